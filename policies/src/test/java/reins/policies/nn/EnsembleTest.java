package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reins.core.fact.ReinsException;

import java.util.List;
import java.util.SplittableRandom;

/** The ensemble's reading against one network's, whose gradients PyTorch derives by itself. */
class EnsembleTest {
    private static final Net NET = Net.mlp(3, 2, 16, 2, true).then(new Layer.Tanh());

    @BeforeAll
    static void oneThread() {
        NativeThreads.limitToOne();
    }

    @Test
    void itsOutputsAreItsMembers() {
        SplittableRandom random = new SplittableRandom(1);
        try (var _ = new Scope();
                Ensemble ensemble = new Ensemble(NET, 3, random)) {
            Tensor input = Tensors.noise(random, 5, 3);
            Tensor all = ensemble.forward(input);
            Tensor some = ensemble.forward(input, List.of(2, 0));
            for (int member = 0; member < 3; member++) {
                float[] alone = alone(ensemble, member, input);
                assertArrayEquals(alone, Tensors.floats(all.select(0, member)), 1e-6f);
            }
            assertArrayEquals(alone(ensemble, 2, input), Tensors.floats(some.select(0, 0)), 1e-6f);
            assertArrayEquals(alone(ensemble, 0, input), Tensors.floats(some.select(0, 1)), 1e-6f);
        }
    }

    @Test
    void itRefusesToComputeOutsideAScope() {
        SplittableRandom random = new SplittableRandom(3);
        try (Ensemble ensemble = new Ensemble(NET, 2, random);
                Tensor input = Tensors.noise(random, 5, 3)) {
            assertThrows(IllegalStateException.class, () -> ensemble.forward(input));
        }
    }

    @Test
    void itsGradientsAreThoseThatPyTorchDerives() {
        SplittableRandom random = new SplittableRandom(2);
        try (var _ = new Scope();
                Ensemble ensemble = new Ensemble(NET, 2, random)) {
            Tensor input = Tensors.noise(random, 5, 3);
            Tensor byOutput = Tensors.noise(random, 2, 5, 2);
            Ensemble.Pass pass = ensemble.pass(input);
            Parameters gradients = pass.gradients(byOutput);
            Tensor byInput = pass.byInput(byOutput);
            for (int member = 0; member < 2; member++) {
                try (TorchNet net = new TorchNet(NET, ensemble.weights().get(member))) {
                    Tensor seen = input.detach().clone().requires_grad_(true);
                    Tensor loss = net.forward(seen).mul(byOutput.select(0, member)).sum();
                    TensorVector leaves = new TensorVector();
                    net.parameters().leaves().forEach(leaves::push_back);
                    leaves.push_back(seen);
                    TensorVector derived = torch.grad(new TensorVector(loss), leaves);
                    for (int i = 0; i < net.parameters().size(); i++) {
                        assertArrayEquals(
                                Tensors.floats(derived.get(i)),
                                Tensors.floats(gradients.at(i).select(0, member)),
                                1e-5f);
                    }
                    assertArrayEquals(
                            Tensors.floats(derived.get(net.parameters().size())),
                            Tensors.floats(byInput.select(0, member)),
                            1e-5f);
                }
            }
        }
    }

    @Test
    void itsMembersCanBeTakenOutAndPutBack() {
        try (Ensemble one = new Ensemble(NET, 2, new SplittableRandom(3));
                Ensemble other = new Ensemble(NET, 2, new SplittableRandom(4))) {
            other.load(one.weights());
            assertEquals(one.weights(), other.weights());
            List<Weights> smaller =
                    List.of(
                            one.weights().getFirst(),
                            Weights.initial(
                                    Net.mlp(3, 2, 8, 2, true).then(new Layer.Tanh()),
                                    new SplittableRandom(5)));
            assertThrows(ReinsException.class, () -> other.load(smaller));
        }
    }

    private static float[] alone(Ensemble ensemble, int member, Tensor input) {
        try (TorchNet net = new TorchNet(NET, ensemble.weights().get(member))) {
            return Tensors.floats(net.forward(input));
        }
    }
}
