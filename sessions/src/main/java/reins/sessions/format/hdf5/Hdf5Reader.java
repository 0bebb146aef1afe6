package reins.sessions.format.hdf5;

import io.jhdf.HdfFile;
import io.jhdf.api.Group;
import io.jhdf.filter.FilterManager;

import reins.core.fact.ReinsException;
import reins.sessions.Damaged;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;

/**
 * An HDF5 file of another program, opened for reading: what it claims is checked before it is
 * believed, and links are not followed. Used by one thread.
 */
final class Hdf5Reader implements AutoCloseable {
    static {
        FilterManager.addFilter(new Hdf5Deflate());
    }

    private final Path file;
    private final AutoCloseable source;
    private final Group root;

    private Hdf5Reader(Path file, AutoCloseable source, Group root) {
        this.file = file;
        this.source = source;
        this.root = root;
    }

    /**
     * @throws ReinsException where it is no such file
     */
    static Hdf5Reader open(Path file) {
        return guarded(
                file,
                "its beginning",
                () -> {
                    long size = Files.size(file);
                    if (size > Integer.MAX_VALUE) {
                        HdfFile whole = new HdfFile(file);
                        return new Hdf5Reader(file, whole, whole);
                    }
                    // In a mapped file an address that lies costs no memory.
                    Arena arena = Arena.ofShared();
                    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
                        HdfFile mapped =
                                HdfFile.fromByteBuffer(
                                        channel.map(FileChannel.MapMode.READ_ONLY, 0, size, arena)
                                                .asByteBuffer());
                        return new Hdf5Reader(file, arena, mapped);
                    } catch (RuntimeException | IOException | StackOverflowError e) {
                        arena.close();
                        throw e;
                    }
                });
    }

    Hdf5Group root() {
        return new Hdf5Group(file, "/", root);
    }

    @Override
    public void close() {
        guarded(
                file,
                "its end",
                () -> {
                    source.close();
                    return file;
                });
    }

    /** Runs code in which jhdf may throw anything, and says where that was. */
    static <T> T guarded(Path file, String place, Callable<T> reading) {
        try {
            return reading.call();
        } catch (ReinsException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw Damaged.at(file, place, "one part contains itself", e);
        } catch (OutOfMemoryError e) {
            throw Damaged.at(file, place, "more memory is needed than there is", e);
        } catch (Exception e) { // of many kinds, where bytes are not what they should be
            throw Damaged.at(file, place, "this is not as an HDF5 file has it", e);
        }
    }
}
