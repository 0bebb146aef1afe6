package reins.policies.nn;

import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** A small world and what goes with it. */
final class Examples {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "cart",
                    "Cart",
                    List.of(
                            new Channel("place", Unit.METRE, -2, 4),
                            new Channel("speed", Unit.METRE_PER_SECOND, -8, 8),
                            new Channel("odometer", Unit.METRE, 0, Float.POSITIVE_INFINITY)),
                    List.of(
                            new Channel("push", Unit.NEWTON, -10, 10),
                            new Channel("brake", Unit.FRACTION, 0, 1)),
                    List.of(),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    List.of(),
                    0.02,
                    500);

    /** The same world with two cameras. */
    static final WorldSpec FILMED =
            new WorldSpec(
                    SPEC.id(),
                    SPEC.title(),
                    SPEC.state(),
                    SPEC.controls(),
                    SPEC.vocabulary(),
                    SPEC.objectives(),
                    List.of(new Camera("front", 6, 4), new Camera("back", 8, 8)),
                    SPEC.tickSeconds(),
                    SPEC.maxTicks());

    static final SortedMap<String, String> PROVENANCE =
            new TreeMap<>(Map.of("learner", "bc", "seed", "7"));

    static final PolicyCard CARD = PolicyCard.of(SPEC, PROVENANCE);

    static final Scaling SCALING = Scaling.ofBounds(SPEC.state());

    private Examples() {}

    /** A state somewhere within the bounds, {@code [3]}. */
    static Vec state(RandomGenerator random) {
        return Vec.of(random.nextFloat(-2, 4), random.nextFloat(-8, 8), random.nextFloat(0, 30));
    }

    /** A unit action in the controls' bounds: push −10 to 10, brake 0 to 1. */
    static float[] inBounds(float push, float brake) {
        return new float[] {10 * push, 0.5f + 0.5f * brake};
    }
}
