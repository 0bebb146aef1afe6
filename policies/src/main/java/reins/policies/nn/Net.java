package reins.policies.nn;

import java.util.ArrayList;
import java.util.List;

/**
 * A network as data: a sequence of layers. Safe on every thread.
 *
 * @param inputs numbers that go in, above 0
 */
public record Net(int inputs, List<Layer> layers) {
    /**
     * One array of parameters that a network needs.
     *
     * @param name the layer's index and what it is to the layer, as in {@code 0.weight}
     * @param fanIn inputs of each output, 1 or more
     */
    record Parameter(String name, List<Integer> shape, int fanIn) {}

    public Net {
        layers = List.copyOf(layers);
        if (inputs <= 0) {
            throw new IllegalArgumentException("a network of " + inputs + " inputs");
        }
    }

    /**
     * A multi-layer perceptron: {@code hiddenLayers} times linear (, layer norm), ReLU; then
     * linear.
     *
     * @param hidden numbers in each hidden layer, above 0
     * @param hiddenLayers 0 or more
     * @param layerNorm whether each hidden layer is normalised before its ReLU
     */
    public static Net mlp(
            int inputs, int outputs, int hidden, int hiddenLayers, boolean layerNorm) {
        List<Layer> layers = new ArrayList<>();
        for (int i = 0; i < hiddenLayers; i++) {
            layers.add(new Layer.Linear(hidden));
            if (layerNorm) {
                layers.add(new Layer.LayerNorm());
            }
            layers.add(new Layer.Relu());
        }
        layers.add(new Layer.Linear(outputs));
        return new Net(inputs, layers);
    }

    /** The same network with one more layer at its end. */
    public Net then(Layer layer) {
        List<Layer> more = new ArrayList<>(layers);
        more.add(layer);
        return new Net(inputs, more);
    }

    /** The same network with another one's layers at its end. */
    public Net then(Net behind) {
        List<Layer> more = new ArrayList<>(layers);
        more.addAll(behind.layers());
        return new Net(inputs, more);
    }

    /** Numbers that come out. */
    public int outputs() {
        int width = inputs;
        for (Layer layer : layers) {
            width = layer.outputs(width);
        }
        return width;
    }

    /**
     * Its output for an input, {@code [N, inputs] → [N, outputs]}.
     *
     * @param under what its parameters' names begin with: nothing, or as in {@code member0/}
     */
    public <T> T through(Ops<T> ops, String under, T input) {
        T x = input;
        for (int i = 0; i < layers.size(); i++) {
            String weight = under + weight(i);
            String bias = under + bias(i);
            x =
                    switch (layers.get(i)) {
                        case Layer.Linear _ ->
                                ops.linear(x, ops.parameter(weight), ops.parameter(bias));
                        case Layer.Conv2d shape ->
                                ops.conv(x, shape, ops.parameter(weight), ops.parameter(bias));
                        case Layer.LayerNorm _ ->
                                ops.layerNorm(x, ops.parameter(weight), ops.parameter(bias));
                        case Layer.Relu _ -> ops.relu(x);
                        case Layer.Tanh _ -> ops.tanh(x);
                    };
        }
        return x;
    }

    /** The arrays that hold its parameters, in the layers' order. */
    List<Parameter> parameters() {
        List<Parameter> parameters = new ArrayList<>();
        int width = inputs;
        for (int i = 0; i < layers.size(); i++) {
            switch (layers.get(i)) {
                case Layer.Linear(int outputs) -> {
                    parameters.add(new Parameter(weight(i), List.of(outputs, width), width));
                    parameters.add(new Parameter(bias(i), List.of(outputs), width));
                }
                case Layer.Conv2d(int channels, _, _, int outputs, int kernel, _) -> {
                    int fanIn = channels * kernel * kernel;
                    List<Integer> shape = List.of(outputs, channels, kernel, kernel);
                    parameters.add(new Parameter(weight(i), shape, fanIn));
                    parameters.add(new Parameter(bias(i), List.of(outputs), fanIn));
                }
                case Layer.LayerNorm _ -> {
                    parameters.add(new Parameter(weight(i), List.of(width), 1));
                    parameters.add(new Parameter(bias(i), List.of(width), 1));
                }
                case Layer.Relu _, Layer.Tanh _ -> {}
            }
            width = layers.get(i).outputs(width);
        }
        return List.copyOf(parameters);
    }

    /** The name of a layer's weight. */
    private static String weight(int layer) {
        return layer + ".weight";
    }

    /** The name of a layer's bias. */
    private static String bias(int layer) {
        return layer + ".bias";
    }
}
