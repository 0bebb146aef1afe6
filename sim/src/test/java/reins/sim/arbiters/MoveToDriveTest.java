package reins.sim.arbiters;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.role.Guidance;
import reins.core.role.Signal;

import java.util.Map;

final class MoveToDriveTest {
    private static final Action PROPOSED = Ticks.controls(1, 2);
    private static final Action HELD = Ticks.controls(-1, 0);

    /** Three ticks of rest. */
    private final Ticks ticks =
            new Ticks(Arbiters.MOVE, Map.of("threshold", "0.2", "restSeconds", "0.06"));

    private boolean drives(Guidance guidance) {
        return ticks.tick(PROPOSED, guidance).teacherDrives();
    }

    private static Guidance moved(double way) {
        return Ticks.says(HELD, way, Signal.HANDS_ON);
    }

    @Test
    void handsThatMoveTheControlsDriveUntilTheseHaveRestedForAWhile() {
        assertFalse(drives(Guidance.SILENT));
        assertEquals(new Decision.TakenOver(HELD, PROPOSED), ticks.tick(PROPOSED, moved(0.3)));
        assertTrue(drives(moved(0)));
        assertTrue(drives(moved(0)));
        assertTrue(drives(moved(0.5)), "it moves again");
        for (int i = 0; i < 3; i++) {
            assertTrue(drives(moved(0.1)), "tick " + i);
        }
        assertFalse(drives(moved(0)));
        assertFalse(drives(moved(0)));
        assertTrue(drives(moved(1)));
    }

    @Test
    void handsThatRestSayNothingOfWhatShouldBeDone() {
        assertEquals(new Decision.Autonomous(PROPOSED), ticks.tick(PROPOSED, moved(0.1)));
    }

    @Test
    void whoOnlySaysWhatItWouldDoMovesNothing() {
        assertEquals(new Decision.Labelled(PROPOSED, HELD), ticks.tick(PROPOSED, Ticks.says(HELD)));
    }

    @Test
    void aButtonTakesOverAndHandsBackAtOnce() {
        assertTrue(drives(Ticks.says(HELD, 0, Signal.HANDS_ON, Signal.TAKE_OVER)));
        assertTrue(drives(Ticks.says(HELD, Signal.TAKE_OVER)));
        assertFalse(drives(Ticks.says(HELD, 0, Signal.HAND_BACK)));
        assertTrue(drives(moved(1)));
        assertFalse(drives(Ticks.says(HELD, 1, Signal.HANDS_ON, Signal.HAND_BACK)));
    }

    @Test
    void aNewEpisodeIsThePolicysUntilTheHandsMove() {
        assertTrue(drives(moved(1)));
        ticks.nextEpisode();
        assertFalse(drives(moved(0)));
    }
}
