package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.role.Act;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** A policy that looks back and plans ahead, against a plain reading of an episode. */
class ChunkedTest {
    private static final int TICKS = 20;

    @BeforeAll
    static void oneThread() {
        NativeThreads.limitToOne();
    }

    @ParameterizedTest
    @CsvSource({"3, 1", "1, 2", "1, 5", "4, 3"})
    void itActsByWhatItSawAndByAllItsPlansForNow(int history, int chunk) {
        Net net = Net.mlp(3 * history, 2 * chunk, 16, 1, false).then(new Layer.Tanh());
        SplittableRandom random = new SplittableRandom(7);
        try (Ensemble members = new Ensemble(net, 2, random)) {
            OnnxPolicy policy =
                    OnnxPolicy.load(
                            PolicyFile.of(
                                    Examples.CARD,
                                    new Chunked(
                                            Examples.SCALING,
                                            Examples.CONTROLS,
                                            new Span(history, chunk),
                                            net,
                                            Examples.names(2)),
                                    Examples.members(members.weights())),
                            Examples.SPEC);
            List<Vec> seen = new ArrayList<>();
            List<float[]> plans = new ArrayList<>();
            Vec memory = policy.begin();
            for (int tick = 0; tick < TICKS; tick++) {
                seen.add(Examples.state(random));
                plans.add(plan(members, seen, history));
                Act act = policy.act(Observation.of(seen.getLast()), memory, random);
                memory = act.memory();
                float[] mean = new float[2];
                int count = Math.min(chunk, tick + 1);
                for (int age = 0; age < count; age++) {
                    for (int i = 0; i < 2; i++) {
                        mean[i] += plans.get(tick - age)[2 * age + i] / count;
                    }
                }
                assertArrayEquals(
                        Examples.inBounds(mean[0], mean[1]),
                        act.action().asControls().toArray(),
                        1e-4f);
            }
            assertEquals(policy.begin().size(), memory.size());
        }
    }

    @Test
    void ofSeveralPlansTheWordIsSaidThatIsLikeliestInAllOfThem() {
        Span span = new Span(1, 3);
        int size = Examples.WORDS.size();
        Net net = Examples.WORDS.net(3, span.chunk(), 16, 1);
        SplittableRandom random = new SplittableRandom(8);
        try (Ensemble members = new Ensemble(net, 2, random)) {
            OnnxPolicy policy =
                    OnnxPolicy.load(
                            PolicyFile.of(
                                    PolicyCard.of(Examples.TOLD, Examples.PROVENANCE),
                                    new Chunked(
                                            Examples.SCALING,
                                            Examples.WORDS,
                                            span,
                                            net,
                                            Examples.names(2)),
                                    Examples.members(members.weights())),
                            Examples.TOLD);
            List<float[]> plans = new ArrayList<>();
            List<Action> said = new ArrayList<>();
            Vec memory = policy.begin();
            for (int tick = 0; tick < TICKS; tick++) {
                Vec state = Examples.state(random);
                plans.add(likelihoods(members, state));
                Act act = policy.act(Observation.of(state), memory, random);
                memory = act.memory();
                float[] sum = new float[size];
                for (int age = 0; age < Math.min(span.chunk(), tick + 1); age++) {
                    for (int i = 0; i < size; i++) {
                        sum[i] += plans.get(tick - age)[size * age + i];
                    }
                }
                int likeliest = 0;
                for (int i = 1; i < size; i++) {
                    likeliest = sum[i] > sum[likeliest] ? i : likeliest;
                }
                assertEquals(new Action.Token(likeliest), act.action());
                said.add(act.action());
            }
            assertTrue(said.stream().distinct().count() > 1, () -> "it always says " + said);
        }
    }

    /** The mean of how likely the members find each word in each action, {@code [chunk·K]}. */
    private static float[] likelihoods(Ensemble members, Vec state) {
        float[] input = Examples.SCALING.apply(state).toArray();
        try (var _ = new Scope()) {
            Tensor planned = members.forward(Tensors.of(input, 1, input.length));
            Tensor likely = planned.view(2, -1, Examples.WORDS.size()).softmax(-1);
            return Tensors.floats(likely.mean(0));
        }
    }

    /** The mean of what the members plan, {@code [chunk·2]}. */
    private static float[] plan(Ensemble members, List<Vec> seen, int history) {
        float[] input = new float[3 * history];
        for (int i = 0; i < history; i++) {
            int tick = seen.size() - history + i;
            Vec state = tick < 0 ? Vec.zeros(3) : seen.get(tick);
            Examples.SCALING.apply(state).copyTo(input, 3 * i);
        }
        try (var _ = new Scope()) {
            Tensor planned = members.forward(Tensors.of(input, 1, input.length));
            return Tensors.floats(planned.mean(0));
        }
    }
}
