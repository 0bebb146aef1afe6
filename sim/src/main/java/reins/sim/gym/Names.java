package reins.sim.gym;

import reins.core.fact.Unit;

import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;

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
                    "Pendulum",
                    new Names(
                            List.of("cos", "sin", "spin"),
                            List.of(Unit.NONE, Unit.NONE, Unit.RADIAN_PER_SECOND),
                            List.of("torque"),
                            List.of(),
                            OptionalDouble.empty()));

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
        String bare = env.replaceFirst("-v\\d+$", "").replaceFirst("Continuous$", "");
        return KNOWN.getOrDefault(bare, UNKNOWN);
    }
}
