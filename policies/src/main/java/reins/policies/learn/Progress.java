package reins.policies.learn;

/**
 * How much was learned from before. Safe on every thread.
 *
 * @param updates gradient updates, from 0
 * @param steps recorded steps, from 0
 */
record Progress(long updates, long steps) {
    static final Progress NONE = new Progress(0, 0);

    /**
     * How far it is now.
     *
     * @param moreUpdates made since
     * @param observed steps observed since, those of before among them where a session goes on
     */
    Progress with(long moreUpdates, long observed) {
        return new Progress(updates + moreUpdates, Math.max(steps, observed));
    }
}
