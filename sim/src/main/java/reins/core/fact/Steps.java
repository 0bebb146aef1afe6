package reins.core.fact;

import java.util.List;

/** The invariant shared by segments and episodes. */
final class Steps {
    private Steps() {}

    /** A copy, after checking that ticks are consecutive and that an ending is only at the end. */
    static List<Step> checked(List<Step> steps) {
        List<Step> copy = List.copyOf(steps);
        for (int i = 0; i < copy.size() - 1; i++) {
            Step step = copy.get(i);
            if (step.outcome().ending() != Ending.NONE) {
                throw new IllegalArgumentException(
                        "tick " + step.tick() + " ends the episode, but more ticks follow");
            }
            if (copy.get(i + 1).tick() != step.tick() + 1) {
                throw new IllegalArgumentException(
                        "tick " + copy.get(i + 1).tick() + " follows tick " + step.tick());
            }
        }
        return copy;
    }
}
