package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.Test;

import reins.core.fact.Blob;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.role.Act;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

final class PolicyFileTest {
    /** In unit actions; the widest control spans ten of them. */
    private static final float CLOSE = 1e-5f;

    /** What PyTorch makes of a raw state, {@code [A]}. */
    private static float[] torch(TorchNet net, Vec state, UnaryOperator<Tensor> head) {
        try (var _ = new Scope()) {
            float[] scaled = Examples.SCALING.apply(state).toArray();
            return Tensors.floats(head.apply(net.forward(Tensors.of(scaled, 1, scaled.length))));
        }
    }

    @Test
    void aDrawnActionEqualsPyTorchsForTheSameNoise() {
        Net net = Net.mlp(3, 4, 64, 2, true);
        SplittableRandom random = new SplittableRandom(4);
        try (TorchNet trained = new TorchNet(net, random)) {
            Blob onnx = Examples.drawn(net, trained.weights());
            OnnxPolicy policy = OnnxPolicy.load(onnx, Examples.SPEC);
            for (int i = 0; i < 50; i++) {
                Vec state = Examples.state(random);
                SplittableRandom chance = new SplittableRandom(i);
                float[] drawn =
                        torch(
                                trained,
                                state,
                                u ->
                                        TanhGaussian.of(u)
                                                .sample(Tensors.noise(chance, 1, 2))
                                                .action());
                Act act = policy.act(Observation.of(state), Vec.EMPTY, new SplittableRandom(i));
                assertArrayEquals(
                        Examples.inBounds(drawn[0], drawn[1]),
                        act.action().asControls().toArray(),
                        10 * CLOSE);
                float[] mode = torch(trained, state, u -> TanhGaussian.of(u).mode());
                assertArrayEquals(
                        Examples.inBounds(mode[0], mode[1]),
                        policy.withoutChance()
                                .act(Observation.of(state), Vec.EMPTY, random)
                                .action()
                                .asControls()
                                .toArray(),
                        10 * CLOSE);
            }
        }
    }

    @Test
    void anEnsembleActsByItsMeanAndDoubtsByItsSpread() {
        Net net = Net.mlp(3, 2, 16, 1, false);
        SplittableRandom random = new SplittableRandom(5);
        List<TorchNet> members =
                IntStream.range(0, 5).mapToObj(_ -> new TorchNet(net, random)).toList();
        Blob onnx = Examples.averaged(net, members.stream().map(TorchNet::weights).toList());
        OnnxPolicy policy = OnnxPolicy.load(onnx, Examples.SPEC);
        for (int i = 0; i < 20; i++) {
            Vec state = Examples.state(random);
            List<float[]> units = new ArrayList<>();
            members.forEach(m -> units.add(torch(m, state, u -> Tensors.clamp(u, -1, 1))));
            double[] mean = new double[2];
            units.forEach(u -> {
                mean[0] += u[0] / 5;
                mean[1] += u[1] / 5;
            });
            double variance = 0;
            for (float[] u : units) {
                variance += (Math.pow(u[0] - mean[0], 2) + Math.pow(u[1] - mean[1], 2)) / 5;
            }
            Act act = policy.act(Observation.of(state), policy.begin(), random);
            assertArrayEquals(
                    Examples.inBounds((float) mean[0], (float) mean[1]),
                    act.action().asControls().toArray(),
                    10 * CLOSE);
            assertEquals(Math.sqrt(variance), act.doubt(), CLOSE);
        }
        members.forEach(TorchNet::close);
    }

    @Test
    void theRiskIsWhatTheWorseCriticLacksToCertainSuccess() {
        Net net = Net.mlp(3, 2, 16, 1, false).then(new Layer.Tanh());
        Net judging = Net.mlp(5, 1, 16, 1, false).then(new Layer.Tanh());
        SplittableRandom random = new SplittableRandom(6);
        try (TorchNet actor = new TorchNet(net, random);
                Ensemble critics = new Ensemble(judging, 2, random)) {
            Averaged acting =
                    new Averaged(
                            Front.of(Examples.SCALING),
                            Examples.CONTROLS,
                            net,
                            List.of("actor/"),
                            Optional.of(new Averaged.Risk(judging, Examples.names(2))));
            Weights weights =
                    actor.weights().under("actor").and(Examples.members(critics.weights()));
            OnnxPolicy policy =
                    OnnxPolicy.load(PolicyFile.of(Examples.CARD, acting, weights), Examples.SPEC);
            for (int i = 0; i < 20; i++) {
                Vec state = Examples.state(random);
                Act act = policy.act(Observation.of(state), policy.begin(), random);
                try (var _ = new Scope()) {
                    Tensor seen = Tensors.of(Examples.SCALING.apply(state).toArray(), 1, 3);
                    Tensor input = Tensors.beside(seen, actor.forward(seen).detach());
                    float least = Tensors.value(Tensors.least(critics.forward(input)));
                    // −1 is certain failure, so a risk of 1; 1 is certain success.
                    assertEquals((1 - least) / 2, act.risk(), CLOSE);
                }
            }
        }
    }

    @Test
    void theFileTellsWhatItIs() {
        Net net = Net.mlp(3, 2, 4, 1, false);
        Blob onnx = Examples.averaged(net, List.of(Weights.initial(net, new SplittableRandom(1))));
        assertEquals(Optional.of(Examples.CARD), OnnxPolicy.card(onnx));
    }
}
