package reins.policies.nn;

/**
 * One layer of a network, as data; it acts on the last dimension, {@code [N, inputs] → [N,
 * outputs]}. Safe on every thread.
 */
public sealed interface Layer {
    /** {@code y = x·Wᵀ + b}, W {@code [outputs, inputs]}, b {@code [outputs]}. */
    record Linear(int outputs) implements Layer {
        public Linear {
            if (outputs <= 0) {
                throw new IllegalArgumentException("a linear layer of " + outputs + " outputs");
            }
        }
    }

    /**
     * {@code y = (x − mean(x)) / √(var(x) + ε)·w + b} over the last dimension, w and b {@code
     * [inputs]}. Layer Normalization, <a href="https://arxiv.org/abs/1607.06450">1607.06450</a>.
     */
    record LayerNorm() implements Layer {
        /** Added to the variance, so that a constant row does not divide by 0. */
        static final float EPSILON = 1e-5f;
    }

    /** {@code y = max(x, 0)}. */
    record Relu() implements Layer {}

    /** {@code y = tanh(x)}. */
    record Tanh() implements Layer {}

    /** How many numbers come out where {@code inputs} go in. */
    default int outputs(int inputs) {
        return switch (this) {
            case Linear(int outputs) -> outputs;
            case LayerNorm _, Relu _, Tanh _ -> inputs;
        };
    }
}
