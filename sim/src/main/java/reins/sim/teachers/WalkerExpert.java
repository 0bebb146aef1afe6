package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Expert;

/** A {@link WalkerGait} that knows how a walk ends badly. Used by one thread at a time. */
final class WalkerExpert implements Expert {
    /** The calm state is within this share of every limit. */
    private static final double CALM = 0.7;

    private static final double MOST_TILT = 0.55;
    private static final double MOST_TURNING = 0.15;

    /** Least length of the beam that points down, as a share of its range. */
    private static final double LEAST_HEIGHT = 0.3;

    /** How much longer than the least it is in a calm state. */
    private static final double CALM_HEIGHT = 0.03;

    private static final double BACKWARDS = -0.12;
    private static final double SLOW = 0.06;
    private static final int SLOW_TICKS = 100;

    private static final Clumsy.Worst WORST = new Clumsy.Worst(0, 0.05, 0.03);

    private static final int DOWN = 14;

    private final WalkerGait gait = new WalkerGait(WalkerGait.BEST);
    private int slowTicks;

    private WalkerExpert() {}

    static Expert create(WorldSpec spec, double skill, long seed) {
        return Clumsy.of(new WalkerExpert(), spec, skill, WORST, seed);
    }

    @Override
    public void begin() {
        gait.forget();
        slowTicks = 0;
    }

    @Override
    public Action act(Observation observation) {
        return new Action.Continuous(gait.controls(observation.state()));
    }

    @Override
    public String danger(Observation observation) {
        Vec state = observation.state();
        slowTicks = state.at(2) < SLOW ? slowTicks + 1 : 0;
        String alarm = alarm(state, 1, LEAST_HEIGHT);
        if (!alarm.isEmpty()) {
            return alarm;
        }
        return slowTicks > SLOW_TICKS ? "not getting on" : "";
    }

    @Override
    public boolean isCalm(Observation observation) {
        return alarm(observation.state(), CALM, LEAST_HEIGHT + CALM_HEIGHT).isEmpty();
    }

    /**
     * @param share of each limit that is allowed, above 0, at most 1
     */
    private static String alarm(Vec state, double share, double height) {
        if (Math.abs(state.at(0)) > share * MOST_TILT) {
            return state.at(0) > 0 ? "falling back" : "falling ahead";
        }
        if (Math.abs(state.at(1)) > share * MOST_TURNING) {
            return "turning too fast";
        }
        if (state.at(DOWN) < height) {
            return "sinking down";
        }
        return state.at(2) < share * BACKWARDS ? "going back" : "";
    }
}
