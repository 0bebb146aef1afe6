package reins.core.flow;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** What is left on a disk, for whoever could not write there and asks why. Safe on every thread. */
public final class FreeSpace {
    private static final long MEGABYTE = 1_000_000;

    private FreeSpace() {}

    /**
     * Why something does not fit into a folder, as a sentence; empty where it does, or where that
     * cannot be found out.
     *
     * @param what is written there, for instance {@code PyTorch}
     * @param folder may be missing
     * @param bytes that it takes about, above 0
     */
    public static Optional<String> lacking(String what, Path folder, long bytes) {
        Path place = folder.toAbsolutePath();
        while (!Files.exists(place) && place.getParent() != null) {
            place = place.getParent();
        }
        try {
            long free = Files.getFileStore(place).getUsableSpace();
            return free >= bytes
                    ? Optional.empty()
                    : Optional.of(
                            "%s is unpacked into %s and needs about %d MB there, and %d MB are free; make room on that disk."
                                    .formatted(what, folder, bytes / MEGABYTE, free / MEGABYTE));
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
