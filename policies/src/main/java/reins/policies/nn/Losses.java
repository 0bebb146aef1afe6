package reins.policies.nn;

import org.bytedeco.pytorch.Tensor;

/**
 * Losses as pure functions of tensors {@code [B, …]}; each returns a tensor of shape {@code []}.
 */
public final class Losses {
    private Losses() {}

    /**
     * {@code −mean_b Σ_k target_bk·log softmax(scores_b)_k}: of words that were taught, how
     * unlikely they were.
     *
     * @param scores of each word, {@code [B, K]}
     * @param target 1 at the word that was taught, else 0; all 0 where none is known, {@code [B,
     *     K]}
     */
    public static Tensor crossEntropy(Tensor scores, Tensor target) {
        return scores.log_softmax(-1).mul(target).sum(-1).mean().neg();
    }

    /** {@code mean((prediction − target)²)} over all numbers. */
    public static Tensor meanSquaredError(Tensor prediction, Tensor target) {
        return prediction.sub(target).square().mean();
    }

    /**
     * {@code Σ_b w_b·mean_i((prediction_bi − target_bi)²) / Σ_b w_b}.
     *
     * @param prediction {@code [B, n]}
     * @param target {@code [B, n]}
     * @param weights {@code [B]}, 0 or more, not all 0
     */
    public static Tensor meanSquaredError(Tensor prediction, Tensor target, Tensor weights) {
        Tensor errors = prediction.sub(target).square().mean(-1);
        return errors.mul(weights).sum().div(weights.sum());
    }
}
