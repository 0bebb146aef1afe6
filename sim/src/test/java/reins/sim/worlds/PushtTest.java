package reins.sim.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;

/**
 * Where the T is pushed to in the benchmark was printed by {@code python
 * sim/src/test/python/pusht_golden.py}, with gym-pusht 0.1.5.
 */
final class PushtTest {
    private static final Tee.Pose UPRIGHT = new Tee.Pose(256, 200, 0);

    private final Pusht pusht = new Pusht(Pusht.TYPE.defaults());

    private static Action to(double x, double y) {
        return new Action.Continuous(Vec.of((float) x, (float) y));
    }

    /** Two engines do not settle contacts alike to the last pixels. */
    private static void near(Vec state, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            double tolerance = i < 2 ? 0.02 : i < 4 ? 2.5 : 0.03;
            assertEquals(expected[i], state.at(i), tolerance, "number " + i + " of " + state);
        }
    }

    private Vec pushed(Pusht world, int ticks, double x, double y) {
        Outcome outcome = world.step(to(x, y));
        for (int i = 1; i < ticks; i++) {
            outcome = world.step(to(x, y));
        }
        return outcome.observation().state();
    }

    @Test
    void thePusherStrivesToItsTargetAsADampedSpring() {
        pusht.reset(100, 400, UPRIGHT);
        // v += (100 (200 - x) - 20 v) / 100; x += v / 100, ten times from x = 100, v = 0:
        // 101, 102.79, 105.19..., reckoned by hand for the first tick.
        double x = 100;
        double speed = 0;
        for (int i = 0; i < 10; i++) {
            speed += (100 * (200 - x) - 20 * speed) * 0.01;
            x += speed * 0.01;
        }
        assertEquals(x, pusht.step(to(200, 400)).observation().state().at(0), 1e-2);
        assertEquals(200, pushed(pusht, 20, 200, 400).at(0), 0.1);
    }

    @Test
    void aPushThroughTheMassCentreMovesTheTeeStraight() {
        pusht.reset(256, 400, UPRIGHT);
        Vec state = pushed(pusht, 30, 256, 300);
        // The stem's end is 120 below the origin, the pusher's edge 15 above its centre.
        assertEquals(256, state.at(2), 0.5);
        assertEquals(300 - 15 - 120, state.at(3), 0.6);
        assertEquals(0, Math.sin(state.at(4)), 0.01);
    }

    @Test
    void theTeeIsPushedAsInTheBenchmark() {
        pusht.reset(306, 150, UPRIGHT);
        near(pushed(pusht, 20, 306, 220), 306, 220, 266.1932, 223.2097, 0.3046);
        pusht.reset(100, 400, new Tee.Pose(277.5741, 205.5088, 0.5));
        near(pushed(pusht, 20, 256, 260), 256, 260, 291.979, 196.0464, 0.0913);
        near(pushed(pusht, 10, 350, 260), 349.9047, 260, 351.3308, 187.1314, 5.8785);
        pusht.reset(400, 320, new Tee.Pose(293.8662, 220.6864, 1));
        near(pushed(pusht, 15, 240, 240), 240.0037, 240.0018, 258.9674, 178.6622, 0.786);
        near(pushed(pusht, 15, 100, 300), 100.0032, 299.9986, 254.6739, 174.1518, 0.9584);
    }

    @Test
    void theTeeStopsWithThePusher() {
        pusht.reset(256, 400, UPRIGHT);
        float rested = pushed(pusht, 30, 256, 300).at(3);
        assertEquals(rested, pushed(pusht, 1, 256, 450).at(3), 0.2);
    }

    @Test
    void coveringTheTargetIsASuccess() {
        double cos = Math.cos(Math.PI / 4);
        // 4 pixels beside the target along its bar: 116 by 30 and 26 by 90 of 6300 are covered.
        pusht.reset(60, 60, new Tee.Pose(288.9898, 260.5821, 0.7));
        assertEquals(0.2704, pusht.step(to(60, 60)).reward().at(0), 1e-3, "as in the benchmark");
        pusht.reset(60, 60, new Tee.Pose(256 + 4 * cos, 256 + 4 * cos, Math.PI / 4));
        Outcome beside = pusht.step(to(60, 60));
        assertEquals(5820 / 6300.0 / 0.95, beside.reward().at(0), 1e-3);
        assertEquals(Ending.NONE, beside.ending());
        pusht.reset(60, 60, new Tee.Pose(256 + cos, 256 + cos, Math.PI / 4));
        Outcome there = pusht.step(to(60, 60));
        assertEquals(1, there.reward().at(0));
        assertEquals(Ending.SUCCESS, there.ending());
        assertThrows(IllegalStateException.class, () -> pusht.step(to(60, 60)));
    }

    @Test
    void aDraughtMovesTheTeeAndAHeavyOneSlowsThePusher() {
        Pusht windy = new Pusht(new Pusht.Config(50, 0, 1, 0, 0));
        Vec before = windy.reset(60, 60, UPRIGHT).state();
        Vec after = pushed(windy, 20, 60, 60);
        assertTrue(Math.abs(after.at(2) - before.at(2)) > 1, "moved to " + after);
        Pusht heavy = new Pusht(new Pusht.Config(0, 0, 5, 0, 0));
        pusht.reset(256, 336, UPRIGHT);
        heavy.reset(256, 336, UPRIGHT);
        assertTrue(pushed(heavy, 3, 256, 200).at(1) > pushed(pusht, 3, 256, 200).at(1) + 10);
    }

    @Test
    void theWallsHoldTheTee() {
        pusht.reset(256, 400, UPRIGHT);
        // There is room for 7 of wall, 120 of T and 15 of pusher, less 6.
        pushed(pusht, 50, 256, 7 + 120 + 15 - 6);
        assertEquals(PushtBodies.WALL_LOW, pushed(pusht, 20, 256, 450).at(3), 0.5);
    }
}
