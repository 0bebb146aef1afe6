package reins.sessions;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The exclusive right to write a session, which the system releases if the program is killed. It is
 * a lock on a file next to the session, because any lock of our own on the session itself would
 * disturb SQLite's. Safe on every thread.
 */
final class Claim implements AutoCloseable {
    /**
     * The claims of this program: a look at a file of theirs must not open it, for when a process
     * closes any handle of a file, POSIX drops its locks on it.
     */
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path beside;
    private final FileChannel channel;

    private Claim(Path beside, FileChannel channel) {
        this.beside = beside;
        this.channel = channel;
    }

    /**
     * @throws ReinsException where someone else has it, or the folder cannot be written
     */
    static Claim of(Path file) {
        Path beside = beside(file);
        if (!HELD.add(beside)) {
            throw busy(file);
        }
        boolean held = false;
        try {
            Claim claim = lock(file, beside);
            held = true;
            return claim;
        } finally {
            if (!held) {
                HELD.remove(beside);
            }
        }
    }

    private static Claim lock(Path file, Path beside) {
        FileChannel channel;
        try {
            channel = FileChannel.open(beside, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        } catch (IOException e) {
            throw refused(file, e);
        }
        Claim claim = new Claim(beside, channel);
        boolean held = false;
        try {
            // The last holder may have removed the file between our opening and locking it.
            held = channel.tryLock() != null && Files.exists(beside);
        } catch (IOException e) {
            claim.release();
            throw refused(file, e);
        }
        if (!held) {
            claim.release();
            throw busy(file);
        }
        return claim;
    }

    /** Whether some program has it. */
    static boolean isHeld(Path file) {
        Path beside = beside(file);
        if (HELD.contains(beside)) {
            return true;
        }
        if (!Files.exists(beside)) {
            return false;
        }
        try (FileChannel channel = FileChannel.open(beside, StandardOpenOption.WRITE)) {
            return channel.tryLock() == null;
        } catch (IOException | OverlappingFileLockException _) {
            return Files.exists(beside); // just taken, or given back
        }
    }

    static ReinsException busy(Path file) {
        return new ReinsException(
                "This session is being recorded already; close it there, or choose another file: "
                        + file);
    }

    private static Path beside(Path file) {
        Path whole = file.toAbsolutePath().normalize();
        return whole.resolveSibling(whole.getFileName() + "-lock");
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw refused(beside, e);
        } finally {
            release();
            HELD.remove(beside);
        }
    }

    private void release() {
        try {
            channel.close();
        } catch (IOException e) {
            throw refused(beside, e);
        }
    }

    private static ReinsException refused(Path file, IOException cause) {
        return new ReinsException(
                "This folder cannot be written to, so nothing can be recorded in it; choose another"
                        + " one: "
                        + file,
                cause);
    }
}
