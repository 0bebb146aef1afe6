package reins.sim.robot;

import reins.core.fact.Channel;
import reins.core.fact.Vec;

import java.util.List;

/**
 * Where the joints of a LeKiwi's arm are told to be. They take positions, and are driven by speeds:
 * a joint without a speed holds where it was seen when it lost it, and none is told to be further
 * than {@link #LEAD} from where it was seen last. All in the host's own unit, percent of the range
 * or degrees. Used by one thread.
 */
final class KiwiArm {
    /** How far from where it was seen a joint may be told to be. */
    static final float LEAD = 15;

    private static final double LONGEST_SECONDS = 0.1;

    private final List<Channel> joints;
    private final float[] told;
    private final boolean[] moving;
    private boolean begun;

    /**
     * @param joints their bounds, shape {@code [J]}
     */
    KiwiArm(List<Channel> joints) {
        this.joints = List.copyOf(joints);
        told = new float[joints.size()];
        moving = new boolean[joints.size()];
    }

    /** Moves no joint; see {@link #move}. */
    Vec hold(Vec seen) {
        return move(Vec.zeros(joints.size()), seen, 0);
    }

    /**
     * Moves on by these speeds.
     *
     * @param speeds a second, shape {@code [J]}
     * @param seen where the joints were seen last, shape {@code [J]}
     * @param seconds since the last time; no more than a tenth of one counts
     * @return where they are to be, shape {@code [J]}
     */
    Vec move(Vec speeds, Vec seen, double seconds) {
        double passed = Math.min(seconds, LONGEST_SECONDS);
        for (int i = 0; i < told.length; i++) {
            boolean moves = speeds.at(i) != 0;
            boolean stops = moving[i] && !moves;
            float from = begun && !stops ? told[i] : seen.at(i);
            float to = joints.get(i).clamp((float) (from + speeds.at(i) * passed));
            told[i] = Math.clamp(to, seen.at(i) - LEAD, seen.at(i) + LEAD);
            moving[i] = moves;
        }
        begun = true;
        return Vec.of(told);
    }
}
