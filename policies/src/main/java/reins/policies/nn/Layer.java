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
     * A convolution without padding, pictures lying in rows: {@code [N, channels·height·width] →
     * [N, outputs·h·w]}, h = (height − kernel) / stride + 1, w likewise; W {@code [outputs,
     * channels, kernel, kernel]}, b {@code [outputs]}.
     */
    record Conv2d(int channels, int height, int width, int outputs, int kernel, int stride)
            implements Layer {
        public Conv2d {
            if (channels <= 0 || outputs <= 0 || kernel <= 0 || stride <= 0) {
                throw new IllegalArgumentException(
                        "a convolution %d → %d by %d, %d"
                                .formatted(channels, outputs, kernel, stride));
            }
            if (height < kernel || width < kernel) {
                throw new IllegalArgumentException(
                        "a picture of %d by %d under a kernel of %d"
                                .formatted(height, width, kernel));
            }
        }

        /** Rows that come out. */
        public int outputHeight() {
            return (height - kernel) / stride + 1;
        }

        /** Columns that come out. */
        public int outputWidth() {
            return (width - kernel) / stride + 1;
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
            case Conv2d convolution -> {
                int expected = convolution.channels() * convolution.height() * convolution.width();
                if (inputs != expected) {
                    throw new IllegalArgumentException(inputs + " inputs of " + convolution);
                }
                yield convolution.outputs()
                        * convolution.outputHeight()
                        * convolution.outputWidth();
            }
            case LayerNorm _, Relu _, Tanh _ -> inputs;
        };
    }
}
