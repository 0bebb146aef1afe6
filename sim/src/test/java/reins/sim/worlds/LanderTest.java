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
 * Numbers named Gymnasium's were printed by {@code python sim/src/test/python/lander_golden.py},
 * which flies Gymnasium 1.4.0's LunarLander-v3 on Box2D 2.3.10 from the same random numbers.
 */
final class LanderTest {
    private final Lander lander = new Lander(Lander.TYPE.defaults());

    private static Action action(double main, double side) {
        return new Action.Continuous(Vec.of((float) main, (float) side));
    }

    private static Vec stateAfter50(Lander lander, double main, double side) {
        lander.reset(3);
        for (int tick = 0; tick < 49; tick++) {
            lander.step(action(main, side));
        }
        return lander.step(action(main, side)).observation().state();
    }

    private static void near(double tolerance, Vec state, double... expected) {
        for (int i = 0; i < expected.length; i++) {
            assertEquals(expected[i], state.at(i), tolerance, "number " + i + " of " + state);
        }
    }

    /** The same pilot as the Python script's. */
    private static Action pilot(Vec state) {
        double speed = state.at(3);
        if (state.at(6) > 0 || state.at(7) > 0) {
            return action(-1 - 10 * speed, 0);
        }
        double x = state.at(0);
        double lean = Math.clamp(0.5 * x + state.at(2), -0.4, 0.4);
        return action(
                10 * (-0.1 - state.at(1) + 0.5 * Math.abs(x) - speed),
                10 * (state.at(4) - lean) + 20 * state.at(5));
    }

    private double returnOf(long seed, Ending expected) {
        Vec state = lander.reset(seed).state();
        double total = 0;
        while (true) {
            Outcome outcome = lander.step(pilot(state));
            total += outcome.reward().at(0);
            if (outcome.ending() != Ending.NONE) {
                assertEquals(expected, outcome.ending());
                return total;
            }
            state = outcome.observation().state();
        }
    }

    @Test
    void itFallsAsInGymnasium() {
        near(
                5e-4,
                stateAfter50(lander, 0, 0),
                -0.01616,
                0.41345,
                -0.03204,
                -1.53638,
                0.01827,
                0.00715);
    }

    @Test
    void theMainEnginePushesAsInGymnasium() {
        near(
                1e-3,
                stateAfter50(lander, 0.5, 0),
                -0.02414,
                1.41276,
                -0.10262,
                0.24447,
                0.01444,
                -0.02537);
    }

    @Test
    void theSideEnginesTurnItAsInGymnasium() {
        near(
                1e-2,
                stateAfter50(lander, 0, 1),
                0.0806,
                0.37695,
                0.21405,
                -1.70668,
                -2.64164,
                -2.13861);
    }

    @Test
    void windBlowsAsInGymnasium() {
        Lander windy = new Lander(new Lander.Config(15, 1.5, 0.1, 1, 0, 0));
        Vec falling = stateAfter50(windy, 0, 0);
        near(5e-3, falling, -0.15294, 0.41394, -0.49435, -1.53676, 0.27316, 0.35968);
        Vec rising = stateAfter50(windy, 0.5, 0);
        near(5e-3, rising, -0.16722, 1.41995, -0.70646, 0.2267, 0.29403, 0.33156);
    }

    @Test
    void aPilotEarnsAsMuchAsInGymnasium() {
        double[] gymnasium = {243.4, 244.0, 255.6, 258.4, 257.5, 292.5, 297.5, 303.3};
        for (int seed = 0; seed < gymnasium.length; seed++) {
            assertEquals(gymnasium[seed], returnOf(seed, Ending.SUCCESS), 3, "seed " + seed);
        }
    }

    @Test
    void halfAnActionIsNoAction() {
        lander.reset(8);
        Vec idle = lander.step(action(0, 0)).observation().state();
        lander.reset(8);
        assertEquals(idle, lander.step(action(-1, 0.5)).observation().state());
        lander.reset(8);
        assertEquals(idle, lander.step(action(Float.NaN, -0.5)).observation().state());
    }

    @Test
    void fallingOntoTheGroundIsAFailure() {
        lander.reset(1);
        Outcome outcome = lander.step(action(0, 0));
        while (outcome.ending() == Ending.NONE) {
            outcome = lander.step(action(0, 0));
        }
        assertEquals(Ending.FAILURE, outcome.ending());
        assertEquals(-100, outcome.reward().at(0));
    }

    @Test
    void hoveringIsCutAtTheTimeLimitWithoutAPenalty() {
        Vec state = lander.reset(2).state();
        Outcome outcome = lander.step(action(0, 0));
        int ticks = 1;
        while (outcome.ending() == Ending.NONE) {
            state = outcome.observation().state();
            double lean = Math.clamp(0.5 * state.at(0) + state.at(2), -0.4, 0.4);
            double main = 10 * (0.5 * (0.6 - state.at(1)) - state.at(3));
            outcome = lander.step(action(main, 10 * (state.at(4) - lean) + 20 * state.at(5)));
            ticks++;
        }
        assertEquals(Ending.CUT, outcome.ending());
        assertEquals(Lander.SPEC.maxTicks(), ticks);
        assertTrue(outcome.reward().at(0) > -10);
        assertEquals(Ending.CUT, lander.step(action(0, 0)).ending(), "a takeover may go on");
    }

    @Test
    void theFirstLegIsTheRightOne() {
        LanderBodies bodies = new LanderBodies(new double[11], 0, 0, 0.1, 1);
        bodies.tick();
        assertTrue(bodies.rightLeg.x() > bodies.hull.x() + 0.5);
        assertTrue(bodies.leftLeg.x() < bodies.hull.x() - 0.5);
    }

    @Test
    void actionsOfAnotherKindAreRefused() {
        lander.reset(1);
        assertThrows(IllegalStateException.class, () -> lander.step(new Action.Token(0)));
        assertThrows(
                IllegalArgumentException.class,
                () -> lander.step(new Action.Continuous(Vec.of(1))));
    }
}
