package reins.sessions.format;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Episode;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.role.Simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Gives episodes the pictures of some cameras: those that were recorded or, where there are none,
 * new ones, taken while the recorded actions are executed again. Used by one thread at a time.
 */
final class Pictures implements AutoCloseable {
    private final List<Camera> cameras;
    private final Supplier<Simulation> studio;
    private Optional<Simulation> world = Optional.empty();

    /**
     * @param studio makes the world as it was when the episodes were recorded, its observations
     *     with pictures
     */
    Pictures(List<Camera> cameras, Supplier<Simulation> studio) {
        this.cameras = List.copyOf(cameras);
        this.studio = studio;
    }

    /**
     * The episode with a picture of every camera at every tick, and no others.
     *
     * @throws ReinsException where there are none and it cannot be driven again as it was
     */
    Episode of(Episode episode) {
        List<Observation> recorded = observations(episode);
        if (recorded.stream().allMatch(this::hasPictures)) {
            return with(episode, recorded.stream().map(this::chosen).toList());
        }
        return with(episode, again(episode, recorded));
    }

    private boolean hasPictures(Observation observation) {
        return cameras.stream().allMatch(camera -> frame(observation, camera).isPresent());
    }

    private Observation chosen(Observation observation) {
        return new Observation(
                observation.state(),
                cameras.stream().map(camera -> frame(observation, camera).orElseThrow()).toList(),
                observation.tokens());
    }

    private static Optional<Frame> frame(Observation observation, Camera camera) {
        return observation.frames().stream()
                .filter(frame ->
                        frame.camera().equals(camera.name())
                                && frame.width() == camera.width()
                                && frame.height() == camera.height())
                .findFirst();
    }

    /** What was seen at each tick, and what the last one led to. */
    private static List<Observation> observations(Episode episode) {
        List<Observation> observations = new ArrayList<>();
        episode.steps().forEach(step -> observations.add(step.observation()));
        observations.add(episode.steps().getLast().outcome().observation());
        return observations;
    }

    private List<Observation> again(Episode episode, List<Observation> recorded) {
        List<Action> before =
                switch (episode.start()) {
                    case Start.Fresh _ -> List.of();
                    case Start.Rewound(_, _, List<Action> replayed) -> replayed;
                    case Start.Unknown _ ->
                            throw new ReinsException(
                                    "Episode %d has no pictures, and it is not known how it began;"
                                                    .formatted(episode.id())
                                            + " leave it out, or export without cameras.");
                };
        Simulation stage = stage();
        Observation now = stage.reset(episode.start().seed());
        for (Action action : before) {
            now = stage.step(action).observation();
        }
        List<Observation> seen = new ArrayList<>(recorded.size());
        for (int i = 0; i < recorded.size(); i++) {
            Observation was = recorded.get(i);
            if (!now.state().equals(was.state()) || !now.tokens().equals(was.tokens())) {
                throw new ReinsException(
                        "Episode %d has no pictures, and the world has changed: driven again, it differs from tick %d on. Leave it out, or export without cameras."
                                .formatted(episode.id(), before.size() + i));
            }
            seen.add(chosen(now));
            if (i < episode.steps().size()) {
                now = stage.step(episode.steps().get(i).decision().executed()).observation();
            }
        }
        return seen;
    }

    private Simulation stage() {
        Simulation made = world.orElseGet(studio);
        world = Optional.of(made);
        return made;
    }

    /**
     * @param observations one for each tick, and one more
     */
    static Episode with(Episode episode, List<Observation> observations) {
        List<Step> steps = new ArrayList<>(episode.steps().size());
        for (Step step : episode.steps()) {
            Outcome outcome = step.outcome();
            steps.add(
                    new Step(
                            step.tick(),
                            observations.get(steps.size()),
                            step.decision(),
                            step.policy(),
                            step.teacher(),
                            outcome.withObservation(observations.get(steps.size() + 1))));
        }
        return new Episode(episode.id(), episode.start(), steps);
    }

    @Override
    public void close() {
        world.ifPresent(Simulation::close);
    }
}
