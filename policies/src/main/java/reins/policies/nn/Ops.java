package reins.policies.nn;

import reins.core.fact.Vec;

import java.util.List;

/**
 * What a network may do with its values, so that it is written once and read twice: {@link
 * TorchOps} computes at once and lets gradients flow back, {@link OnnxOps} writes the graph that
 * acts. Both agree to 1e-5. Used by one thread.
 *
 * <p>A value is {@code [N, …]}, N independent rows; a parameter or a constant has its own shape and
 * is broadcast over the rows.
 *
 * @param <T> a value
 */
public interface Ops<T> {
    /** The trained array of that name. */
    T parameter(String name);

    /** Numbers that are not trained. */
    T constant(Vec values, List<Integer> shape);

    /** A row {@code [n]} that is not trained. */
    default T constant(Vec row) {
        return constant(row, List.of(row.size()));
    }

    /** A number that is not trained. */
    default T constant(float number) {
        return constant(Vec.of(number), List.of());
    }

    /**
     * {@code x·Wᵀ + b} over the last dimension.
     *
     * @param weight {@code [outputs, inputs]}
     * @param bias {@code [outputs]}
     */
    T linear(T x, T weight, T bias);

    /**
     * A convolution over pictures that lie in rows; see {@link Layer.Conv2d}.
     *
     * @param weight {@code [outputs, channels, kernel, kernel]}
     * @param bias {@code [outputs]}
     */
    T conv(T x, Layer.Conv2d shape, T weight, T bias);

    /** {@code (x − mean(x)) / √(var(x) + ε)·w + b} over the last dimension. */
    T layerNorm(T x, T weight, T bias);

    /**
     * One tick of a gated recurrent unit, after Learning Phrase Representations (Cho 2014, <a
     * href="https://arxiv.org/abs/1406.1078">1406.1078</a>); what it returns is the next memory.
     *
     * <pre>
     * r, z = σ(the first two thirds of Wx·x + bx and Wh·h + bh)    n = tanh(xₙ + r·hₙ), the last third
     * h′ = (1 − z)·n + z·h
     * </pre>
     *
     * @param x {@code [N, n]}
     * @param memory {@code [N, m]}
     * @param ofInput {@code [3·m, n]} and what is added to it {@code [3·m]}
     * @param ofMemory {@code [3·m, m]} and what is added to it {@code [3·m]}
     */
    T gru(T x, T memory, T ofInput, T ofMemory, T inputBias, T memoryBias);

    /** The table's rows of those indices: {@code [N, T], [V, D] → [N, T, D]}. */
    T embed(T tokens, T table);

    /** The table's first rows, one for each place: {@code [N, T], [L, D] → [T, D]}, T up to L. */
    T places(T tokens, T table);

    /**
     * Attention, in which every place takes in what others tell: Attention Is All You Need (Vaswani
     * 2017, <a href="https://arxiv.org/abs/1706.03762">1706.03762</a>), {@code softmax(q·kᵀ/√d)·v}
     * in each head.
     *
     * @param query {@code [N, T, D]}, as the keys and the values
     * @param heads parts of D that look by themselves, d numbers each
     * @param causal whether a place sees only itself and those before it
     */
    T attend(T query, T keys, T values, int heads, boolean causal);

    /** What stands in the last place: {@code [N, T, D] → [N, D]}. */
    T last(T x);

    T relu(T x);

    T tanh(T x);

    /** {@code 1 / (1 + e⁻ˣ)}. */
    T sigmoid(T x);

    /** {@code x·sigmoid(x)}. */
    T silu(T x);

    /** {@code x·(1 + erf(x/√2))/2}. */
    T gelu(T x);

    /** Over the last dimension. */
    T softmax(T x);

    T exp(T x);

    T log(T x);

    T sqrt(T x);

    /** The error function: {@code (1 + erf(x/√2))/2} makes a normal number a uniform one. */
    T erf(T x);

    /** Each number moved into {@code [low, high]}. */
    T clip(T x, float low, float high);

    T add(T x, T y);

    T sub(T x, T y);

    T mul(T x, T y);

    T div(T x, T y);

    /** The mean of several values of one shape, number by number. */
    T mean(List<T> values);

    /** The least of several values of one shape, number by number. */
    T least(List<T> values);

    /** The third where the first is greater than the second, else the fourth, number by number. */
    T choose(T first, T second, T greater, T otherwise);

    /** Side by side along the last dimension: {@code [N, n], [N, m], … → [N, n + m + …]}. */
    T beside(List<T> parts);

    /** Side by side along the last dimension. */
    default T beside(T left, T right) {
        return beside(List.of(left, right));
    }

    /** Columns {@code from} to {@code to} (exclusive) of the last dimension. */
    T columns(T x, int from, int to);

    /** {@code [N, n] → [N]}. */
    T sumOfColumns(T x);

    /** The index of the greatest number of the last dimension, {@code [N, n] → [N, 1]}. */
    T argmax(T x);

    /** A row {@code [n]} once for every row of {@code like}, {@code [N, n]}. */
    T rows(T row, T like);

    /** {@code [N, parts·n] → [N, parts, n]}. */
    T apart(T x, int parts);

    /** {@code [N, parts, n] → [N, parts·n]}. */
    T together(T x);

    /**
     * A camera's bytes as rows of small pictures, colour by colour, each number 0 to 255 and the
     * mean of {@code by²} pixels, rounded: {@code [N, height, width, 3] → [N, 3·(height /
     * by)·(width / by)]}.
     *
     * @param by pixels on each side of a square that is averaged, 1 or more
     */
    T shrunk(T image, int by);
}
