package reins.policies.nn;

import org.bytedeco.pytorch.Tensor;

/**
 * A normal distribution squashed by tanh into (−1, 1), each action number on its own, as in Soft
 * Actor-Critic, <a href="https://arxiv.org/abs/1801.01290">1801.01290</a>, appendix C. Used by one
 * thread, the learner's.
 *
 * <pre>
 * u = mean + e^s·ε,  ε ~ N(0, 1)        a = tanh(u)
 * log π(a) = Σᵢ −½·εᵢ² − sᵢ − ½·log 2π − log(1 − tanh²(uᵢ))
 * log(1 − tanh²(u)) = 2·(log 2 − u − softplus(−2u))       the same, without cancellation
 * </pre>
 *
 * What differs: the logarithm s of the standard deviation is clamped to [−5, 2].
 *
 * @param mean of u, {@code [B, A]}
 * @param logDeviation s, {@code [B, A]}
 */
public record TanhGaussian(Tensor mean, Tensor logDeviation) {
    /** The smallest logarithm of the standard deviation. */
    public static final float LOW = -5;

    /** The largest logarithm of the standard deviation. */
    public static final float HIGH = 2;

    /**
     * A drawn action and its log-probability.
     *
     * @param action in (−1, 1), {@code [B, A]}
     * @param logProbability {@code [B]}
     */
    public record Sample(Tensor action, Tensor logProbability) {}

    /**
     * The distribution that a network's output stands for.
     *
     * @param output the means, then the logarithms of the standard deviations, {@code [B, 2·A]}
     */
    public static TanhGaussian of(Tensor output) {
        long actions = output.size(-1) / 2;
        return new TanhGaussian(
                Tensors.columns(output, 0, actions),
                Tensors.clamp(Tensors.columns(output, actions, 2 * actions), LOW, HIGH));
    }

    /**
     * The action that this noise makes; gradients flow into mean and deviation.
     *
     * @param noise standard normal, {@code [B, A]}
     */
    public Sample sample(Tensor noise) {
        Tensor u = mean.add(logDeviation.exp().mul(noise));
        Tensor squash =
                Tensors.times(
                        Tensors.plus(
                                u.add(Tensors.softplus(Tensors.times(u, -2))).neg(), Math.log(2)),
                        2);
        Tensor density =
                Tensors.plus(
                        Tensors.times(noise.square(), -0.5).sub(logDeviation),
                        -0.5 * Math.log(2 * Math.PI));
        return new Sample(u.tanh(), density.sub(squash).sum(-1));
    }

    /** The most likely u, squashed, {@code [B, A]}. */
    public Tensor mode() {
        return mean.tanh();
    }
}
