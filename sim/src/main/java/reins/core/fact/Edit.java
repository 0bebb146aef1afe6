package reins.core.fact;

import java.util.List;

/**
 * A change to a recorded episode, itself a fact: edits are appended, and applied in order when the
 * episode is read. Ticks are those of the recording and never change. Safe on every thread.
 */
public sealed interface Edit {
    /** The episode it changes. */
    long episode();

    /** Leave the episode out. */
    record Discard(long episode) implements Edit {}

    /** Restore a discarded episode, with its other edits. */
    record Restore(long episode) implements Edit {}

    /** Keep the ticks from {@code firstTick} (inclusive) to {@code endTick} (exclusive). */
    record Trim(long episode, long firstTick, long endTick) implements Edit {
        public Trim {
            requireRange(firstTick, endTick);
        }
    }

    /** Take out the ticks from {@code firstTick} (inclusive) to {@code endTick} (exclusive). */
    record Cut(long episode, long firstTick, long endTick) implements Edit {
        public Cut {
            requireRange(firstTick, endTick);
        }
    }

    /** Begin a new part at this tick. */
    record Split(long episode, long tick) implements Edit {}

    /**
     * What the teacher would have done at these ticks.
     *
     * @param taught one action for each tick from {@code firstTick} on, at least one
     */
    record Relabel(long episode, long firstTick, List<Action> taught) implements Edit {
        public Relabel {
            taught = List.copyOf(taught);
            if (firstTick < 0 || taught.isEmpty()) {
                throw new IllegalArgumentException(
                        taught.size() + " labels from tick " + firstTick);
            }
        }

        /** The tick after the last one it changes. */
        public long endTick() {
            return firstTick + taught.size();
        }
    }

    /** How the part that holds this tick ended, in somebody's judgement. */
    record Judge(long episode, long tick, Ending ending) implements Edit {}

    /** A name for the episode; a blank one removes it. */
    record Retitle(long episode, String title) implements Edit {}

    private static void requireRange(long firstTick, long endTick) {
        if (firstTick < 0 || endTick <= firstTick) {
            throw new IllegalArgumentException("ticks " + firstTick + " to " + endTick);
        }
    }
}
