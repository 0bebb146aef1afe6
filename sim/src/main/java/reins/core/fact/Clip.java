package reins.core.fact;

import java.util.List;

/** A stretch of observations without actions, for learners that watch. Safe on every thread. */
public record Clip(String title, List<Observation> observations) {
    public Clip {
        observations = List.copyOf(observations);
    }
}
