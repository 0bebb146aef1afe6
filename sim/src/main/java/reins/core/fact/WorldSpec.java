package reins.core.fact;

import java.util.List;
import java.util.Optional;

/**
 * What a world observes, accepts and rewards, as data. Safe on every thread.
 *
 * @param state one channel for each number of the state, shape {@code [S]}
 * @param cameras the cameras that take pictures of it
 * @param reading the tokens its observations hold; empty where they hold none
 * @param actions what it takes at a tick
 * @param objectives one channel for each reward, shape {@code [K]}
 * @param tickSeconds the world's fixed step in seconds, above 0
 * @param maxTicks the time limit of an episode in ticks, above 0
 */
public record WorldSpec(
        String id,
        String title,
        List<Channel> state,
        List<Camera> cameras,
        Optional<Reading> reading,
        Actions actions,
        List<Channel> objectives,
        double tickSeconds,
        int maxTicks) {
    public WorldSpec {
        state = List.copyOf(state);
        cameras = List.copyOf(cameras);
        objectives = List.copyOf(objectives);
        if (id.isBlank()) {
            throw new IllegalArgumentException("a world needs an id");
        }
        if (objectives.isEmpty()) {
            throw new IllegalArgumentException(id + ": needs at least one objective");
        }
        if (!(tickSeconds > 0) || maxTicks <= 0) {
            throw new IllegalArgumentException(
                    id + ": tick of " + tickSeconds + " s, limit of " + maxTicks + " ticks");
        }
    }

    /** The channels of its controls, shape {@code [A]}; none where it takes words. */
    public List<Channel> controls() {
        return switch (actions) {
            case Actions.Controls(List<Channel> channels) -> channels;
            case Actions.Words _ -> List.of();
        };
    }

    /** The words it takes; none where it takes controls. */
    public List<String> vocabulary() {
        return switch (actions) {
            case Actions.Controls _ -> List.of();
            case Actions.Words(List<String> words) -> words;
        };
    }

    /** Ticks in a second of the world's time. */
    public double ticksPerSecond() {
        return 1 / tickSeconds;
    }

    /**
     * The action at rest: each control at 0 where the bounds allow it, else at the nearest bound;
     * the first word.
     */
    public Action rest() {
        return switch (actions) {
            case Actions.Words _ -> new Action.Token(0);
            case Actions.Controls(List<Channel> channels) -> {
                float[] rest = new float[channels.size()];
                for (int i = 0; i < rest.length; i++) {
                    rest[i] = channels.get(i).clamp(0);
                }
                yield new Action.Continuous(Vec.of(rest));
            }
        };
    }

    public WorldSpec withId(String changed) {
        return new WorldSpec(
                changed,
                title,
                state,
                cameras,
                reading,
                actions,
                objectives,
                tickSeconds,
                maxTicks);
    }

    public WorldSpec withState(List<Channel> changed) {
        return new WorldSpec(
                id, title, changed, cameras, reading, actions, objectives, tickSeconds, maxTicks);
    }

    public WorldSpec withCameras(List<Camera> changed) {
        return new WorldSpec(
                id, title, state, changed, reading, actions, objectives, tickSeconds, maxTicks);
    }

    public WorldSpec withReading(Reading changed) {
        return new WorldSpec(
                id,
                title,
                state,
                cameras,
                Optional.of(changed),
                actions,
                objectives,
                tickSeconds,
                maxTicks);
    }

    public WorldSpec withActions(Actions changed) {
        return new WorldSpec(
                id, title, state, cameras, reading, changed, objectives, tickSeconds, maxTicks);
    }

    public WorldSpec withTickSeconds(double changed) {
        return new WorldSpec(
                id, title, state, cameras, reading, actions, objectives, changed, maxTicks);
    }

    public WorldSpec withMaxTicks(int changed) {
        return new WorldSpec(
                id, title, state, cameras, reading, actions, objectives, tickSeconds, changed);
    }
}
