package reins.core.fact;

import java.util.List;

/**
 * What is seen at one tick: state {@code [S]}, camera frames and tokens; what a world does not have
 * is empty. Safe on every thread.
 */
public record Observation(Vec state, List<Frame> frames, List<Integer> tokens) {
    public Observation {
        frames = List.copyOf(frames);
        tokens = List.copyOf(tokens);
    }

    public static Observation of(Vec state) {
        return new Observation(state, List.of(), List.of());
    }
}
