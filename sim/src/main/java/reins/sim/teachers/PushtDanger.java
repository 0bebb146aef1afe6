package reins.sim.teachers;

import reins.core.fact.Vec;

/**
 * Looks for what can go wrong with pushing the T: that it gets nowhere for long, or that the T is
 * pushed away from its target. Used by one thread at a time.
 */
final class PushtDanger {
    /** The T has to come nearer by this much, in pixels of its error … */
    private static final double PROGRESS = 4;

    /** … within as many ticks. */
    private static final int PATIENCE_TICKS = 60;

    /** It must not get further away than its best by this, in pixels of its error. */
    private static final double LOST = 45;

    private final TeeModel model = new TeeModel();
    private double best = Double.POSITIVE_INFINITY;
    private double now;
    private int since;

    /** Begins an episode. */
    void forget() {
        best = Double.POSITIVE_INFINITY;
        now = 0;
        since = 0;
    }

    /** What is wrong, in a few words; empty where nothing is. Called once a tick. */
    String look(Vec state) {
        model.lie(PushtExpert.block(state));
        now = model.error();
        since++;
        if (now < best - PROGRESS) {
            best = now;
            since = 0;
        }
        if (now > best + LOST) {
            return "pushing the T away";
        }
        return since > PATIENCE_TICKS ? "getting nowhere" : "";
    }

    /** Whether the T came nearer lately. */
    boolean isCalm() {
        return now < best + LOST / 2;
    }
}
