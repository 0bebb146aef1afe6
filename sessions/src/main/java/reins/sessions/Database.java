package reins.sessions;

import org.sqlite.SQLiteConfig;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One open connection to a session file; what SQLite throws becomes a sentence. Used by one thread.
 *
 * <p>The file is never opened but through SQLite: when a process closes any handle of a file, POSIX
 * drops all its locks on it, those of a live connection too.
 */
final class Database implements AutoCloseable {
    /**
     * Long enough for another process to recover or copy something, and as long as a person will
     * wait.
     */
    private static final int BUSY_MILLIS = 1000;

    /** Up to here a full check takes well under a second. */
    private static final long CHEAP_BYTES = 32L << 20;

    private final Path file;
    private final Connection connection;
    private final Optional<Claim> claim;
    private final Optional<Object> identity;
    private Optional<String> damage = Optional.empty();

    private Database(Path file, Connection connection, Optional<Claim> claim) {
        this.file = file;
        this.connection = connection;
        this.claim = claim;
        identity = identity(file);
    }

    /** A piece of work that may fail as JDBC fails. */
    @FunctionalInterface
    interface Task<T> {
        T run() throws SQLException;
    }

    /** A change of what is stored. */
    @FunctionalInterface
    interface Change {
        void run() throws SQLException;
    }

    /** Turns one row into a value. */
    @FunctionalInterface
    interface Row<T> {
        T read(ResultSet row) throws SQLException;
    }

    /** Opens exclusively for writing, and creates the file where there is none. */
    static Database writable(Path file) {
        Claim claim = Claim.of(file);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
        try {
            return open(file, config, Optional.of(claim));
        } catch (ReinsException e) {
            claim.close();
            throw e;
        }
    }

    /** Opens an existing file without ever changing it, and checks whether it is intact. */
    static Database readable(Path file) {
        Database database = glance(file);
        try {
            database.survey();
            return database;
        } catch (ReinsException e) {
            database.close();
            throw e;
        }
    }

    /** Opens an existing file without ever changing it, intact or not. */
    static Database glance(Path file) {
        if (!Files.exists(file)) {
            throw new ReinsException("There is no such session; choose another file: " + file);
        }
        if (Files.isDirectory(file)) {
            throw new ReinsException("This is a folder, not a session; choose a file: " + file);
        }
        SQLiteConfig config = new SQLiteConfig();
        config.setReadOnly(true);
        return open(file, config, Optional.empty());
    }

    private static Database open(Path file, SQLiteConfig config, Optional<Claim> claim) {
        config.enforceForeignKeys(true);
        config.setBusyTimeout(BUSY_MILLIS);
        try {
            return new Database(
                    file,
                    DriverManager.getConnection(
                            "jdbc:sqlite:" + file.toAbsolutePath(), config.toProperties()),
                    claim);
        } catch (SQLException e) {
            throw Faults.of(file, e);
        }
    }

    Path file() {
        return file;
    }

    /** What was found wrong when the file was opened for reading. */
    Optional<String> damage() {
        return damage;
    }

    /** Checks whether the file is intact and, where it is not, makes the rest readable. */
    private void survey() {
        try {
            long bytes =
                    number(
                            "SELECT page_count * page_size FROM pragma_page_count,"
                                    + " pragma_page_size");
            if (bytes <= CHEAP_BYTES) {
                String verdict = first("PRAGMA quick_check(1)", row -> row.getString(1)).orElse("");
                if (!verdict.equals("ok")) {
                    damage =
                            Optional.of("This session is damaged; some of it may be lost: " + file);
                }
            }
        } catch (SQLException e) {
            if (!Faults.isDamage(e)) {
                throw Faults.of(file, e);
            }
            damage = Optional.of("This session is cut off; its last part is lost: " + file);
            // Else SQLite refuses a file that is shorter than its first page says.
            run(() -> {
                execute("PRAGMA writable_schema = ON");
                return true;
            });
        }
    }

    void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /** Every row, in order. */
    <T> List<T> list(String sql, Row<T> row, Object... parameters) throws SQLException {
        List<T> rows = new ArrayList<>();
        each(sql, result -> rows.add(row.read(result)), parameters);
        return rows;
    }

    /** The first row. */
    <T> Optional<T> first(String sql, Row<T> row, Object... parameters) throws SQLException {
        List<T> rows = list(sql, row, parameters);
        return rows.isEmpty() ? Optional.empty() : Optional.of(rows.getFirst());
    }

    long number(String sql) throws SQLException {
        return first(sql, row -> row.getLong(1)).orElse(0L);
    }

    <T> void each(String sql, Row<T> row, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                row.read(result);
            }
        } catch (IllegalArgumentException | NullPointerException e) {
            // The facts check themselves: a row that makes none was not written by us.
            throw Faults.damaged(e.toString());
        }
    }

    void update(String sql, Object... parameters) throws SQLException {
        try (PreparedStatement statement = prepare(sql, parameters)) {
            statement.executeUpdate();
        }
    }

    PreparedStatement prepare(String sql, Object... parameters) throws SQLException {
        PreparedStatement statement = connection.prepareStatement(sql);
        for (int i = 0; i < parameters.length; i++) {
            statement.setObject(i + 1, parameters[i]);
        }
        return statement;
    }

    <T> T run(Task<T> task) {
        try {
            return task.run();
        } catch (SQLException e) {
            throw Faults.of(file, e);
        }
    }

    /**
     * Writes all of a change or nothing.
     *
     * @throws ReinsException where the file cannot be written now; it may be tried again
     */
    void commit(Change change) {
        if (!identity(file).equals(identity)) {
            throw new ReinsException(
                    "The session's file was moved or deleted; put it back to go on recording, or"
                            + " save the session under another name: "
                            + file);
        }
        run(() -> {
            execute("BEGIN IMMEDIATE");
            boolean done = false;
            try {
                change.run();
                execute("COMMIT");
                done = true;
            } finally {
                if (!done) {
                    rollBack();
                }
            }
            return true;
        });
    }

    private void rollBack() {
        try {
            execute("ROLLBACK");
        } catch (SQLException _) {
            // after some errors SQLite has done it already
        }
    }

    /**
     * Writes a whole copy of what is committed now.
     *
     * @param part where; there must be no such file
     * @param target what it will be called
     */
    void copyTo(Path part, Path target) {
        try {
            update("VACUUM INTO ?", part.toString());
        } catch (SQLException e) {
            throw Faults.of(Faults.isDamage(e) ? file : target, e);
        }
    }

    /**
     * Leaves one file that can be read anywhere, with no other files around it. While someone reads
     * it, it stays as it is, which is as safe.
     */
    void settle() {
        run(() -> {
            execute("PRAGMA wal_checkpoint(TRUNCATE)");
            try {
                execute("PRAGMA journal_mode = DELETE");
            } catch (SQLException e) {
                if (!Faults.isBusy(e)) {
                    throw e;
                }
            }
            return true;
        });
    }

    @Override
    public void close() {
        try {
            run(() -> {
                connection.close();
                return true;
            });
        } finally {
            claim.ifPresent(Claim::close);
        }
    }

    /** The file's identity; the same for every file where the system does not tell. */
    private static Optional<Object> identity(Path file) {
        try {
            return Optional.ofNullable(
                    Files.readAttributes(file, BasicFileAttributes.class).fileKey());
        } catch (IOException e) {
            return Optional.of(e.getClass());
        }
    }
}
