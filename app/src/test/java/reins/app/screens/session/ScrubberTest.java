package reins.app.screens.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reins.app.review.Film;
import reins.app.review.Review;
import reins.core.fact.Episode;
import reins.core.fact.Start;
import reins.sessions.Band;

import java.util.BitSet;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

final class ScrubberTest {
    private static final double TICK = 0.02;
    private static final long SECOND = 1_000_000_000;

    private final Scrubber scrubber = new Scrubber();

    private static Review episode(long id, int ticks) {
        return new Review(
                new Episode(id, new Start.Fresh(1), List.of()),
                new Film(List.of(), "", false),
                Collections.nCopies(ticks, Band.Driver.POLICY),
                List.of(),
                List.of(),
                new BitSet(),
                List.of(),
                false);
    }

    @BeforeEach
    void lookAtAnEpisodeOfAHundredTicks() {
        scrubber.show(episode(1, 100), TICK);
    }

    private int tick() {
        return scrubber.tickProperty().get();
    }

    @Test
    void oneCannotLookBeyondTheEpisode() {
        scrubber.step(-5);
        assertEquals(0, tick());
        scrubber.jump(1000);
        assertEquals(100, tick(), "what the last tick led to");
    }

    @Test
    void itPlaysInTheWorldsTimeAtTheSpeedThatIsChosenAndStopsAtTheEnd() {
        scrubber.togglePlay();
        scrubber.pulse(SECOND);
        scrubber.pulse(2 * SECOND);
        assertEquals(50, tick(), "a second is fifty ticks");
        scrubber.setSpeed(0.5);
        scrubber.pulse(3 * SECOND);
        assertEquals(75, tick());
        scrubber.pulse(9 * SECOND);
        assertEquals(100, tick());
        assertFalse(scrubber.playingProperty().get());
        scrubber.togglePlay();
        assertEquals(0, tick(), "from the beginning again");
    }

    @Test
    void bracketsSelectFromHereAndToHere() {
        scrubber.selectFrom(10);
        assertEquals(Optional.of(new Range(10, 100)), scrubber.selectionProperty().get());
        scrubber.selectTo(19);
        assertEquals(Optional.of(new Range(10, 20)), scrubber.selectionProperty().get());
        scrubber.selectFrom(40);
        assertEquals(Optional.of(new Range(40, 100)), scrubber.selectionProperty().get());
        scrubber.selectTo(5);
        assertEquals(Optional.of(new Range(0, 6)), scrubber.selectionProperty().get());
    }

    @Test
    void zoomingKeepsTheTickUnderTheMouseAndStaysWithinTheEpisode() {
        scrubber.zoom(0.5, 50);
        assertEquals(new Scrubber.Window(25, 75), scrubber.windowProperty().get());
        scrubber.pan(100);
        assertEquals(new Scrubber.Window(50, 100), scrubber.windowProperty().get());
        scrubber.zoom(10, 60);
        assertEquals(new Scrubber.Window(0, 100), scrubber.windowProperty().get());
        scrubber.zoom(0.001, 50);
        assertTrue(scrubber.windowProperty().get().width() >= 12);
    }

    @Test
    void theTimelineFollowsTheTick() {
        scrubber.zoom(0.2, 10);
        scrubber.jump(90);
        Scrubber.Window window = scrubber.windowProperty().get();
        assertTrue(window.from() <= 90 && 90 <= window.to());
    }

    @Test
    void theSameEpisodeEditedIsLookedAtWhereItWasAndAnotherFromItsBeginning() {
        scrubber.jump(42);
        scrubber.show(episode(1, 100), TICK);
        assertEquals(42, tick());
        scrubber.show(episode(2, 30), TICK);
        assertEquals(0, tick());
        assertEquals(new Scrubber.Window(0, 30), scrubber.windowProperty().get());
    }
}
