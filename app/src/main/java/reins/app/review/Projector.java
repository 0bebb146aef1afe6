package reins.app.review;

import reins.core.fact.Action;
import reins.core.fact.Episode;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Scene;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.role.Simulation;
import reins.core.role.World;
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

    private final Optional<Simulation> world;
    private final String missing;

    /** The episodes of a session with this header. */
    public Projector(SessionHeader header) {
        Optional<Simulation> made = Optional.empty();
        String why = "";
        try {
            made = Optional.of(Worlds.again(RecordedWorld.of(header)));
        } catch (ReinsException e) {
            why =
                    "This world is not one that Reins can make, so only what was stored can be"
                            + " shown.";
        }
        world = made;
        missing = why;
    }

    /** All of an episode as it was recorded. */
    public Film film(Episode episode) {
        if (world.isEmpty()) {
            return Film.none(missing);
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
        scenes.add(world.scene());
        for (Step step : episode.steps()) {
            if (!seen.state().equals(step.observation().state())) {
                return Film.none(OTHER_PHYSICS);
            }
            Outcome outcome = world.step(step.decision().executed());
            seen = outcome.observation();
            scenes.add(world.scene());
        }
        return new Film(scenes, "");
    }

    @Override
    public void close() {
        world.ifPresent(World::close);
    }
}
