package reins.app.run;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Expert;
import reins.core.role.Policy;
import reins.policies.nn.OnnxPolicy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Who drives in an evaluation: a policy, or a teacher by itself. Used by one thread at a time. */
public interface Driver {
    /** What to do now; the first call of an episode says so. */
    Action drive(boolean first, Observation observation);

    /** Whether the world must be filmed for it. */
    default boolean looks() {
        return false;
    }

    static Driver of(Policy policy, long seed) {
        return new Driver() {
            private final SplittableRandom random = new SplittableRandom(seed);
            private Vec memory = Vec.EMPTY;

            @Override
            public Action drive(boolean first, Observation observation) {
                Act act = policy.act(observation, first ? policy.begin() : memory, random);
                memory = act.memory();
                return act.action();
            }

            @Override
            public boolean looks() {
                return policy.looks();
            }
        };
    }

    /** A policy's file, which takes the middle of what it would draw. */
    static Driver steady(Blob onnx, WorldSpec spec, long seed) {
        return of(OnnxPolicy.load(onnx, spec).withoutChance(), seed);
    }

    static Driver of(Expert expert) {
        return (first, observation) -> {
            if (first) {
                expert.begin();
            }
            return expert.act(observation);
        };
    }

    /** Does anything at random. */
    static Driver random(WorldSpec spec, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        return (_, _) -> drawn(spec, random);
    }

    /** Every control drawn from all between its bounds, or one of the words. */
    static Action drawn(WorldSpec spec, RandomGenerator random) {
        return switch (spec.actions()) {
            case Actions.Words(List<String> words) ->
                    new Action.Token(random.nextInt(words.size()));
            case Actions.Controls(List<Channel> channels) -> {
                float[] controls = new float[channels.size()];
                for (int i = 0; i < controls.length; i++) {
                    controls[i] = random.nextFloat(channels.get(i).low(), channels.get(i).high());
                }
                yield new Action.Continuous(Vec.of(controls));
            }
        };
    }
}
