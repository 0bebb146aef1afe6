package reins.policies.nn;

import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

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
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("push", Unit.NEWTON, -10, 10),
                                    new Channel("brake", Unit.FRACTION, 0, 1))),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    0.02,
                    500);

    /** The same world with two cameras. */
    static final WorldSpec FILMED =
            SPEC.withCameras(List.of(new Camera("front", 6, 4), new Camera("back", 8, 8)));

    static final SortedMap<String, String> PROVENANCE =
            new TreeMap<>(Map.of("learner", "bc", "seed", "7"));

    static final PolicyCard CARD = PolicyCard.of(SPEC, PROVENANCE);

    static final Scaling SCALING = Scaling.ofBounds(SPEC.state());

    static final Controls CONTROLS = new Controls(SPEC.controls());

    static final Words WORDS = new Words(List.of("left", "stay", "right", "jump"));

    /** The same world, told by words. */
    static final WorldSpec TOLD = SPEC.withActions(new Actions.Words(WORDS.vocabulary()));

    private Examples() {}

    /** Networks of the same layers, their parameters under {@code member0/}, {@code member1/} … */
    static Weights members(List<Weights> each) {
        Weights all = Weights.of();
        for (int i = 0; i < each.size(); i++) {
            all = all.and(each.get(i).under("member" + i));
        }
        return all;
    }

    /** What the parameters' names of so many members begin with. */
    static List<String> names(int count) {
        return IntStream.range(0, count).mapToObj(i -> "member" + i + "/").toList();
    }

    /** The file of a policy that sees the state and acts by its members' mean. */
    static Blob averaged(Net net, List<Weights> each) {
        Averaged acting =
                new Averaged(
                        Front.of(SCALING), CONTROLS, net, names(each.size()), Optional.empty());
        return PolicyFile.of(CARD, acting, members(each));
    }

    /** The file of a policy that sees the state and draws its actions. */
    static Blob drawn(Net net, Weights weights) {
        return PolicyFile.of(CARD, new Drawn(Front.of(SCALING), CONTROLS, net, ""), weights);
    }

    /** A state somewhere within the bounds, {@code [3]}. */
    static Vec state(RandomGenerator random) {
        return Vec.of(random.nextFloat(-2, 4), random.nextFloat(-8, 8), random.nextFloat(0, 30));
    }

    /** A unit action in the controls' bounds: push −10 to 10, brake 0 to 1. */
    static float[] inBounds(float push, float brake) {
        return new float[] {10 * push, 0.5f + 0.5f * brake};
    }
}
