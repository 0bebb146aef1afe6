package reins.sessions;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.InstantSource;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;

/** Creates, opens and copies session files. Safe on every thread. */
public final class Session {
    /** The ending of session files' names. */
    public static final String SUFFIX = ".reins";

    private Session() {}

    /**
     * Creates a session.
     *
     * @throws ReinsException where there is a file already, or it cannot be written
     */
    public static SessionWriter create(Path file, SessionHeader header) {
        if (Files.exists(file)) {
            throw new ReinsException("There is a file already; choose another name: " + file);
        }
        requireFolder(file);
        Database database = begin(file, header);
        try {
            return new SessionWriter(database);
        } catch (ReinsException e) {
            database.close();
            delete(file);
            throw e;
        }
    }

    /** A new file with nothing recorded in it. */
    static Database begin(Path file, SessionHeader header) {
        Database database = Database.writable(file);
        try {
            database.commit(() -> {
                Migrations.ALL.apply(database);
                Headers.write(database, header);
            });
            return database;
        } catch (ReinsException e) {
            database.close();
            delete(file);
            throw e;
        }
    }

    /**
     * Opens a session to go on with: new recordings are appended.
     *
     * @throws ReinsException where it is no session, is newer, is damaged, cannot be written, or is
     *     being written by someone else
     */
    public static SessionWriter open(Path file) {
        return current(file, SessionWriter::new);
    }

    /**
     * Opens a session for editing.
     *
     * @param clock tells when a change was made
     * @throws ReinsException as for {@link #open}
     */
    public static SessionEditor edit(Path file, InstantSource clock) {
        return current(file, database -> new SessionEditor(database, clock));
    }

    /** Opens an intact session for writing and brings it up to date. */
    private static <T> T current(Path file, Function<Database, T> use) {
        // Asked before anything is written: a file that is not ours stays as it is.
        try (SessionReader reader = SessionReader.open(file)) {
            reader.damage()
                    .ifPresent(sentence -> {
                        throw new ReinsException(sentence);
                    });
        }
        Database database = Database.writable(file);
        try {
            if (!Migrations.ALL.isCurrent(database)) {
                database.commit(() -> Migrations.ALL.apply(database));
            }
            return use.apply(database);
        } catch (ReinsException e) {
            database.close();
            throw e;
        }
    }

    /**
     * A copy in one file, as of now; the session may be recording meanwhile.
     *
     * @param replace whether a file that is there may be overwritten
     * @throws ReinsException where it may not, or the copy cannot be written
     */
    public static void saveAs(Path session, Path copy, boolean replace) {
        try (SessionReader reader = SessionReader.open(session)) {
            copy(session, reader::copyTo, copy, replace);
        }
    }

    /**
     * @param source writes a copy into its first argument, which will be called as its second
     */
    static void copy(Path session, BiConsumer<Path, Path> source, Path copy, boolean replace) {
        Path target = copy.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            if (!replace) {
                throw new ReinsException("There is a file already; choose another name: " + copy);
            }
            if (isSame(session, target)) {
                throw new ReinsException("A session cannot be saved over itself: " + copy);
            }
        }
        make(target, replace, part -> source.accept(part, copy));
    }

    /**
     * Makes a file that is complete or absent.
     *
     * @param source writes all of it into a file that is not there yet
     * @throws ReinsException where there is a file already, or it cannot be written
     */
    static void make(Path file, Consumer<Path> source) {
        Path target = file.toAbsolutePath().normalize();
        if (Files.exists(target)) {
            throw new ReinsException("There is a file already; choose another name: " + file);
        }
        make(target, false, source);
    }

    private static void make(Path target, boolean replace, Consumer<Path> source) {
        requireFolder(target);
        Path part = target.resolveSibling("." + target.getFileName() + ".part");
        delete(part);
        try (Claim _ = Claim.of(target)) {
            source.accept(part);
            try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            // Left behind by a killed program, they would be taken for the new file's.
            removeBeside(target);
            if (replace) {
                Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.move(part, target);
            }
        } catch (IOException e) {
            throw new ReinsException(
                    "The copy cannot be written (%s); choose another name or folder: %s"
                            .formatted(e.getClass().getSimpleName(), target),
                    e);
        } finally {
            remove(part);
        }
    }

    /**
     * Deletes a session that nobody is writing.
     *
     * @throws ReinsException where it cannot be removed
     */
    public static void remove(Path session) {
        delete(session);
        try {
            removeBeside(session);
        } catch (IOException e) {
            throw unremovable(session, e);
        }
    }

    /** Gives a session another title. */
    static void retitle(Path session, String title) {
        Database database =
                current(
                        session,
                        open -> {
                            open.commit(() -> open.update("UPDATE session SET title = ?", title));
                            open.settle();
                            return open;
                        });
        database.close();
    }

    /**
     * Merges what a killed program left next to a session into it, where possible.
     *
     * @throws ReinsException where it is being recorded
     */
    static void settle(Path session) {
        if (Claim.isHeld(session)) {
            throw Claim.busy(session);
        }
        if (Files.exists(wal(session))) {
            try (Database database = Database.writable(session)) {
                database.settle();
            } catch (ReinsException _) {
                // Damaged, or no session at all: it stays in two files.
            }
        }
    }

    /** Moves a session, and the files that go with it, to where nothing is yet. */
    static void move(Path session, Path target) throws IOException {
        Path wal = wal(session);
        if (Files.exists(wal)) {
            Files.move(wal, wal(target));
        }
        Files.move(session, target);
        removeBeside(session);
    }

    private static Path wal(Path session) {
        return session.resolveSibling(session.getFileName() + "-wal");
    }

    private static void removeBeside(Path session) throws IOException {
        Files.deleteIfExists(wal(session));
        Files.deleteIfExists(session.resolveSibling(session.getFileName() + "-shm"));
    }

    private static void requireFolder(Path file) {
        Path folder = file.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ReinsException("There is no such folder; choose another one: " + folder);
        }
        if (!Files.isWritable(folder)) {
            throw new ReinsException(
                    "This folder may not be written to; choose another: " + folder);
        }
    }

    private static boolean isSame(Path one, Path other) {
        try {
            return Files.isSameFile(one, other);
        } catch (IOException _) {
            return one.toAbsolutePath().equals(other.toAbsolutePath());
        }
    }

    private static void delete(Path file) {
        try {
            Files.deleteIfExists(file);
        } catch (IOException e) {
            throw unremovable(file, e);
        }
    }

    private static ReinsException unremovable(Path file, IOException cause) {
        return new ReinsException("A file cannot be removed; remove it yourself: " + file, cause);
    }
}
