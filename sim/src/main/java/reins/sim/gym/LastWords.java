package reins.sim.gym;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;

/**
 * What a program said beside its answers, as far as it may tell why it ended. Used by one thread.
 */
final class LastWords {
    private static final int MOST = 50;
    private static final int LONGEST = 1_000;

    private final Deque<String> lines = new ArrayDeque<>();
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private String fatal = "";

    /** Reads what is there, and waits for nothing. */
    void listen(InputStream errors) {
        try {
            for (int there = errors.available(); there > 0; there = errors.available()) {
                for (byte letter : errors.readNBytes(there)) {
                    hear(letter);
                }
            }
        } catch (IOException _) {
            // Closed by its end: there is no more to hear.
        }
    }

    private void hear(byte letter) {
        if (letter == '\n') {
            finishLine();
        } else if (line.size() < LONGEST) {
            line.write(letter);
        }
    }

    private void finishLine() {
        String said = line.toString(StandardCharsets.UTF_8).strip();
        line.reset();
        if (said.isEmpty()) {
            return;
        }
        if (fatal.isEmpty() && said.startsWith("Fatal Python error")) {
            fatal = said;
        }
        lines.addLast(said);
        if (lines.size() > MOST) {
            lines.removeFirst();
        }
    }

    /** The last lines. */
    String all() {
        return String.join("\n", lines);
    }

    /** Why it ended, once it says no more; empty where it did not say. */
    String why() {
        finishLine();
        return !fatal.isEmpty() ? fatal : lines.isEmpty() ? "" : lines.getLast();
    }
}
