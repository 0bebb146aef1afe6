package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Expert;
import reins.sim.worlds.ArmPose;

/**
 * Picks the block up and puts it on the pad: at every tick the state alone says what is to be done
 * next (go above the block, go down, close, lift, go above the pad, go down, open, go away), and
 * the arm's joints are led to where that is. Its levels are by the mean return, at most 10. Used by
 * one thread at a time.
 */
final class ArmExpert implements Expert {
    /** How clumsy the worst hand is. */
    private static final Clumsy.Worst WORST = new Clumsy.Worst(0.2, 0.16, 0.26);

    /** Radians a second of the three joints at full control. */
    private static final double[] FASTEST = {1.5, 2, 2.5};

    private static final double GAIN = 5;

    /** How far it looks ahead on a way that has to be straight, in metres. */
    private static final double STEP = 0.2;

    /** Heights of the gripper's tip, in metres. */
    private static final double CARRY = 1.05;

    private static final double HOVER = 0.55;
    private static final double PUT_DOWN = 0.47;

    /** The block's height where it rests on the pad. */
    private static final double ON_PAD = 0.45;

    /** Beyond this the table ends soon, in metres from its middle. */
    private static final double EDGE = 2.3;

    private static final int PATIENCE_TICKS = 90;

    private int ticks;
    private double best;

    private ArmExpert() {}

    static Expert create(WorldSpec spec, double skill, long seed) {
        return Clumsy.of(new ArmExpert(), spec, skill, WORST, seed);
    }

    @Override
    public void begin() {
        ticks = 0;
        best = Double.POSITIVE_INFINITY;
    }

    @Override
    public Action act(Observation observation) {
        Vec state = observation.state();
        return new Action.Continuous(state.at(13) > 0 ? carry(state) : pick(state));
    }

    private static Vec carry(Vec state) {
        double pad = state.at(12);
        double x = state.at(7);
        double y = state.at(8);
        double beside = Math.abs(x - pad);
        if (isAbove(beside, y - PUT_DOWN)) {
            return state.at(10) > ON_PAD + 0.03
                    ? move(state, pad, Math.max(PUT_DOWN - 0.03, y - STEP), 1)
                    : move(state, x, y, -1);
        }
        return y < CARRY - 0.15 && beside > 0.3
                ? move(state, x, y + STEP, 1)
                : move(state, pad, CARRY, 1);
    }

    /** Whether it may go down, being so far beside and above. */
    private static boolean isAbove(double beside, double above) {
        return beside < 0.05 + 0.3 * Math.max(0, above);
    }

    private static Vec pick(Vec state) {
        double blockX = state.at(9);
        double blockY = state.at(10);
        double x = state.at(7);
        double y = state.at(8);
        boolean placed = Math.abs(blockX - state.at(12)) < 0.2 && Math.abs(blockY - ON_PAD) < 0.06;
        if (placed) {
            return move(state, x, state.at(6) > 0.9 ? CARRY : y, -1);
        }
        double beside = Math.abs(x - blockX);
        if (Math.hypot(beside, y - blockY) < 0.05) {
            return move(state, blockX, blockY, 1);
        }
        boolean open = state.at(6) > 0.9;
        if (open && isAbove(beside, y - blockY)) {
            return move(state, blockX, Math.max(blockY, y - STEP), -1);
        }
        return y < blockY + HOVER - 0.2 && beside < 0.5
                ? move(state, x, y + STEP, -1)
                : move(state, blockX, blockY + HOVER, -1);
    }

    /** Leads the joints so that all arrive at once. */
    private static Vec move(Vec state, double x, double y, double grip) {
        double[] wish = ArmPose.reach(x, y);
        double[] speeds = new double[3];
        double most = 1;
        for (int i = 0; i < 3; i++) {
            speeds[i] = GAIN * (wish[i] - state.at(i)) / FASTEST[i];
            most = Math.max(most, Math.abs(speeds[i]));
        }
        return Vec.of(
                (float) (speeds[0] / most),
                (float) (speeds[1] / most),
                (float) (speeds[2] / most),
                (float) grip);
    }

    @Override
    public String danger(Observation observation) {
        Vec state = observation.state();
        ticks++;
        double left = left(state);
        if (left < best - 0.05) {
            best = left;
            ticks = 0;
        }
        if (!isCalm(observation)) {
            return "the block is near the table's edge";
        }
        return ticks > PATIENCE_TICKS ? "getting nowhere" : "";
    }

    /** Metres still to go, with the block and before that without. */
    private static double left(Vec state) {
        double carry = Math.hypot(state.at(9) - state.at(12), state.at(10) - ON_PAD);
        boolean holds = state.at(13) > 0;
        return carry
                + (holds
                        ? 0
                        : 1 + Math.hypot(state.at(7) - state.at(9), state.at(8) - state.at(10)));
    }

    @Override
    public boolean isCalm(Observation observation) {
        return Math.abs(observation.state().at(9)) < EDGE || observation.state().at(13) > 0;
    }
}
