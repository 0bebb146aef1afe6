package reins.policies.nn;

import org.bytedeco.javacpp.FloatPointer;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.ScalarOptional;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

import java.nio.FloatBuffer;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The operations on float32 tensors that a learner needs beside {@link Tensor}'s own methods. The
 * tensors belong to the {@link Scope} open on the calling thread.
 */
public final class Tensors {
    private Tensors() {}

    /**
     * A copy of {@code values}, row after row.
     *
     * @param shape its sizes; their product is the number of values
     */
    public static Tensor of(float[] values, long... shape) {
        Tensor tensor = torch.empty(shape);
        if (tensor.numel() != values.length) {
            throw new IllegalArgumentException(
                    values.length + " numbers for a tensor of " + tensor.numel());
        }
        fill(tensor, values);
        return tensor;
    }

    /**
     * A copy of the numbers between the buffer's position and its limit, row after row.
     *
     * @param shape its sizes; their product is the number of values
     */
    public static Tensor of(FloatBuffer values, long... shape) {
        Tensor tensor = torch.empty(shape);
        if (tensor.numel() != values.remaining()) {
            throw new IllegalArgumentException(
                    values.remaining() + " numbers for a tensor of " + tensor.numel());
        }
        try (FloatPointer numbers = tensor.data_ptr_float().capacity(values.remaining())) {
            numbers.asBuffer().put(values);
        }
        return tensor;
    }

    /** A lone number, shape {@code []}. */
    public static Tensor of(double value) {
        return torch.tensor((float) value);
    }

    /** Standard normal noise of the given shape, drawn from {@code random}. */
    public static Tensor noise(RandomGenerator random, long... shape) {
        Tensor tensor = torch.empty(shape);
        float[] values = new float[Math.toIntExact(tensor.numel())];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) random.nextGaussian();
        }
        fill(tensor, values);
        return tensor;
    }

    /** Copies {@code values} over a dense tensor's numbers. */
    static void fill(Tensor tensor, float[] values) {
        if (values.length > 0) {
            try (FloatPointer numbers = tensor.data_ptr_float()) {
                numbers.put(values);
            }
        }
    }

    /** A copy of the tensor's numbers, row after row. */
    public static float[] floats(Tensor tensor) {
        float[] values = new float[Math.toIntExact(tensor.numel())];
        try (var _ = new Scope()) {
            tensor.detach().contiguous().data_ptr_float().get(values);
        }
        return values;
    }

    /** The number of a tensor of one. */
    public static float value(Tensor tensor) {
        return tensor.item_float();
    }

    /** What {@code made} returns, computed without a record for gradients. */
    public static Tensor withoutGradient(Supplier<Tensor> made) {
        try (var _ = new NoGradGuard()) {
            return made.get();
        }
    }

    /** Side by side along the last dimension: {@code [B, n], [B, m], … → [B, n + m + …]}. */
    public static Tensor beside(Tensor... parts) {
        return torch.cat(new TensorVector(parts), -1);
    }

    /**
     * One below the other along the first dimension: {@code [B, n], [C, n], … → [B + C + …, n]}.
     */
    public static Tensor below(Tensor... parts) {
        return torch.cat(new TensorVector(parts), 0);
    }

    /** As many tensors of one shape, {@code […] → [count, …]}. */
    public static Tensor stacked(List<Tensor> parts) {
        return torch.stack(new TensorVector(parts.toArray(Tensor[]::new)));
    }

    /** Columns {@code from} to {@code to} (exclusive) of the last dimension. */
    public static Tensor columns(Tensor tensor, long from, long to) {
        return tensor.narrow(-1, from, to - from);
    }

    /** The smallest of several tensors of one shape, number by number. */
    public static Tensor minimum(Tensor first, Tensor... others) {
        Tensor least = first;
        for (Tensor other : others) {
            least = least.minimum(other);
        }
        return least;
    }

    /** The smallest along the first dimension, {@code [E, …] → […]}. */
    public static Tensor least(Tensor tensor) {
        return tensor.amin(new long[] {0}, false);
    }

    /** A tensor of the same shape, with every number {@code value}. */
    public static Tensor alike(Tensor tensor, double value) {
        return torch.full_like(tensor, new Scalar(value));
    }

    public static Tensor plus(Tensor tensor, double summand) {
        return tensor.add(new Scalar(summand));
    }

    public static Tensor times(Tensor tensor, double factor) {
        return tensor.mul(new Scalar(factor));
    }

    /** Each number moved into {@code [low, high]}; the gradient is 0 outside. */
    public static Tensor clamp(Tensor tensor, double low, double high) {
        return tensor.clamp(
                new ScalarOptional(new Scalar(low)), new ScalarOptional(new Scalar(high)));
    }

    /** {@code log(1 + eˣ)}, without overflow. */
    public static Tensor softplus(Tensor tensor) {
        return torch.softplus(tensor);
    }
}
