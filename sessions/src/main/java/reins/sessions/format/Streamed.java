package reins.sessions.format;

import java.io.IOException;
import java.io.UncheckedIOException;

/** Attempts on their way into a file. Safe on every thread. */
public final class Streamed {
    private Streamed() {}

    /** Writes one attempt. */
    @FunctionalInterface
    public interface Writing {
        void write(Attempt attempt) throws IOException;
    }

    /**
     * @throws IOException what the writing threw
     */
    public static void each(Attempts attempts, Writing writing) throws IOException {
        try {
            attempts.each(attempt -> {
                try {
                    writing.write(attempt);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            });
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }
}
