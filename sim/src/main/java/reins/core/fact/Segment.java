package reins.core.fact;

import java.util.List;

/**
 * Consecutive ticks of one episode, at most one second of them; only its last step may end the
 * episode. The unit in which facts are handed over and stored. Safe on every thread.
 *
 * @param of the robot and the episode
 */
public record Segment(Stream of, Start start, List<Step> steps) {
    public Segment {
        steps = Steps.checked(steps);
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a segment without steps");
        }
    }

    /** The episode's number within its robot's session, from 1. */
    public long episode() {
        return of.episode();
    }

    /** Whether the episode's first step is in it. */
    public boolean opens() {
        return steps.getFirst().tick() == start.firstTick();
    }

    /** How the episode stands after this segment. */
    public Ending ending() {
        return steps.getLast().outcome().ending();
    }
}
