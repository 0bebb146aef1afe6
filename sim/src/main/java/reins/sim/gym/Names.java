package reins.sim.gym;

import reins.core.fact.Unit;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/**
 * What the numbers of Gymnasium's own environments are called, which call nothing by name; in their
 * order, and taken where there are as many. Safe on every thread.
 *
 * @param units of the state; none where they have none
 * @param successReward from which reward on an end is a success; empty where none says so
 */
record Names(
        List<String> state,
        List<Unit> units,
        List<String> controls,
        List<String> words,
        OptionalDouble successReward) {
    private static final Map<String, Names> KNOWN =
            Map.of(
                    "LunarLander",
                    new Names(
                            List.of("x", "y", "vx", "vy", "angle", "spin", "left", "right"),
                            List.of(),
                            List.of("main", "side"),
                            List.of("coast", "left", "main", "right"),
                            OptionalDouble.of(100)),
                    "CartPole",
                    new Names(
                            List.of("place", "speed", "angle", "spin"),
                            List.of(
                                    Unit.METRE,
                                    Unit.METRE_PER_SECOND,
                                    Unit.RADIAN,
                                    Unit.RADIAN_PER_SECOND),
                            List.of(),
                            List.of("left", "right"),
                            OptionalDouble.empty()),
                    "FrozenLake",
                    new Names(
                            List.of("cell"),
                            List.of(),
                            List.of(),
                            List.of("left", "down", "right", "up"),
                            OptionalDouble.of(1)),
                    "Pendulum",
                    new Names(
                            List.of("cos", "sin", "spin"),
                            List.of(Unit.NONE, Unit.NONE, Unit.RADIAN_PER_SECOND),
                            List.of("torque"),
                            List.of(),
                            OptionalDouble.empty()),
                    "Reacher",
                    new Names(
                            List.of(
                                    "cos shoulder",
                                    "cos elbow",
                                    "sin shoulder",
                                    "sin elbow",
                                    "target x",
                                    "target y",
                                    "shoulder speed",
                                    "elbow speed",
                                    "x to target",
                                    "y to target"),
                            List.of(),
                            List.of("shoulder", "elbow"),
                            List.of(),
                            OptionalDouble.empty()),
                    "HalfCheetah",
                    new Names(
                            List.of(
                                    "height",
                                    "pitch",
                                    "back thigh",
                                    "back shin",
                                    "back foot",
                                    "front thigh",
                                    "front shin",
                                    "front foot",
                                    "speed",
                                    "climb",
                                    "pitch speed",
                                    "back thigh speed",
                                    "back shin speed",
                                    "back foot speed",
                                    "front thigh speed",
                                    "front shin speed",
                                    "front foot speed"),
                            List.of(),
                            List.of(
                                    "back thigh",
                                    "back shin",
                                    "back foot",
                                    "front thigh",
                                    "front shin",
                                    "front foot"),
                            List.of(),
                            OptionalDouble.empty()));

    private static final Pattern GRID = Pattern.compile("(MiniGrid|BabyAI)-.*");

    private static final Names IN_A_GRID =
            new Names(
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of("left", "right", "forward", "pick up", "drop", "use", "done"),
                    OptionalDouble.of(0.1)); // the least that a goal is worth; lava is worth 0

    private static final Names UNKNOWN =
            new Names(List.of(), List.of(), List.of(), List.of(), OptionalDouble.empty());

    Names {
        state = List.copyOf(state);
        units = List.copyOf(units);
        controls = List.copyOf(controls);
        words = List.copyOf(words);
    }

    /** Those of an environment; none where it is not known. */
    static Names of(String env) {
        if (GRID.matcher(env.substring(env.indexOf(':') + 1)).matches()) {
            return IN_A_GRID;
        }
        String bare = env.replaceFirst("-v\\d+$", "").replaceFirst("Continuous$", "");
        return KNOWN.getOrDefault(bare, UNKNOWN);
    }
}
