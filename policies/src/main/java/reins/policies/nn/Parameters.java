package reins.policies.nn;

import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;

import reins.core.fact.ReinsException;
import reins.core.fact.Vec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Numbers that are trained: leaf tensors that share one flat piece of memory, so that copying,
 * following and Adam's step are a few operations however many layers there are. They outlive the
 * {@link Scope} they are made in. Used by one thread, the learner's.
 */
public final class Parameters implements AutoCloseable {
    private final List<Weights.Array> layout;
    private final Tensor flat;
    private final List<Tensor> leaves = new ArrayList<>();
    private final Map<String, Tensor> named = new HashMap<>();

    public Parameters(Weights initial) {
        layout = initial.arrays();
        float[] values = concatenated(initial);
        try (var _ = new Scope()) {
            flat = Tensors.of(values, values.length).retainReference();
            long offset = 0;
            for (Weights.Array array : layout) {
                long[] shape = array.shape().stream().mapToLong(Integer::longValue).toArray();
                int size = array.values().size();
                Tensor view = flat.narrow(0, offset, size).view(shape).detach();
                Tensor leaf = view.requires_grad_(true).retainReference();
                leaves.add(leaf);
                named.put(array.name(), leaf);
                offset += size;
            }
        }
    }

    /** One lone trained number, such as a temperature's logarithm. */
    public static Parameters number(String name, double initial) {
        return new Parameters(
                Weights.of(new Weights.Array(name, List.of(), Vec.of((float) initial))));
    }

    /** The tensor of that index, of the shape it was made with. */
    public Tensor at(int index) {
        return leaves.get(index);
    }

    /** The tensor of that name. */
    Tensor named(String name) {
        Tensor leaf = named.get(name);
        if (leaf == null) {
            throw new IllegalArgumentException("no " + name + " in " + describe(layout));
        }
        return leaf;
    }

    public int size() {
        return leaves.size();
    }

    /** A copy of the numbers as they are now. */
    public Weights weights() {
        float[] values = Tensors.floats(flat);
        List<Weights.Array> arrays = new ArrayList<>();
        int offset = 0;
        for (Weights.Array array : layout) {
            float[] part = new float[array.values().size()];
            System.arraycopy(values, offset, part, 0, part.length);
            arrays.add(new Weights.Array(array.name(), array.shape(), Vec.of(part)));
            offset += part.length;
        }
        return new Weights(arrays);
    }

    /**
     * Replaces the numbers.
     *
     * @throws ReinsException where names or shapes are not these parameters'
     */
    public void load(Weights weights) {
        if (!describe(weights.arrays()).equals(describe(layout))) {
            throw new ReinsException(
                    "The saved training state has arrays %s where %s are needed."
                            .formatted(describe(weights.arrays()), describe(layout)));
        }
        Tensors.fill(flat, concatenated(weights));
    }

    /** Replaces each of the numbers by one. */
    public void fill(double value) {
        try (var _ = new Scope();
                var _ = new NoGradGuard()) {
            flat.fill_(new Scalar(value));
        }
    }

    /**
     * Moves these numbers towards others of the same layout: {@code θ ← θ + tau·(θ' − θ)}.
     *
     * @param tau 0 to 1; 1 copies
     */
    public void follow(Parameters source, double tau) {
        try (var _ = new Scope();
                var _ = new NoGradGuard()) {
            flat.lerp_(source.flat, new Scalar(tau));
        }
    }

    /** All numbers in one row, shape {@code [P]}; the leaves share its memory. */
    Tensor flat() {
        return flat;
    }

    List<Tensor> leaves() {
        return Collections.unmodifiableList(leaves);
    }

    @Override
    public void close() {
        leaves.forEach(Tensor::close);
        flat.close();
    }

    private static List<String> describe(List<Weights.Array> arrays) {
        return arrays.stream().map(array -> array.name() + array.shape()).toList();
    }

    private static float[] concatenated(Weights weights) {
        int size = 0;
        for (Weights.Array array : weights.arrays()) {
            size += array.values().size();
        }
        float[] values = new float[size];
        int offset = 0;
        for (Weights.Array array : weights.arrays()) {
            array.values().copyTo(values, offset);
            offset += array.values().size();
        }
        return values;
    }
}
