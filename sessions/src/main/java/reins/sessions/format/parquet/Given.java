package reins.sessions.format.parquet;

import org.jspecify.annotations.Nullable;

/** Checks parts of a file's structures that may not be left out. Safe on every thread. */
final class Given {
    private Given() {}

    /**
     * @throws IllegalArgumentException where it was left out
     */
    static <T> T part(@Nullable T part, String name) {
        if (part == null) {
            throw new IllegalArgumentException("there is no " + name);
        }
        return part;
    }
}
