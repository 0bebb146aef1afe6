package reins.policies.nn;

import org.bytedeco.javacpp.BoolPointer;
import org.bytedeco.pytorch.NoGradGuard;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.T_TensorTensorTensor_T;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

import reins.core.fact.ReinsException;
import reins.core.fact.Vec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Several networks of the same layers, read as one: each array of parameters holds all members'
 * {@code [E, …]}, and each layer is one operation for all. The backward pass is written out here
 * instead of recorded operation by operation, which for small networks takes as long as the
 * operations; gradients are written straight to where Adam reads them. Used by one thread, the
 * learner's, in an open {@link Scope}.
 */
public final class Ensemble implements AutoCloseable {
    private final Net net;
    private final int members;
    private final Parameters parameters;
    private final Parameters gradients;

    /** A new ensemble, with each member's parameters drawn from {@code random}. */
    public Ensemble(Net net, int members, RandomGenerator random) {
        this(net, drawn(net, members, random));
    }

    /**
     * @param net without convolutions: an encoder stands before an ensemble, not in it
     * @param weights each member's, 1 or more
     */
    public Ensemble(Net net, List<Weights> weights) {
        this.net = net;
        members = weights.size();
        parameters = new Parameters(stacked(weights));
        gradients = new Parameters(stacked(weights));
    }

    private static List<Weights> drawn(Net net, int members, RandomGenerator random) {
        List<Weights> drawn = new ArrayList<>();
        for (int i = 0; i < members; i++) {
            drawn.add(Weights.initial(net, random));
        }
        return drawn;
    }

    /** How many networks there are, E. */
    public int members() {
        return members;
    }

    /** What a forward pass computed in a layer. */
    private sealed interface Kept {
        record Linear(Tensor input, int weight) implements Kept {}

        record LayerNorm(Tensor input, Tensor normal, Tensor mean, Tensor scale, int weight)
                implements Kept {}

        record Relu(Tensor output) implements Kept {}

        record Tanh(Tensor output) implements Kept {}
    }

    /** One forward pass through the networks, and what the backward pass needs. */
    public final class Pass {
        private final List<Kept> kept;
        private final Tensor output;

        private Pass(List<Kept> kept, Tensor output) {
            this.kept = kept;
            this.output = output;
        }

        /** {@code [E, B, outputs]} */
        public Tensor output() {
            return output;
        }

        /**
         * What a loss's derivative by the outputs {@code [E, B, outputs]} makes of its derivative
         * by the parameters; overwritten by the next call.
         */
        public Parameters gradients(Tensor byOutput) {
            back(kept, byOutput, true);
            return gradients;
        }

        /** The same by the inputs, {@code [E, B, inputs]}. */
        public Tensor byInput(Tensor byOutput) {
            return back(kept, byOutput, false);
        }
    }

    /**
     * Every member's output, {@code [E, B, outputs]}.
     *
     * @param input the same for all {@code [B, inputs]}, or each member's own {@code [E, B,
     *     inputs]}
     */
    public Tensor forward(Tensor input) {
        return through(input, new ArrayList<>(), parameters.leaves());
    }

    /**
     * The outputs of some members, {@code [chosen, B, outputs]}.
     *
     * @param chosen their indices; all of them in any order are all in their own
     */
    public Tensor forward(Tensor input, List<Integer> chosen) {
        if (chosen.size() == members) {
            return forward(input);
        }
        long[] indices = chosen.stream().mapToLong(Integer::longValue).toArray();
        try (var _ = new NoGradGuard()) {
            Tensor index = torch.tensor(indices);
            List<Tensor> some = new ArrayList<>();
            for (Tensor leaf : parameters.leaves()) {
                some.add(leaf.index_select(0, index));
            }
            return through(input, new ArrayList<>(), some);
        }
    }

    /** A forward pass that can be followed by a backward one. */
    public Pass pass(Tensor input) {
        List<Kept> kept = new ArrayList<>();
        return new Pass(kept, through(input, kept, parameters.leaves()));
    }

    private Tensor through(Tensor input, List<Kept> kept, List<Tensor> leaves) {
        Scope.require(); // the tuples of layer norm go with it, and their tensors with them
        try (var _ = new NoGradGuard()) {
            long count = leaves.getFirst().size(0);
            Tensor x = input.dim() == 3 ? input : input.expand(count, input.size(0), input.size(1));
            int next = 0;
            for (Layer layer : net.layers()) {
                switch (layer) {
                    case Layer.Linear _ -> {
                        Tensor weight = leaves.get(next).transpose(1, 2);
                        kept.add(new Kept.Linear(x, next));
                        x = leaves.get(next + 1).unsqueeze(1).baddbmm(x, weight);
                        next += 2;
                    }
                    case Layer.Conv2d convolution ->
                            throw new IllegalArgumentException(convolution + " in an ensemble");
                    case Layer.LayerNorm _ -> {
                        // Members have weights of their own, which come behind; with ones and
                        // zeros PyTorch takes a third less time than with none.
                        long[] width = {x.size(-1)};
                        T_TensorTensorTensor_T normal =
                                torch.native_layer_norm(
                                        x,
                                        width,
                                        new TensorOptional(torch.ones(width)),
                                        new TensorOptional(torch.zeros(width)),
                                        Layer.LayerNorm.EPSILON);
                        kept.add(
                                new Kept.LayerNorm(
                                        x, normal.get0(), normal.get1(), normal.get2(), next));
                        x =
                                leaves.get(next + 1)
                                        .unsqueeze(1)
                                        .addcmul(normal.get0(), leaves.get(next).unsqueeze(1));
                        next += 2;
                    }
                    case Layer.Relu _ -> {
                        x = x.relu_();
                        kept.add(new Kept.Relu(x));
                    }
                    case Layer.Tanh _ -> {
                        x = x.tanh_();
                        kept.add(new Kept.Tanh(x));
                    }
                }
            }
            return x;
        }
    }

    /** The backward pass: to the parameters, or to the input. */
    private Tensor back(List<Kept> kept, Tensor byOutput, boolean toParameters) {
        try (var _ = new NoGradGuard()) {
            Tensor by = byOutput;
            for (int i = kept.size() - 1; i >= 0; i--) {
                by =
                        switch (kept.get(i)) {
                            case Kept.Linear(Tensor input, int weight) -> {
                                if (toParameters) {
                                    torch.bmm_out(gradients.at(weight), by.transpose(1, 2), input);
                                    torch.sum_out(gradients.at(weight + 1), by, 1);
                                }
                                yield toParameters && i == 0 ? by : by.bmm(parameters.at(weight));
                            }
                            case Kept.LayerNorm norm -> back(norm, by, toParameters);
                            case Kept.Relu(Tensor output) ->
                                    torch.threshold_backward(by, output, new Scalar(0));
                            case Kept.Tanh(Tensor output) -> torch.tanh_backward(by, output);
                        };
            }
            return by;
        }
    }

    private Tensor back(Kept.LayerNorm norm, Tensor by, boolean toParameters) {
        if (toParameters) {
            torch.sum_out(gradients.at(norm.weight()), by.mul(norm.normal()), 1);
            torch.sum_out(gradients.at(norm.weight() + 1), by, 1);
        }
        try (BoolPointer byInputOnly = new BoolPointer(3)) {
            byInputOnly.put(0, true).put(1, false).put(2, false);
            return torch.native_layer_norm_backward(
                            by.mul(parameters.at(norm.weight()).unsqueeze(1)),
                            norm.input(),
                            new long[] {by.size(-1)},
                            norm.mean(),
                            norm.scale(),
                            new TensorOptional(),
                            new TensorOptional(),
                            byInputOnly)
                    .get0();
        }
    }

    public Parameters parameters() {
        return parameters;
    }

    /** A copy of each member's parameters as they are now. */
    public List<Weights> weights() {
        List<List<Weights.Array>> arrays = new ArrayList<>();
        for (int m = 0; m < members; m++) {
            arrays.add(new ArrayList<>());
        }
        for (Weights.Array all : parameters.weights().arrays()) {
            List<Integer> shape = all.shape().subList(1, all.shape().size());
            float[] values = all.values().toArray();
            int size = values.length / members;
            for (int m = 0; m < members; m++) {
                float[] own = Arrays.copyOfRange(values, m * size, (m + 1) * size);
                arrays.get(m).add(new Weights.Array(all.name(), shape, Vec.of(own)));
            }
        }
        return arrays.stream().map(Weights::new).toList();
    }

    /** Replaces every member's parameters. */
    public void load(List<Weights> weights) {
        parameters.load(stacked(weights));
    }

    /**
     * Moves every parameter towards another ensemble's of the same layers: {@code θ ← θ + tau·(θ' −
     * θ)}.
     *
     * @param tau 0 to 1; 1 copies
     */
    public void follow(Ensemble source, double tau) {
        parameters.follow(source.parameters, tau);
    }

    private static Weights stacked(List<Weights> members) {
        List<Weights.Array> arrays = new ArrayList<>();
        for (int i = 0; i < members.getFirst().arrays().size(); i++) {
            Weights.Array first = members.getFirst().arrays().get(i);
            int size = first.values().size();
            float[] values = new float[members.size() * size];
            for (int m = 0; m < members.size(); m++) {
                Weights.Array own = members.get(m).array(first.name());
                if (!own.shape().equals(first.shape())) {
                    throw new ReinsException(
                            "The saved training state has networks of different sizes.");
                }
                own.values().copyTo(values, m * size);
            }
            List<Integer> shape = new ArrayList<>(List.of(members.size()));
            shape.addAll(first.shape());
            arrays.add(new Weights.Array(first.name(), shape, Vec.of(values)));
        }
        return new Weights(arrays);
    }

    @Override
    public void close() {
        parameters.close();
        gradients.close();
    }
}
