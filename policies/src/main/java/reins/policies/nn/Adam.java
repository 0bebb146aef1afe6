package reins.policies.nn;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

import reins.core.fact.ReinsException;
import reins.core.fact.Vec;

import java.util.ArrayList;
import java.util.List;

/**
 * Adam: A Method for Stochastic Optimization, <a
 * href="https://arxiv.org/abs/1412.6980">1412.6980</a>, algorithm 1:
 *
 * <pre>
 * m ← β₁·m + (1 − β₁)·g        v ← β₂·v + (1 − β₂)·g²
 * θ ← θ − rate·(m / (1 − β₁ᵗ)) / (√(v / (1 − β₂ᵗ)) + ε)      β₁ = 0.9, β₂ = 0.999, ε = 1e-8
 * </pre>
 *
 * A step takes the gradient with respect to its own parameters only: others that the loss depends
 * on are not touched, and gradients never accumulate. Used by one thread, the learner's.
 */
public final class Adam implements AutoCloseable {
    private static final double BETA_1 = 0.9;
    private static final double BETA_2 = 0.999;
    private static final double EPSILON = 1e-8;

    private record Moments(Parameters parameters, Parameters first, Parameters second) {}

    private final List<Moments> all = new ArrayList<>();
    private final double learningRate;
    private final double maxNorm;
    private double steps;

    /**
     * @param learningRate above 0
     */
    public Adam(List<Parameters> parameters, double learningRate) {
        this(parameters, learningRate, Double.POSITIVE_INFINITY);
    }

    /**
     * @param learningRate above 0
     * @param maxNorm a gradient longer than this (Euclidean, over all parameters) is shortened to
     *     it
     */
    public Adam(List<Parameters> parameters, double learningRate, double maxNorm) {
        if (!(learningRate > 0) || !(maxNorm > 0)) {
            throw new IllegalArgumentException("rate " + learningRate + ", norm " + maxNorm);
        }
        this.learningRate = learningRate;
        this.maxNorm = maxNorm;
        for (Parameters trained : parameters) {
            Vec zeros = Vec.zeros(Math.toIntExact(trained.flat().numel()));
            Weights blank = Weights.of(new Weights.Array("m", List.of(zeros.size()), zeros));
            all.add(new Moments(trained, new Parameters(blank), new Parameters(blank)));
        }
    }

    /**
     * One step down the gradient of {@code loss}, shape {@code []}.
     *
     * @return the loss
     * @throws ReinsException where the loss is not a number; nothing is changed then
     */
    public float step(Tensor loss) {
        float value = checked(loss.item_float());
        try (var _ = new Scope();
                var _ = new NoGradGuard()) {
            descend(gradients(loss));
        }
        return value;
    }

    /**
     * One step down a given gradient.
     *
     * @param loss what the gradient was computed from
     * @param gradients of the one set of parameters, in its layout; may be overwritten
     * @throws ReinsException where the loss is not a number; nothing is changed then
     */
    public void step(double loss, Parameters gradients) {
        checked((float) loss);
        try (var _ = new Scope();
                var _ = new NoGradGuard()) {
            descend(List.of(gradients.flat()));
        }
    }

    private static float checked(float loss) {
        if (!Float.isFinite(loss)) {
            throw new ReinsException(
                    "Training diverged: the loss is %s; go back to an earlier version and try a"
                                    .formatted(loss)
                            + " smaller learning rate.");
        }
        return loss;
    }

    private void descend(List<Tensor> gradients) {
        shorten(gradients);
        steps++;
        for (int i = 0; i < gradients.size(); i++) {
            move(all.get(i), gradients.get(i));
        }
    }

    /** One flat gradient for each of the parameters, {@code [P]}. */
    private List<Tensor> gradients(Tensor loss) {
        TensorVector leaves = new TensorVector();
        for (Moments moments : all) {
            for (int i = 0; i < moments.parameters().size(); i++) {
                leaves.push_back(moments.parameters().at(i));
            }
        }
        TensorVector gradients = torch.grad(new TensorVector(loss), leaves);
        List<Tensor> flat = new ArrayList<>();
        long next = 0;
        for (Moments moments : all) {
            TensorVector rows = new TensorVector();
            for (int i = 0; i < moments.parameters().size(); i++) {
                rows.push_back(gradients.get(next++).reshape(-1));
            }
            flat.add(torch.cat(rows));
        }
        return flat;
    }

    private void shorten(List<Tensor> gradients) {
        if (maxNorm == Double.POSITIVE_INFINITY) {
            return;
        }
        double squares = 0;
        for (Tensor gradient : gradients) {
            squares += gradient.square().sum().item_double();
        }
        double norm = Math.sqrt(squares);
        if (norm > maxNorm) {
            gradients.forEach(gradient -> gradient.mul_(new Scalar(maxNorm / norm)));
        }
    }

    private void move(Moments moments, Tensor gradient) {
        Tensor first = moments.first().flat();
        Tensor second = moments.second().flat();
        first.lerp_(gradient, new Scalar(1 - BETA_1));
        second.mul_(new Scalar(BETA_2)).addcmul_(gradient, gradient, new Scalar(1 - BETA_2));
        // The roots of v are not scaled, but all they are put beside: one pass less over memory.
        double scale = Math.sqrt(1 - Math.pow(BETA_2, steps));
        double rate = learningRate / (1 - Math.pow(BETA_1, steps));
        Tensor divisor = second.sqrt().add_(new Scalar(EPSILON * scale));
        moments.parameters().flat().addcdiv_(first, divisor, new Scalar(-rate * scale));
    }

    /** The moments and the count of steps, to go on from. */
    public Weights weights() {
        Weights weights = Weights.of(Weights.Array.of("steps", (float) steps));
        for (int i = 0; i < all.size(); i++) {
            weights = weights.and(all.get(i).first().weights().under(i + "/first"));
            weights = weights.and(all.get(i).second().weights().under(i + "/second"));
        }
        return weights;
    }

    public void load(Weights weights) {
        steps = weights.array("steps").values().at(0);
        for (int i = 0; i < all.size(); i++) {
            all.get(i).first().load(weights.part(i + "/first"));
            all.get(i).second().load(weights.part(i + "/second"));
        }
    }

    /** Frees the moments; the parameters stay their owner's. */
    @Override
    public void close() {
        for (Moments moments : all) {
            moments.first().close();
            moments.second().close();
        }
    }
}
