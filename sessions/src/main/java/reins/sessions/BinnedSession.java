package reins.sessions;

import java.nio.file.Path;
import java.time.Instant;

/**
 * A session in a library's bin. Safe on every thread.
 *
 * @param file where it lies now
 * @param binned when it was put there
 * @param bytes size of the file
 */
public record BinnedSession(Path file, Instant binned, long bytes) {
    /** The file's name, which it will have again. */
    public String name() {
        return String.valueOf(file.getFileName());
    }
}
