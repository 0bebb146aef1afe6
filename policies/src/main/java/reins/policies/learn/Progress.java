package reins.policies.learn;

/**
 * How much was learned from before. Safe on every thread.
 *
 * @param updates gradient updates, from 0
 * @param steps recorded steps, from 0
 */
record Progress(long updates, long steps) {
    static final Progress NONE = new Progress(0, 0);

    Progress plus(long moreUpdates, long moreSteps) {
        return new Progress(updates + moreUpdates, steps + moreSteps);
    }
}
