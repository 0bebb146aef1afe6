package reins.core.role;

import reins.core.fact.Action;

/**
 * Decides when a program that teaches drives. Asked by the sim thread only, exactly once a tick; it
 * may remember.
 */
public interface Rule {
    /**
     * What the rule says about one tick. Safe on every thread.
     *
     * @param drives whether the teacher should drive
     * @param thought why, for display; may be empty
     */
    record Verdict(boolean drives, String thought) {
        public static final Verdict WATCH = new Verdict(false, "");
    }

    /**
     * @param wish what the expert would do here
     */
    Verdict judge(Moment moment, Action wish);
}
