package reins.core.role;

import reins.core.fact.Decision;
import reins.core.fact.Observation;

/**
 * Who drives at each tick. What it decides depends only on what it was shown since it was made:
 * randomness is drawn by the loop. Used by the sim thread only.
 */
public interface Arbiter {
    /**
     * Whether the policy asks its teacher for help here; called once a tick, before the teacher is
     * polled.
     *
     * @param first whether this is an episode's first tick
     * @param teacherDrove whether the teacher drove at the tick before
     * @param act what the policy wants, within the limits
     */
    default boolean asks(boolean first, boolean teacherDrove, Observation observation, Act act) {
        return false;
    }

    /** Whether the world should stand still when the policy begins to ask. */
    default boolean waits() {
        return false;
    }

    Decision decide(Situation situation);
}
