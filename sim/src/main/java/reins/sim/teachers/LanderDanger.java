package reins.sim.teachers;

import reins.core.fact.Vec;

/**
 * Looks for what can go wrong with a landing, in the lander's state {@code [8]}. Limits are in the
 * observation's units and leave a good pilot enough room to mend. Used by one thread at a time.
 */
final class LanderDanger {
    /** The calm state is within this share of every limit. */
    private static final double CALM = 0.75;

    private static final double MAX_TILT = 0.55;
    private static final double MAX_TURNING = 0.7;
    private static final double MAX_HEIGHT = 1.7;

    /** When slower than this it does not come down. */
    private static final double LEAST_FALL = 0.03;

    private static final int HOVER_TICKS = 60;
    private static final int UNREST_TICKS = 80;
    private static final int LATE_TICKS = 500;

    private int ticks;
    private int hovering;
    private int standing;

    /** Begins an episode. */
    void forget() {
        ticks = 0;
        hovering = 0;
        standing = 0;
    }

    /** What is wrong, in a few words; empty where nothing is. Called once a tick. */
    String look(Vec state) {
        ticks++;
        boolean stands = state.at(6) > 0 || state.at(7) > 0;
        standing = stands ? standing + 1 : 0;
        hovering = !stands && state.at(3) > -LEAST_FALL ? hovering + 1 : 0;
        String alarm = stands ? "" : alarm(state, 1);
        if (!alarm.isEmpty()) {
            return alarm;
        }
        if (standing > UNREST_TICKS) {
            return "not coming to rest";
        }
        if (hovering > HOVER_TICKS) {
            return "not coming down";
        }
        return ticks > LATE_TICKS ? "taking too long" : "";
    }

    /** Whether the state is well clear of every limit. */
    static boolean isCalm(Vec state) {
        return alarm(state, CALM).isEmpty();
    }

    /**
     * @param share of each limit that is allowed, above 0, at most 1
     */
    private static String alarm(Vec state, double share) {
        double x = state.at(0);
        double y = Math.max(0, state.at(1));
        double drift = state.at(2);
        if (-state.at(3) > share * (0.2 + 0.95 * Math.sqrt(y))) {
            return "falling too fast";
        }
        if (Math.abs(state.at(4)) > share * MAX_TILT) {
            return "tilted too far";
        }
        if (Math.abs(state.at(5)) > share * MAX_TURNING) {
            return "turning too fast";
        }
        if (Math.abs(x + 0.5 * drift) > share * 0.8) {
            return "drifting off";
        }
        if (Math.abs(x) > share * (0.2 + y)) {
            return "low beside the pad";
        }
        return y > MAX_HEIGHT ? "climbing away" : "";
    }
}
