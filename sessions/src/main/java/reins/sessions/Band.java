package reins.sessions;

/**
 * Consecutive ticks at which the same one drove, as recorded. Safe on every thread.
 *
 * @param endTick the tick behind the last one
 * @param labelled whether the teacher said, while the policy drove, what it would have done
 * @param policyVersion the version of the policy whose wish was heard, from 0
 */
public record Band(
        long firstTick, long endTick, Driver driver, boolean labelled, int policyVersion) {
    /** Whose action was executed. */
    public enum Driver {
        POLICY,
        TEACHER,
        BOTH
    }
}
