package reins.core.fact;

import java.util.List;

/**
 * What a world observes, accepts and rewards, as data. Safe on every thread.
 *
 * @param state one channel for each number of the state, shape {@code [S]}
 * @param controls one channel for each number of a continuous action, shape {@code [A]}; empty
 *     where actions are tokens
 * @param vocabulary the token actions' names; empty where actions are continuous
 * @param objectives one channel for each reward, shape {@code [K]}
 * @param tickSeconds the world's fixed step in seconds, above 0
 * @param maxTicks the time limit of an episode in ticks, above 0
 */
public record WorldSpec(
        String id,
        String title,
        List<Channel> state,
        List<Channel> controls,
        List<String> vocabulary,
        List<Channel> objectives,
        List<Camera> cameras,
        double tickSeconds,
        int maxTicks) {
    public WorldSpec {
        state = List.copyOf(state);
        controls = List.copyOf(controls);
        vocabulary = List.copyOf(vocabulary);
        objectives = List.copyOf(objectives);
        cameras = List.copyOf(cameras);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a world needs an id");
        }
        if (controls.isEmpty() == vocabulary.isEmpty()) {
            throw new IllegalArgumentException(id + ": needs either controls or a vocabulary");
        }
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException(id + ": needs at least one objective");
        }
        if (!(tickSeconds > 0) || maxTicks <= 0) {
            throw new IllegalArgumentException(
                    id + ": tick of " + tickSeconds + " s, limit of " + maxTicks + " ticks");
        }
    }

    /** Ticks in a second of the world's time. */
    public double ticksPerSecond() {
        return 1 / tickSeconds;
    }

    /** The controls at rest: 0 where the bounds allow it, else the nearest bound. */
    public Action rest() {
        if (controls.isEmpty()) {
            return new Action.Token(0);
        }
        float[] rest = new float[controls.size()];
        for (int i = 0; i < rest.length; i++) {
            rest[i] = controls.get(i).clamp(0);
        }
        return new Action.Continuous(Vec.of(rest));
    }
}
