package reins.sessions.format;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;

/**
 * Maps demonstrations of a world with other names or another order to a known world. Safe on every
 * thread.
 *
 * @param world the known world, with the demonstrations' tick and cameras
 * @param why in words: by what they match
 * @param state for each of the world's channels the foreign one's number
 * @param controls for each of the world's channels the foreign one's number
 */
public record Mapping(WorldSpec world, String why, List<Integer> state, List<Integer> controls) {
    /** The id of a world that is not known here. */
    public static final String FOREIGN = "foreign";

    private static final double SAME_TICK = 0.01;

    public Mapping {
        state = List.copyOf(state);
        controls = List.copyOf(controls);
    }

    /** Keeps the demonstrations as they are, as a world of their own. */
    public static Mapping none(WorldSpec foreign) {
        WorldSpec own = foreign.withId(FOREIGN);
        return new Mapping(
                own, "kept as they are", range(foreign.state()), range(foreign.controls()));
    }

    private static List<Integer> range(List<Channel> channels) {
        List<Integer> numbers = new ArrayList<>();
        for (int i = 0; i < channels.size(); i++) {
            numbers.add(i);
        }
        return numbers;
    }

    /**
     * The worlds that fit: those whose channels have the same names, in any order; where there is
     * none, those with as many channels and as long a tick.
     */
    public static List<Mapping> fitting(WorldSpec foreign, List<WorldSpec> worlds) {
        List<Mapping> named =
                worlds.stream().flatMap(world -> byNames(foreign, world).stream()).toList();
        if (!named.isEmpty()) {
            List<Mapping> same =
                    named.stream().filter(each -> each.world().id().equals(foreign.id())).toList();
            return same.isEmpty() ? named : same;
        }
        return worlds.stream()
                .filter(world ->
                        Math.abs(world.tickSeconds() / foreign.tickSeconds() - 1) < SAME_TICK)
                .flatMap(world -> byShape(foreign, world).stream())
                .toList();
    }

    /** By names; empty where they differ. */
    public static Optional<Mapping> byNames(WorldSpec foreign, WorldSpec world) {
        List<Integer> state = places(world.state(), foreign.state());
        List<Integer> controls = places(world.controls(), foreign.controls());
        boolean same =
                state.size() == foreign.state().size()
                        && controls.size() == foreign.controls().size()
                        && hasShape(foreign, world)
                        && world.vocabulary().equals(foreign.vocabulary());
        return same
                ? Optional.of(
                        new Mapping(
                                known(foreign, world), "by the channels' names", state, controls))
                : Optional.empty();
    }

    /** In their order; empty where there are not as many. */
    public static Optional<Mapping> byShape(WorldSpec foreign, WorldSpec world) {
        return hasShape(foreign, world)
                ? Optional.of(
                        new Mapping(
                                known(foreign, world),
                                "by the number of channels",
                                range(world.state()),
                                range(world.controls())))
                : Optional.empty();
    }

    private static boolean hasShape(WorldSpec foreign, WorldSpec world) {
        return foreign.state().size() == world.state().size()
                && foreign.controls().size() == world.controls().size()
                && foreign.vocabulary().size() == world.vocabulary().size();
    }

    /** For each of the wanted where the same name is; as many as are found once each. */
    private static List<Integer> places(List<Channel> wanted, List<Channel> found) {
        List<String> names = found.stream().map(Channel::name).toList();
        List<Integer> places =
                wanted.stream().map(channel -> names.indexOf(channel.name())).toList();
        boolean once =
                !places.contains(-1)
                        && new HashSet<>(places).size() == places.size()
                        && new HashSet<>(names).size() == names.size();
        return once ? places : List.of();
    }

    /** The known world with the tick, the time limit and the cameras that were found. */
    private static WorldSpec known(WorldSpec foreign, WorldSpec world) {
        List<Camera> cameras = new ArrayList<>();
        for (Camera camera : world.cameras()) {
            cameras.add(
                    foreign.cameras().stream()
                            .filter(found -> found.name().equals(camera.name()))
                            .findFirst()
                            .orElse(camera));
        }
        foreign.cameras().stream().filter(found -> !cameras.contains(found)).forEach(cameras::add);
        return world.withCameras(cameras)
                .withTickSeconds(foreign.tickSeconds())
                .withMaxTicks(Math.max(world.maxTicks(), foreign.maxTicks()));
    }

    /** The step with the channels in the world's order, and a reward for each objective. */
    Step of(Step step) {
        Outcome outcome = step.outcome();
        return new Step(
                step.tick(),
                of(step.observation()),
                of(step.decision()),
                step.policy(),
                step.teacher(),
                new Outcome(
                        of(outcome.observation()),
                        rewards(outcome.reward()),
                        outcome.ending(),
                        outcome.link()));
    }

    Action of(Action action) {
        return action instanceof Action.Continuous(Vec values)
                ? new Action.Continuous(ordered(values, controls))
                : action;
    }

    private Observation of(Observation observation) {
        List<Frame> frames =
                observation.frames().stream()
                        .filter(frame ->
                                world.cameras()
                                        .contains(
                                                new Camera(
                                                        frame.camera(),
                                                        frame.width(),
                                                        frame.height())))
                        .toList();
        return new Observation(ordered(observation.state(), state), frames, observation.tokens());
    }

    private Decision of(Decision decision) {
        return switch (decision) {
            case Decision.Autonomous(Action executed) -> new Decision.Autonomous(of(executed));
            case Decision.Labelled(Action executed, Action taught) ->
                    new Decision.Labelled(of(executed), of(taught));
            case Decision.Relabelled(Action executed, Action taught) ->
                    new Decision.Relabelled(of(executed), of(taught));
            case Decision.TakenOver(Action executed, Action proposed) ->
                    new Decision.TakenOver(of(executed), of(proposed));
            case Decision.Demonstrated(Action executed) -> new Decision.Demonstrated(of(executed));
            case Decision.Shared(Action executed, Action proposed, Action taught) ->
                    new Decision.Shared(of(executed), of(proposed), of(taught));
        };
    }

    private static Vec ordered(Vec values, List<Integer> places) {
        float[] ordered = new float[places.size()];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = values.at(places.get(i));
        }
        return Vec.of(ordered);
    }

    /** Objectives that were not told have 0. */
    private Vec rewards(Vec found) {
        if (found.size() == world.objectives().size()) {
            return found;
        }
        float[] rewards = new float[world.objectives().size()];
        for (int i = 0; i < Math.min(rewards.length, found.size()); i++) {
            rewards[i] = found.at(i);
        }
        return Vec.of(rewards);
    }
}
