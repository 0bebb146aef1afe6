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
 * which walks Gymnasium 1.4.0's BipedalWalker-v3 on Box2D 2.3.10 from the same random numbers.
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
                2e-3,
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
        assertEquals(-0.0813, total, 1e-3);
    }

    @Test
    void itSinksToItsKneesAsInGymnasium() {
        near(
                2e-3,
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
        assertEquals(-0.9368, total, 5e-3);
    }

    @Test
    void itsMotorsPullAsInGymnasium() {
        near(
                1e-2,
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
        assertEquals(-1.8092, total, 1e-2);
        near(
                5e-3,
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
        assertEquals(-5.928, total, 1e-2);
        near(
                2e-3,
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
