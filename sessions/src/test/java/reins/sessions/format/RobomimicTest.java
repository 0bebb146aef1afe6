package reins.sessions.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.ReinsException;
import reins.core.flow.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

class RobomimicTest {
    private final Format format = new Robomimic();

    @TempDir Path folder;

    @Test
    void everythingComesBackAsItWas() throws IOException {
        Attempts attempts = Samples.attempts(Samples.world(Samples.cameras()), 1);
        Path file = folder.resolve("a.hdf5");
        format.write(attempts, file, Progress.NONE);
        try (Attempts back = format.read(file)) {
            assertEquals(attempts.world(), back.world());
            assertEquals(attempts.count(), back.count());
            assertEquals(attempts.ticks(), back.ticks());
            assertEquals(list(attempts), list(back));
            assertEquals(attempts.about().get("title"), back.about().get("title"));
        }
    }

    @Test
    void tokensHaveNoPlaceInIt() {
        Attempts attempts = Samples.attempts(Samples.tokens(), 1);
        ReinsException refused =
                assertThrows(
                        ReinsException.class,
                        () -> format.write(attempts, folder.resolve("t.hdf5"), Progress.NONE));
        assertTrue(refused.sentence().contains("tokens"));
    }

    static List<Attempt> list(Attempts attempts) {
        List<Attempt> list = new ArrayList<>();
        attempts.each(list::add);
        return list;
    }
}
