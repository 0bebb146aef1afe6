package reins.sessions;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * The one right to write a session, given back by the system if the program is killed. It lies in a
 * file beside the session, because any lock of our own on the session itself would disturb
 * SQLite's. Safe on every thread.
 */
final class Claim implements AutoCloseable {
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
        Path beside = file.resolveSibling(file.getFileName() + "-lock");
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
        } catch (OverlappingFileLockException _) {
            held = false; // this very program has it
        } catch (IOException e) {
            claim.release();
            throw refused(file, e);
        }
        if (!held) {
            claim.release();
            throw new ReinsException(
                    "This session is being recorded already; close it there, or choose another"
                            + " file: "
                            + file);
        }
        return claim;
    }

    @Override
    public void close() {
        try {
            Files.deleteIfExists(beside);
        } catch (IOException e) {
            throw refused(beside, e);
        } finally {
            release();
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
