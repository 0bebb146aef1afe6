package reins.sim.worlds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;

import java.util.SplittableRandom;

/**
 * Numbers named Gymnasium's were printed by {@code python sim/src/test/python/walker_golden.py},
 * which walks Gymnasium 1.4.0's BipedalWalker-v3 on Box2D 2.3.10 from the same random numbers; its
 * solver is given 10,000 rounds a tick, so that it settles, as ours does.
 */
final class WalkerTest {
    private final Walker walker = new Walker(Walker.TYPE.defaults());
    private double total;

    private static Action action(double... efforts) {
        float[] controls = new float[efforts.length];
        for (int i = 0; i < controls.length; i++) {
            controls[i] = (float) efforts[i];
        }
        return new Action.Continuous(Vec.of(controls));
    }

    private Vec stateAfter(int ticks, double... efforts) {
        Vec state = walker.reset(3).state();
        total = 0;
        for (int tick = 0; tick < ticks; tick++) {
            Outcome outcome = walker.step(action(efforts));
            state = outcome.observation().state();
            total += outcome.reward().at(0);
        }
        return state;
    }

    private static void near(double tolerance, Vec state, double... expected) {
        assertEquals(expected.length, state.size());
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], state.at(i), tolerance, "number " + i + " of " + state);
        }
    }

    @Test
    void theCourseIsGymnasiums() {
        WalkerGround ground = WalkerGround.random(new SplittableRandom(3));
        assertEquals(3.3647, ground.at(30), 1e-4);
        assertEquals(3.291, ground.at(100), 1e-4);
        assertEquals(3.0628, ground.at(199), 1e-4);
    }

    @Test
    void itIsPutTogetherAsInGymnasium() {
        near(
                4e-3,
                stateAfter(1, 0, 0, 0, 0),
                -0.0052,
                0.0001,
                -0.0053,
                -0.0013,
                0.4365,
                0.0793,
                0.114,
                -0.0993,
                1,
                0.339,
                0.0635,
                0.1158,
                -0.0782,
                1,
                0.4498,
                0.4549,
                0.4708,
                0.4995,
                0.545,
                0.6147,
                0.7236,
                0.904,
                1,
                1);
        assertEquals(-0.0812, total, 2e-3);
    }

    /** The right foot is known to stand; there it is lifted and set down in turn. */
    @Test
    void itSinksToItsKneesAsInGymnasium() {
        near(
                1e-2,
                stateAfter(40, 0, 0, 0, 0),
                0.2347,
                0.0374,
                0.0436,
                -0.0093,
                0.4953,
                -0.3255,
                -0.6285,
                0.0007,
                1,
                0.399,
                -0.3249,
                -0.6248,
                0,
                1,
                0.3575,
                0.3615,
                0.3742,
                0.397,
                0.4331,
                0.4886,
                0.5751,
                0.7185,
                0.9826,
                1);
        assertEquals(-0.9403, total, 1e-2);
    }

    @Test
    void itsMotorsPullAsInGymnasium() {
        near(
                5e-3,
                stateAfter(5, 0.5, -0.5, 0.3, 0.2),
                -0.1229,
                -0.0621,
                -0.0344,
                -0.0656,
                0.7804,
                1,
                -0.3707,
                -1,
                0,
                0.5463,
                0.7575,
                0.053,
                -0.2843,
                1,
                0.4395,
                0.4445,
                0.46,
                0.4881,
                0.5325,
                0.6006,
                0.707,
                0.8832,
                1,
                1);
        assertEquals(-0.9766, total, 5e-3);
        near(
                1e-2,
                stateAfter(10, 1, -1, -1, -1),
                0.173,
                0.03,
                0.0146,
                -0.1834,
                1.1582,
                1,
                -0.6272,
                0,
                0,
                -0.3008,
                -1,
                -0.6314,
                0,
                0,
                0.3965,
                0.401,
                0.415,
                0.4403,
                0.4804,
                0.5419,
                0.6379,
                0.7969,
                1,
                1);
        assertEquals(-1.9674, total, 1e-2);
        near(
                3e-2,
                stateAfter(25, 1, -1, -1, -1),
                0.5435,
                0.0369,
                -0.1571,
                0.0132,
                1.1154,
                0,
                -0.6199,
                0,
                0,
                -0.8358,
                0,
                -0.6393,
                0,
                1,
                0.2672,
                0.2703,
                0.2797,
                0.2968,
                0.3238,
                0.3652,
                0.4299,
                0.537,
                0.7374,
                1);
        assertEquals(-6.0149, total, 0.15);
    }

    /** As Gymnasium is, with its 180 rounds, which do not settle. */
    @Test
    void itIsNearGymnasiumAsItIs() {
        near(
                0.05,
                stateAfter(1, 0, 0, 0, 0),
                -0.0052,
                0,
                -0.0054,
                -0.0014,
                0.4364,
                0.071,
                0.1141,
                -0.0875,
                1,
                0.3391,
                0.0742,
                0.1158,
                -0.092,
                1,
                0.4498,
                0.4549,
                0.4708,
                0.4995,
                0.545,
                0.6147,
                0.7236,
                0.904,
                1,
                1);
        near(
                0.05,
                stateAfter(40, 0, 0, 0, 0),
                0.2315,
                0.0371,
                0.0433,
                -0.0092,
                0.5003,
                -0.3224,
                -0.6282,
                0.0002,
                1,
                0.4056,
                -0.3223,
                -0.6287,
                -0.0003,
                1,
                0.3575,
                0.3615,
                0.3742,
                0.397,
                0.4331,
                0.4885,
                0.5751,
                0.7184,
                0.9826,
                1);
        near(
                0.05,
                stateAfter(10, 1, -1, -1, -1),
                0.1384,
                0.0216,
                0.011,
                -0.1801,
                1.1553,
                1,
                -0.6279,
                0,
                0,
                -0.3049,
                -1,
                -0.631,
                0,
                0,
                0.3982,
                0.4028,
                0.4169,
                0.4423,
                0.4825,
                0.5443,
                0.6407,
                0.8004,
                1,
                1);
        near(
                0.05,
                stateAfter(25, 1, -1, -1, -1),
                0.4916,
                0.0336,
                -0.1403,
                0.0375,
                1.1319,
                0.0021,
                -0.6157,
                0,
                0,
                -0.8349,
                -0.0001,
                -0.6316,
                -0.0453,
                1,
                0.2689,
                0.272,
                0.2815,
                0.2987,
                0.3259,
                0.3676,
                0.4327,
                0.5405,
                0.7422,
                1);
        near(
                0.05,
                stateAfter(5, 0.5, -0.5, 0.3, 0.2),
                -0.1229,
                -0.0621,
                -0.0342,
                -0.0671,
                0.7809,
                1,
                -0.3717,
                -1,
                0,
                0.5494,
                0.7657,
                0.0497,
                -0.289,
                1,
                0.4391,
                0.4441,
                0.4597,
                0.4877,
                0.5321,
                0.6002,
                0.7064,
                0.8825,
                1,
                1);
    }

    @Test
    void aFallIsAFailureAndCostsAHundred() {
        walker.reset(5);
        Outcome outcome = walker.step(action(1, 1, 1, 1));
        while (outcome.ending() == Ending.NONE) {
            outcome = walker.step(action(1, 1, 1, 1));
        }
        assertEquals(Ending.FAILURE, outcome.ending());
        assertEquals(-100, outcome.reward().at(0));
    }

    @Test
    void aBeamEndsWhereItMeetsTheGround() {
        WalkerGround ground = WalkerGround.random(new SplittableRandom(9));
        for (int i = 0; i < 400; i++) {
            double x = 0.2 * i;
            double y = ground.height(x) + 0.5 + 0.01 * i;
            for (int beam = 0; beam < WalkerGround.BEAMS; beam++) {
                double share = ground.seen(beam, x, y);
                double end = y - WalkerGround.downAt(beam, share);
                double below = ground.height(x + WalkerGround.acrossAt(beam, share));
                assertTrue(share == 1 ? end > below - 1e-6 : Math.abs(end - below) < 1e-6);
            }
        }
    }

    @Test
    void actionsOfAnotherKindAreRefused() {
        walker.reset(1);
        assertThrows(IllegalStateException.class, () -> walker.step(new Action.Token(0)));
        assertThrows(IllegalArgumentException.class, () -> walker.step(action(1, 1)));
    }
}
