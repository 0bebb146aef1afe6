package reins.sim.teachers;

import reins.core.fact.Vec;

import java.util.ArrayDeque;
import java.util.random.RandomGenerator;

/**
 * Flies the lander by two rules: lean towards the pad as far as position and drift ask for, and
 * fall more slowly the lower it is. With less than full skill it sees late, aims beside the pad,
 * brakes late and has an unsteady hand. Used by one thread at a time.
 */
final class LanderPilot {
    /** What the worst pilot is late by, in ticks. */
    private static final int WORST_DELAY = 7;

    /** How far beside the pad's middle the worst pilot aims at most, in the observation's units. */
    private static final double WORST_AIM = 0.25;

    /** How much faster than it should the worst pilot falls at most. */
    private static final double WORST_HASTE = 0.4;

    /** The standard deviation of the worst pilot's hand, in the controls' units. */
    private static final double WORST_TREMBLE = 0.5;

    /** The share of a tremble that is left a tick later. */
    private static final double TREMBLE_MEMORY = 0.9;

    private static final double MAX_LEAN = 0.4;

    private final double clumsiness;
    private final RandomGenerator random;
    private final ArrayDeque<Vec> seen = new ArrayDeque<>();
    private double aim;
    private double haste;
    private double trembleMain;
    private double trembleSide;

    /**
     * @param skill from 0 to 1
     */
    LanderPilot(double skill, RandomGenerator random) {
        clumsiness = 1 - skill;
        this.random = random;
    }

    /** Begins an episode. */
    void forget() {
        seen.clear();
        aim = clumsiness * WORST_AIM * random.nextDouble(-1, 1);
        haste = 1 + clumsiness * WORST_HASTE * random.nextDouble();
        trembleMain = 0;
        trembleSide = 0;
    }

    /** What it would do now, shape {@code [2]}; called once a tick with the state {@code [8]}. */
    Vec controls(Vec state) {
        seen.addLast(state);
        while (seen.size() > 1 + Math.round(clumsiness * WORST_DELAY)) {
            seen.removeFirst();
        }
        trembleMain = tremble(trembleMain);
        trembleSide = tremble(trembleSide);
        Vec late = seen.getFirst();
        return Vec.of(
                (float) Math.clamp(main(late) + trembleMain, -1, 1),
                (float) Math.clamp(side(late) + trembleSide, -1, 1));
    }

    private double tremble(double before) {
        double fresh = Math.sqrt(1 - TREMBLE_MEMORY * TREMBLE_MEMORY);
        return TREMBLE_MEMORY * before + fresh * clumsiness * WORST_TREMBLE * random.nextGaussian();
    }

    private double main(Vec state) {
        double speed = state.at(3);
        if (touches(state)) {
            return -1 - 10 * speed;
        }
        double clearance = state.at(1) - 0.5 * Math.abs(state.at(0) - aim);
        return 10 * (-0.1 - haste * clearance - speed);
    }

    private double side(Vec state) {
        if (touches(state)) {
            return 0;
        }
        double lean = Math.clamp(0.5 * (state.at(0) - aim) + state.at(2), -MAX_LEAN, MAX_LEAN);
        return 10 * (state.at(4) - lean) + 20 * state.at(5);
    }

    private static boolean touches(Vec state) {
        return state.at(6) > 0 || state.at(7) > 0;
    }
}
