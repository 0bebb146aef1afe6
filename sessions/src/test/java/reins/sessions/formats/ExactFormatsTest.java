package reins.sessions.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Format;
import reins.sessions.format.hdf5.Minari;
import reins.sessions.format.hdf5.Robomimic;
import reins.sessions.format.npz.Imitation;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Formats that ignore what they do not know, and so give back everything as it was. */
class ExactFormatsTest {
    @TempDir Path folder;

    static List<Format> formats() {
        return List.of(new Robomimic(), new Minari(), new Imitation());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void everythingComesBackAsItWas(Format format) throws IOException {
        comesBack(format, Samples.world(Samples.cameras()));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void withoutPicturesToo(Format format) throws IOException {
        comesBack(format, Samples.world(List.of()));
    }

    @Test
    void tokensComeBackToo() throws IOException {
        comesBack(new Imitation(), Samples.tokens());
        comesBack(new Minari(), Samples.tokens());
    }

    private void comesBack(Format format, WorldSpec world) throws IOException {
        Attempts attempts = Samples.attempts(world, 1);
        Path target = folder.resolve(format.id());
        format.write(attempts, target, Progress.NONE);
        try (Attempts back = format.read(target)) {
            assertEquals(attempts.world(), back.world());
            assertEquals(attempts.count(), back.count());
            assertEquals(attempts.ticks(), back.ticks());
            assertEquals(list(attempts), list(back));
            assertEquals(list(attempts), list(back), "a second time");
            assertEquals(attempts.about().get("title"), back.about().get("title"));
        }
    }

    @Test
    void tokensHaveNoPlaceInRobomimic() {
        Attempts attempts = Samples.attempts(Samples.tokens(), 1);
        ReinsException refused =
                assertThrows(
                        ReinsException.class,
                        () -> new Robomimic().write(attempts, folder.resolve("t"), Progress.NONE));
        assertTrue(refused.sentence().contains("tokens"));
    }

    static List<Attempt> list(Attempts attempts) {
        List<Attempt> list = new ArrayList<>();
        attempts.each(list::add);
        return list;
    }
}
