package reins.app.screens.drive;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.app.screens.EndingCard;
import reins.core.fact.Ending;
import reins.core.fact.EpisodeSummary;
import reins.sim.worlds.Worlds;

import java.util.Optional;

final class LastEndingTest {
    private static final long SECOND = 1_000_000_000;
    private final LastEnding ending = new LastEnding();

    private void end(Ending how, double episodeReturn) {
        ending.ended(
                new EpisodeSummary(1, 10, 10, episodeReturn, 0, 0, 0, how), Worlds.find("lander"));
    }

    @Test
    void itIsToldWithItsReturnUntilItCanBeRead() {
        ending.pulse(SECOND);
        end(Ending.SUCCESS, 262.4);
        assertEquals(
                Optional.of(new EndingCard.Told(Ending.SUCCESS, "Success  +262")),
                ending.toldProperty().get());
        ending.pulse(2 * SECOND);
        ending.pulse(4 * SECOND);
        assertEquals(true, ending.toldProperty().get().isPresent());
        ending.pulse(5 * SECOND);
        assertEquals(Optional.empty(), ending.toldProperty().get());
    }

    @Test
    void anEpisodeThatWasLeftIsNotTold() {
        end(Ending.NONE, 3);
        assertEquals(Optional.empty(), ending.toldProperty().get());
    }

    @Test
    void aLossIsWrittenWithItsSign() {
        end(Ending.FAILURE, -104.2);
        assertEquals("Failure  −104", ending.toldProperty().get().orElseThrow().words());
    }
}
