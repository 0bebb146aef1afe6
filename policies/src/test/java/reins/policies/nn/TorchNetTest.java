package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bytedeco.javacpp.Pointer;
import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reins.core.fact.ReinsException;
import reins.core.fact.Vec;

import java.util.List;
import java.util.SplittableRandom;

final class TorchNetTest {
    private final Scope scope = new Scope();

    @BeforeEach
    void oneThread() {
        NativeThreads.limitToOne();
    }

    @AfterEach
    void free() {
        scope.close();
    }

    @Test
    void oneSeedMakesOneNetwork() {
        Net net = Net.mlp(3, 2, 8, 2, true);
        Weights weights = Weights.initial(net, new SplittableRandom(1));
        assertEquals(weights, Weights.initial(net, new SplittableRandom(1)));
        try (TorchNet read = new TorchNet(net, weights)) {
            assertEquals(weights, read.weights());
        }
    }

    @Test
    void aForwardPassIsTheFormula() {
        // 1 → linear: (2·1 + 1, −3·1 + 0) = (3, −3); ReLU: (3, 0); linear: 3·1 + 0·1 − 1 = 2;
        // tanh(2) = 0.9640276
        Net net =
                new Net(
                        1,
                        List.of(
                                new Layer.Linear(2),
                                new Layer.Relu(),
                                new Layer.Linear(1),
                                new Layer.Tanh()));
        Weights weights = Weights.initial(net, new SplittableRandom(1));
        assertEquals(
                List.of("0.weight", "0.bias", "2.weight", "2.bias"),
                weights.arrays().stream().map(Weights.Array::name).toList());
        weights =
                Weights.of(
                        array(weights, 0, 2, -3),
                        array(weights, 1, 1, 0),
                        array(weights, 2, 1, 1),
                        array(weights, 3, -1));
        try (TorchNet read = new TorchNet(net, weights)) {
            Tensor output = read.forward(Tensors.of(new float[] {1}, 1, 1));
            assertArrayEquals(new float[] {0.9640276f}, Tensors.floats(output), 1e-6f);
        }
    }

    private static Weights.Array array(Weights weights, int index, float... values) {
        Weights.Array array = weights.arrays().get(index);
        return new Weights.Array(array.name(), array.shape(), Vec.of(values));
    }

    @Test
    void aLayerNormMakesMeanNoughtAndVarianceOne() {
        // (1, 2, 3): mean 2, variance 2/3; (x − 2) / √(2/3 + 1e-5) = ∓1.2247357, 0
        try (TorchNet net =
                new TorchNet(new Net(3, List.of(new Layer.LayerNorm())), new SplittableRandom(1))) {
            Tensor output = net.forward(Tensors.of(new float[] {1, 2, 3}, 1, 3));
            assertArrayEquals(
                    new float[] {-1.2247357f, 0, 1.2247357f}, Tensors.floats(output), 1e-6f);
        }
    }

    @Test
    void followingMovesByTau() {
        try (Parameters source = Parameters.number("x", 3);
                Parameters target = Parameters.number("x", 1)) {
            target.follow(source, 0.25); // 1 + 0.25·(3 − 1) = 1.5
            assertEquals(1.5f, Tensors.value(target.at(0)));
            assertEquals(3f, Tensors.value(source.at(0)));
        }
    }

    @Test
    void adamTakesTheFormulasFirstTwoSteps() {
        // loss = x², x = 1: g = 2, m/(1−β₁) = 2, v/(1−β₂) = 4, x ← 1 − 0.1·2/2 = 0.9
        // g = 1.8: m = 0.9·0.2 + 0.1·1.8 = 0.36, /(1−0.81) = 1.8947368
        //          v = 0.999·0.004 + 0.001·3.24 = 0.007236, /(1−0.998001) = 3.6198099
        //          x ← 0.9 − 0.1·1.8947368/1.9025798 = 0.8004122
        try (Parameters x = Parameters.number("x", 1);
                Adam adam = new Adam(List.of(x), 0.1)) {
            assertEquals(1f, adam.step(x.at(0).square()));
            assertEquals(0.9f, Tensors.value(x.at(0)), 1e-6f);
            adam.step(x.at(0).square());
            assertEquals(0.8004122f, Tensors.value(x.at(0)), 1e-5f);
        }
    }

    @Test
    void adamGoesOnFromItsSavedMomentsAsIfNothingHappened() {
        Net net = Net.mlp(2, 1, 4, 1, true);
        Tensor input = Tensors.of(new float[] {1, 2, -1, 0.5f}, 2, 2);
        try (TorchNet first = new TorchNet(net, new SplittableRandom(1));
                TorchNet second = new TorchNet(net, new SplittableRandom(2));
                Adam adam = new Adam(List.of(first.parameters()), 0.01);
                Adam resumed = new Adam(List.of(second.parameters()), 0.01)) {
            for (int i = 0; i < 3; i++) {
                adam.step(first.forward(input).square().mean());
            }
            second.load(Weights.from(first.weights().toBlob()));
            resumed.load(Weights.from(adam.weights().toBlob()));
            adam.step(first.forward(input).square().mean());
            resumed.step(second.forward(input).square().mean());
            assertEquals(first.weights(), second.weights());
        }
    }

    @Test
    void aLongGradientIsShortened() {
        // g = 2·100 = 200, shortened to 1: m = 0.1, v = 0.001; Adam's first step is the rate
        try (Parameters x = Parameters.number("x", 100);
                Adam adam = new Adam(List.of(x), 0.1, 1)) {
            adam.step(x.at(0).square());
            assertEquals(0.1f, adam.weights().array("0/first/m").values().at(0), 1e-6f);
            assertEquals(0.001f, adam.weights().array("0/second/m").values().at(0), 1e-8f);
        }
    }

    @Test
    void aStepLeavesOtherParametersAlone() {
        try (Parameters x = Parameters.number("x", 1);
                Parameters y = Parameters.number("y", 2);
                Adam adam = new Adam(List.of(x), 0.1)) {
            adam.step(x.at(0).mul(y.at(0)));
            assertEquals(2f, Tensors.value(y.at(0)));
            assertTrue(Tensors.value(x.at(0)) < 1);
        }
    }

    @Test
    void aLossThatIsNoNumberIsRefusedAndChangesNothing() {
        try (Parameters x = Parameters.number("x", -1);
                Adam adam = new Adam(List.of(x), 0.1)) {
            String sentence =
                    assertThrows(ReinsException.class, () -> adam.step(x.at(0).log())).sentence();
            assertTrue(sentence.startsWith("Training diverged: the loss is NaN"), sentence);
            assertEquals(-1f, Tensors.value(x.at(0)));
        }
    }

    @Test
    void withoutGradientNothingIsRecorded() {
        try (Parameters x = Parameters.number("x", 1)) {
            assertTrue(x.at(0).square().requires_grad());
            assertFalse(Tensors.withoutGradient(() -> x.at(0).square()).requires_grad());
            assertTrue(x.at(0).square().requires_grad());
        }
    }

    @Test
    void anUpdateLeavesNothingBehind() {
        float[] states = new float[64 * 3];
        float[] actions = new float[64 * 2];
        SplittableRandom random = new SplittableRandom(1);
        try (TorchNet net = new TorchNet(Net.mlp(3, 4, 16, 2, true), random);
                TorchNet target = new TorchNet(Net.mlp(3, 4, 16, 2, true), random);
                Adam adam = new Adam(List.of(net.parameters()), 1e-3, 1)) {
            long before = Long.MAX_VALUE;
            for (int i = 0; i < 50; i++) {
                if (i == 10) {
                    before = Pointer.totalCount();
                }
                try (var _ = new Scope()) {
                    Tensor output = net.forward(Tensors.of(states, 64, 3));
                    TanhGaussian.Sample sample =
                            TanhGaussian.of(output).sample(Tensors.noise(random, 64, 2));
                    Tensor goal = Tensors.of(actions, 64, 2);
                    Tensor error = Losses.meanSquaredError(sample.action(), goal);
                    adam.step(Tensors.minimum(error, sample.logProbability().mean()));
                    target.follow(net, 0.01);
                    Tensors.withoutGradient(() -> target.forward(Tensors.of(states, 64, 3)));
                }
                net.weights();
            }
            assertTrue(Pointer.totalCount() <= before, before + " → " + Pointer.totalCount());
        }
    }
}
