package reins.app.review;

import reins.core.fact.Action;
import reins.core.fact.Episode;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Scene;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.role.Chosen;
import reins.core.role.Simulation;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sessions.SessionHeader;
import reins.sim.worlds.Worlds;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Shows recorded episodes again: the world begins as it did, executes the recorded actions, and
 * must come to the same states. Used by one thread at a time.
 */
public final class Projector implements AutoCloseable {
    private static final String OTHER_PHYSICS =
            "This world has changed since the recording, so it cannot be shown again.";

    private static final String UNKNOWN =
            "This world is not one that Reins can make, so only what was stored can be shown.";

    private static final String ELSEWHERE =
            "What this looked like is not stored. Its world is another program, which is started"
                    + " only where you ask for it.";

    private static final String GONE =
            "What this looked like is not stored, and its world does not do the same again.";

    private final Optional<Simulation> world;
    private final Film missing;

    private Projector(Optional<Simulation> world, Film missing) {
        this.world = world;
        this.missing = missing;
    }

    /** For the episodes of a session with this header; no other program is started. */
    public static Projector of(SessionHeader header) {
        try {
            Chosen<WorldType<?>> recorded = RecordedWorld.of(header);
            return switch (recorded.type()) {
                case WorldType.Simulated<?> simulated ->
                        new Projector(
                                Optional.of(simulated.make(recorded.settings())), Film.none(""));
                case WorldType.Reached<?> reached ->
                        new Projector(
                                Optional.empty(),
                                reached.repeatsWith(recorded.settings())
                                        ? new Film(List.of(), ELSEWHERE, true)
                                        : Film.none(GONE));
            };
        } catch (ReinsException e) {
            return new Projector(Optional.empty(), Film.none(UNKNOWN));
        }
    }

    /**
     * For the same, with the program that the world is, which is started.
     *
     * @throws ReinsException where it cannot be, or does not do the same again
     */
    public static Projector anew(SessionHeader header) {
        return new Projector(Optional.of(Worlds.again(RecordedWorld.of(header))), Film.none(""));
    }

    /** All of an episode as it was recorded. */
    public Film film(Episode episode) {
        if (world.isEmpty()) {
            return missing;
        }
        return switch (episode.start()) {
            case Start.Fresh(long seed) -> film(world.get(), seed, List.of(), episode);
            case Start.Rewound(long seed, _, List<Action> replayed) ->
                    film(world.get(), seed, replayed, episode);
            case Start.Unknown _ ->
                    Film.none("How this began is not known, so it cannot be shown again.");
        };
    }

    private static Film film(Simulation world, long seed, List<Action> before, Episode episode) {
        Observation seen = world.replay(seed, before);
        List<Scene> scenes = new ArrayList<>(episode.steps().size() + 1);
        scenes.add(Small.of(world.scene()));
        for (Step step : episode.steps()) {
            if (!seen.state().equals(step.observation().state())) {
                return Film.none(OTHER_PHYSICS);
            }
            Outcome outcome = world.step(step.decision().executed());
            seen = outcome.observation();
            scenes.add(Small.of(world.scene()));
        }
        return new Film(scenes, "", false);
    }

    @Override
    public void close() {
        world.ifPresent(World::close);
    }
}
