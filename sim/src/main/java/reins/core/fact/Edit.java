package reins.core.fact;

/**
 * A change to a recorded episode, itself a fact: edits are appended, and applied when the episode
 * is read. Safe on every thread.
 */
public sealed interface Edit {
    /** The episode it speaks of. */
    long episode();

    /** Leave the episode out. */
    record Discard(long episode) implements Edit {}

    /** Keep the ticks from {@code firstTick} (inclusive) to {@code endTick} (exclusive). */
    record Trim(long episode, long firstTick, long endTick) implements Edit {
        public Trim {
            if (firstTick < 0 || endTick <= firstTick) {
                throw new IllegalArgumentException("ticks " + firstTick + " to " + endTick);
            }
        }
    }

    /** What the teacher would have done at a tick. */
    record Relabel(long episode, long tick, Action taught) implements Edit {}

    /** How the episode should count as having ended. */
    record Judge(long episode, Ending ending) implements Edit {}

    /** A name for the episode. */
    record Retitle(long episode, String title) implements Edit {}
}
