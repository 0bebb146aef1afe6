package reins.core.fact;

import java.util.List;

/**
 * What edits left of an episode, in full: whoever learned from its ticks before {@code endTick}
 * forgets them and learns from these instead. Safe on every thread.
 *
 * @param endTick the tick behind the last one that was recorded when this was told; later ones may
 *     be known already where the episode goes on
 * @param left what is left, in order, cut into segments; none where the episode was discarded
 */
public record Revised(Stream of, long endTick, List<Segment> left) {
    public Revised {
        left = List.copyOf(left);
        for (Segment segment : left) {
            if (!segment.of().equals(of) || segment.steps().getLast().tick() >= endTick) {
                throw new IllegalArgumentException(
                        "a segment of " + segment.of() + " in what is left of " + of);
            }
        }
    }

    /** Whether its last recorded tick is left and nothing is said to have ended there. */
    public boolean goesOn() {
        return !left.isEmpty()
                && left.getLast().steps().getLast().tick() == endTick - 1
                && left.getLast().ending() == Ending.NONE;
    }
}
