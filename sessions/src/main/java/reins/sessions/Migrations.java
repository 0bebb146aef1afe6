package reins.sessions;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * The numbered scripts that make a session file, and bring an older one up to date. Safe on every
 * thread.
 *
 * @param scripts the first makes version 1 from an empty file, the next version 2 from that, …
 */
record Migrations(List<String> scripts) {
    /** "Rein" in ASCII; set by the first script. */
    static final int APPLICATION = 0x5265696e;

    /** How many scripts there are. */
    private static final int NEWEST = 5;

    static final Migrations ALL =
            new Migrations(
                    IntStream.rangeClosed(1, NEWEST)
                            .mapToObj(version -> load(Integer.toString(version)))
                            .toList());

    /** Below these versions the tables are read through these views; the next above counts. */
    private static final NavigableMap<Long, List<String>> BEFORE =
            new TreeMap<>(
                    Map.of(
                            3L, statements(load("before-3")),
                            4L, statements(load("before-4")),
                            5L, statements(load("before-5"))));

    private static final List<String> VIEWED =
            List.of("step", "frame", "episode", "snapshot", "finding", "evaluation", "remark");

    Migrations {
        scripts = List.copyOf(scripts);
    }

    /** Makes sure that this is a session and not one from a newer program. */
    void check(Database database) {
        long application = database.run(() -> database.number("PRAGMA application_id"));
        if (application != APPLICATION) {
            throw new ReinsException(
                    "This is not a Reins session; choose another file: " + database.file());
        }
        long version = database.run(() -> version(database));
        if (version > scripts.size()) {
            throw new ReinsException(
                    "This session was written by a newer Reins; update Reins to open it: "
                            + database.file());
        }
        if (version < 1) {
            throw Faults.of(database.file(), Faults.damaged("file version " + version));
        }
    }

    /** Whether all scripts have been applied. */
    boolean isCurrent(Database database) {
        return database.run(() -> version(database)) == scripts.size();
    }

    /** Applies the scripts that are missing, in the transaction that is open. */
    void apply(Database database) throws SQLException {
        for (int version = Math.toIntExact(version(database));
                version < scripts.size();
                version++) {
            for (String statement : statements(scripts.get(version))) {
                database.execute(statement);
            }
            database.execute("PRAGMA user_version = " + (version + 1));
        }
    }

    /**
     * Whether the file is of version 1 and has been left so; then a temporary view tells its edits
     * as they are now.
     */
    boolean showsOldEdits(Database database) throws SQLException {
        boolean old = version(database) == 1;
        if (old) {
            database.execute(statements(scripts.get(1)).getFirst());
        }
        return old;
    }

    /**
     * Lets the tables of an older file be read as they are now, by temporary views, which go once
     * the file was brought up to date.
     */
    void present(Database database) throws SQLException {
        Map.Entry<Long, List<String>> old = BEFORE.higherEntry(version(database));
        boolean viewed =
                database.number("SELECT count(*) FROM temp.sqlite_schema WHERE name = 'episode'")
                        > 0;
        if (old != null && !viewed) {
            for (String view : old.getValue()) {
                database.execute(view);
            }
        } else if (old == null && viewed) {
            for (String view : VIEWED) {
                database.execute("DROP VIEW IF EXISTS temp." + view);
            }
        }
    }

    private static List<String> statements(String script) {
        List<String> statements = new ArrayList<>();
        for (String statement : script.split(";\\s*\\n", -1)) {
            if (!statement.isBlank()) {
                statements.add(statement);
            }
        }
        return statements;
    }

    private static long version(Database database) throws SQLException {
        return database.number("PRAGMA user_version");
    }

    private static String load(String name) {
        try (InputStream script =
                Objects.requireNonNull(Migrations.class.getResourceAsStream(name + ".sql"))) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
