package reins.policies.nn;

import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * A normal distribution squashed by tanh into (−1, 1), each action number on its own, as in Soft
 * Actor-Critic, <a href="https://arxiv.org/abs/1801.01290">1801.01290</a>, appendix C.
 *
 * <pre>
 * u = mean + e^s·ε,  ε ~ N(0, 1)        a = tanh(u)
 * log π(a) = Σᵢ −½·εᵢ² − sᵢ − ½·log 2π − log(1 − tanh²(uᵢ))
 * log(1 − tanh²(u)) = 2·(log 2 − u − softplus(−2u))       the same, without cancellation
 * </pre>
 *
 * What differs: the logarithm s of the standard deviation is clamped to [−5, 2].
 *
 * <p>From a loss's derivative by the action, a′, and by log π(a) of each row, c:
 *
 * <pre>
 * by mean = a′·(1 − a²) + 2·c·a        by s = (by mean)·e^s·ε − c, 0 where s is clamped
 * </pre>
 *
 * Used by one thread, the learner's.
 */
public final class TanhGaussian {
    /** The smallest logarithm of the standard deviation. */
    public static final float LOW = -5;

    /** The largest logarithm of the standard deviation. */
    public static final float HIGH = 2;

    private static final double LOG_ROOT = 0.5 * Math.log(2 * Math.PI);

    private final Tensor mean;
    private final Tensor unclamped;
    private final Tensor logDeviation;

    private TanhGaussian(Tensor mean, Tensor unclamped) {
        this.mean = mean;
        this.unclamped = unclamped;
        logDeviation = Tensors.clamp(unclamped, LOW, HIGH);
    }

    /**
     * The distribution that a network's output stands for.
     *
     * @param output the means, then the logarithms of the standard deviations, {@code [B, 2·A]}
     */
    public static TanhGaussian of(Tensor output) {
        long actions = output.size(-1) / 2;
        return new TanhGaussian(
                Tensors.columns(output, 0, actions), Tensors.columns(output, actions, 2 * actions));
    }

    /** A drawn action. */
    public final class Sample {
        private final Tensor noise;
        private final Tensor spread;
        private final Tensor u;
        private final Tensor action;

        private Sample(Tensor noise) {
            this.noise = noise;
            spread = logDeviation.exp().mul(noise);
            u = mean.add(spread);
            action = u.tanh();
        }

        /** In (−1, 1), {@code [B, A]}. */
        public Tensor action() {
            return action;
        }

        /** The logarithm of its probability's density, {@code [B]}. */
        public Tensor logProbability() {
            Tensor squash = Tensors.times(u.add(Tensors.softplus(Tensors.times(u, -2))), 2);
            Tensor density = squash.sub(logDeviation).addcmul_(noise, noise, new Scalar(-0.5));
            double constant = -u.size(-1) * (LOG_ROOT + 2 * Math.log(2));
            return Tensors.plus(density.sum(-1), constant);
        }

        /**
         * What a loss's derivative makes of its derivative by the network's output, {@code [B,
         * 2·A]}.
         *
         * @param byAction by the action, {@code [B, A]}
         * @param byLogProbability by the logarithm of the probability, of each row
         */
        public Tensor byOutput(Tensor byAction, double byLogProbability) {
            Tensor byMean =
                    torch.tanh_backward(byAction, action)
                            .add_(action, new Scalar(2 * byLogProbability));
            Tensor byLogDeviation =
                    byMean.mul(spread)
                            .sub_(new Scalar(byLogProbability))
                            .mul_(logDeviation.eq(unclamped));
            return Tensors.beside(byMean, byLogDeviation);
        }
    }

    /**
     * The action that this noise makes.
     *
     * @param noise standard normal, {@code [B, A]}
     */
    public Sample sample(Tensor noise) {
        return new Sample(noise);
    }

    /** The most likely u, squashed, {@code [B, A]}. */
    public Tensor mode() {
        return mean.tanh();
    }
}
