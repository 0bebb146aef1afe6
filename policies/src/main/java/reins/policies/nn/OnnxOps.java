package reins.policies.nn;

import static reins.policies.nn.OnnxGraph.attribute;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.policies.nn.onnx.AttributeProto;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The reading that ships: every operation becomes nodes of an ONNX graph, the trained arrays its
 * constants. Used by one thread.
 */
final class OnnxOps implements Ops<OnnxOps.Value> {
    /** A free size: how many rows there are. */
    static final int ROWS = -1;

    /** A free size: how many places of a text there are. */
    static final int PLACES = -2;

    /**
     * A value of the graph.
     *
     * @param shape its sizes; the first may be {@link #ROWS}
     */
    record Value(String name, List<Integer> shape) {
        Value {
            shape = List.copyOf(shape);
        }

        private int size(int fromBehind) {
            return shape.get(shape.size() - fromBehind);
        }

        /** The same shape but for the last size. */
        private List<Integer> wide(int width) {
            List<Integer> wide = new ArrayList<>(shape);
            wide.set(wide.size() - 1, width);
            return wide;
        }
    }

    private final OnnxGraph graph = new OnnxGraph();
    private final Weights weights;
    private final Map<String, Value> parameters = new HashMap<>();

    /**
     * @param weights the arrays that the networks name
     */
    OnnxOps(Weights weights) {
        this.weights = weights;
    }

    /** What makes an input of each sense that is asked for. */
    Senses<Value> senses() {
        return new Senses<>() {
            @Override
            public Value observation(int size) {
                return input(Ports.OBSERVATION, size);
            }

            @Override
            public Value image(Camera camera) {
                return input(
                        Ports.image(camera.name()),
                        OnnxGraph.UINT8,
                        List.of(ROWS, camera.height(), camera.width(), 3));
            }

            @Override
            public Value tokens() {
                return input(Ports.TOKENS, OnnxGraph.INT64, List.of(ROWS, PLACES));
            }

            @Override
            public Value noise(int size) {
                return input(Ports.NOISE, size);
            }

            @Override
            public Value memory(int size) {
                return input(Ports.MEMORY, size);
            }
        };
    }

    /** An input of float32 numbers, {@code [N, size]}. */
    Value input(String name, int size) {
        return input(name, OnnxGraph.FLOAT, List.of(ROWS, size));
    }

    Value input(String name, int type, List<Integer> shape) {
        graph.input(name, type, shape);
        return new Value(name, shape);
    }

    /** Makes a value of float32 numbers an output. */
    void output(String name, Value value) {
        output(name, OnnxGraph.FLOAT, value);
    }

    void output(String name, int type, Value value) {
        graph.output(name, value.name(), type, value.shape());
    }

    /** The finished file. */
    Blob toBlob(PolicyCard card) {
        return graph.toBlob(card);
    }

    /** A value of the first one's shape. */
    Value apply(String operation, Value x, Value... more) {
        List<String> inputs = new ArrayList<>(List.of(x.name()));
        for (Value value : more) {
            inputs.add(value.name());
        }
        return new Value(graph.apply(operation, inputs.toArray(String[]::new)), x.shape());
    }

    private Value apply(
            String operation, List<AttributeProto> attributes, List<Integer> shape, String... in) {
        return new Value(graph.apply(operation, attributes, in), shape);
    }

    /** An operation that lays its smaller inputs over the larger ones. */
    private Value spread(String operation, Value x, Value y) {
        return new Value(graph.apply(operation, x.name(), y.name()), spread(x, y));
    }

    private static List<Integer> spread(Value x, Value y) {
        List<Integer> longer = x.shape().size() < y.shape().size() ? y.shape() : x.shape();
        List<Integer> shorter = x.shape().size() < y.shape().size() ? x.shape() : y.shape();
        List<Integer> sizes = new ArrayList<>(longer);
        int missing = longer.size() - shorter.size();
        for (int i = missing; i < longer.size(); i++) {
            int one = longer.get(i);
            int other = shorter.get(i - missing);
            if (one != other && one != 1 && other != 1) {
                throw new IllegalArgumentException(x + " beside " + y);
            }
            sizes.set(i, one == 1 ? other : one);
        }
        return sizes;
    }

    /** A NaN must not reach the graph, where ReLU may turn it into an innocent 0. */
    @Override
    public Value parameter(String name) {
        Value known = parameters.get(name);
        if (known != null) {
            return known;
        }
        Weights.Array array = weights.array(name);
        if (!array.values().isFinite()) {
            throw new ReinsException(
                    "Training diverged: the network's parameters are no longer numbers;"
                            + " go back to an earlier version and try a smaller learning rate.");
        }
        Value value = constant(array.values(), array.shape());
        parameters.put(name, value);
        return value;
    }

    @Override
    public Value constant(Vec values, List<Integer> shape) {
        return new Value(graph.constant(values, shape), shape);
    }

    @Override
    public Value linear(Value x, Value weight, Value bias) {
        if (x.size(1) != weight.size(1)) {
            throw new IllegalArgumentException(x + " for weights " + weight);
        }
        List<Integer> shape = x.wide(weight.size(2));
        if (x.shape().size() == 2) {
            return apply(
                    "Gemm",
                    List.of(attribute("transB", 1)),
                    shape,
                    x.name(),
                    weight.name(),
                    bias.name());
        }
        String turned = graph.apply("Transpose", List.of(attribute("perm", 1, 0)), weight.name());
        return add(new Value(graph.apply("MatMul", x.name(), turned), shape), bias);
    }

    @Override
    public Value conv(Value x, Layer.Conv2d layer, Value weight, Value bias) {
        String picture =
                graph.apply(
                        "Reshape",
                        x.name(),
                        graph.integers(-1, layer.channels(), layer.height(), layer.width()));
        AttributeProto strides = attribute("strides", layer.stride(), layer.stride());
        String seen = graph.apply("Conv", List.of(strides), picture, weight.name(), bias.name());
        return flat(seen, layer.outputs(x.size(1)));
    }

    /** Rows {@code [N, size]}. */
    private Value flat(String x, int size) {
        return apply("Flatten", List.of(attribute("axis", 1)), List.of(ROWS, size), x);
    }

    @Override
    public Value layerNorm(Value x, Value weight, Value bias) {
        return apply(
                "LayerNormalization",
                List.of(attribute("axis", -1), attribute("epsilon", Layer.LayerNorm.EPSILON)),
                x.shape(),
                x.name(),
                weight.name(),
                bias.name());
    }

    @Override
    public Value gru(
            Value x,
            Value memory,
            Value ofInput,
            Value ofMemory,
            Value inputBias,
            Value memoryBias) {
        int size = memory.size(1);
        Value in = linear(x, ofInput, inputBias);
        Value held = linear(memory, ofMemory, memoryBias);
        Value gates = sigmoid(add(columns(in, 0, 2 * size), columns(held, 0, 2 * size)));
        Value reset = columns(gates, 0, size);
        Value kept = columns(gates, size, 2 * size);
        Value recalled = mul(reset, columns(held, 2 * size, 3 * size));
        Value fresh = tanh(add(columns(in, 2 * size, 3 * size), recalled));
        return add(fresh, mul(kept, sub(memory, fresh)));
    }

    @Override
    public Value embed(Value tokens, Value table) {
        List<Integer> shape = new ArrayList<>(tokens.shape());
        shape.add(table.size(1));
        return apply("Gather", List.of(), shape, table.name(), tokens.name());
    }

    @Override
    public Value places(Value tokens, Value table) {
        String count =
                graph.apply(
                        "Shape",
                        List.of(attribute("start", 1), attribute("end", 2)),
                        tokens.name());
        return apply(
                "Slice",
                List.of(),
                List.of(PLACES, table.size(1)),
                table.name(),
                graph.integers(0),
                count,
                graph.integers(0));
    }

    @Override
    public Value attend(Value query, Value keys, Value values, int heads, boolean causal) {
        int width = query.size(1) / heads;
        String products =
                graph.apply(
                        "MatMul",
                        byHead(query, heads, 0, 2, 1, 3),
                        byHead(keys, heads, 0, 2, 3, 1));
        String root = graph.constant(Vec.of((float) (1 / Math.sqrt(width))), List.of());
        String scores = graph.apply("Mul", products, root);
        if (causal) {
            String never = graph.constant(Vec.of(Float.NEGATIVE_INFINITY), List.of());
            String square = graph.apply("Shape", List.of(attribute("start", 2)), scores);
            String all = graph.apply("Expand", never, square);
            String later =
                    graph.apply("Trilu", List.of(attribute("upper", 1)), all, graph.integer(1));
            scores = graph.apply("Add", scores, later);
        }
        String shares = graph.apply("Softmax", List.of(attribute("axis", -1)), scores);
        String told = graph.apply("MatMul", shares, byHead(values, heads, 0, 2, 1, 3));
        String back = graph.apply("Transpose", List.of(attribute("perm", 0, 2, 1, 3)), told);
        return apply(
                "Reshape", List.of(), query.shape(), back, graph.integers(0, 0, query.size(1)));
    }

    /** {@code [N, T, D]} as {@code [N, T, heads, D / heads]}, its dimensions in that order. */
    private String byHead(Value x, int heads, long first, long... order) {
        String apart =
                graph.apply("Reshape", x.name(), graph.integers(0, 0, heads, x.size(1) / heads));
        return graph.apply("Transpose", List.of(attribute("perm", first, order)), apart);
    }

    @Override
    public Value last(Value x) {
        return apply(
                "Gather",
                List.of(attribute("axis", 1)),
                List.of(ROWS, x.size(1)),
                x.name(),
                graph.integer(-1));
    }

    @Override
    public Value relu(Value x) {
        return apply("Relu", x);
    }

    @Override
    public Value tanh(Value x) {
        return apply("Tanh", x);
    }

    @Override
    public Value sigmoid(Value x) {
        return apply("Sigmoid", x);
    }

    @Override
    public Value silu(Value x) {
        return mul(x, sigmoid(x));
    }

    @Override
    public Value gelu(Value x) {
        Value error = erf(mul(x, constant((float) Math.sqrt(0.5))));
        return mul(mul(x, constant(0.5f)), add(error, constant(1)));
    }

    @Override
    public Value softmax(Value x) {
        return apply("Softmax", List.of(attribute("axis", -1)), x.shape(), x.name());
    }

    @Override
    public Value exp(Value x) {
        return apply("Exp", x);
    }

    @Override
    public Value log(Value x) {
        return apply("Log", x);
    }

    @Override
    public Value sqrt(Value x) {
        return apply("Sqrt", x);
    }

    @Override
    public Value erf(Value x) {
        return apply("Erf", x);
    }

    @Override
    public Value clip(Value x, float low, float high) {
        return apply("Clip", x, constant(low), constant(high));
    }

    @Override
    public Value add(Value x, Value y) {
        return spread("Add", x, y);
    }

    @Override
    public Value sub(Value x, Value y) {
        return spread("Sub", x, y);
    }

    @Override
    public Value mul(Value x, Value y) {
        return spread("Mul", x, y);
    }

    @Override
    public Value div(Value x, Value y) {
        return spread("Div", x, y);
    }

    @Override
    public Value mean(List<Value> values) {
        return ofSeveral("Mean", values);
    }

    @Override
    public Value least(List<Value> values) {
        return ofSeveral("Min", values);
    }

    private Value ofSeveral(String operation, List<Value> values) {
        return values.size() == 1
                ? values.getFirst()
                : apply(
                        operation,
                        values.getFirst(),
                        values.subList(1, values.size()).toArray(Value[]::new));
    }

    @Override
    public Value choose(Value first, Value second, Value greater, Value otherwise) {
        String test = graph.apply("Greater", first.name(), second.name());
        return apply(
                "Where",
                List.of(),
                spread(greater, otherwise),
                test,
                greater.name(),
                otherwise.name());
    }

    @Override
    public Value beside(List<Value> parts) {
        if (parts.size() == 1) {
            return parts.getFirst();
        }
        int width = parts.stream().mapToInt(part -> part.size(1)).sum();
        return apply(
                "Concat",
                List.of(attribute("axis", -1)),
                parts.getFirst().wide(width),
                parts.stream().map(Value::name).toArray(String[]::new));
    }

    @Override
    public Value columns(Value x, int from, int to) {
        if (from < 0 || to > x.size(1) || from >= to) {
            throw new IllegalArgumentException("columns " + from + " to " + to + " of " + x);
        }
        return apply(
                "Slice",
                List.of(),
                x.wide(to - from),
                x.name(),
                graph.integers(from),
                graph.integers(to),
                graph.integers(x.shape().size() - 1));
    }

    @Override
    public Value sumOfColumns(Value x) {
        return apply(
                "ReduceSum",
                List.of(attribute("keepdims", 0)),
                List.of(ROWS),
                x.name(),
                graph.integers(1));
    }

    @Override
    public Value argmax(Value x) {
        return apply(
                "ArgMax",
                List.of(attribute("axis", -1), attribute("keepdims", 1)),
                x.wide(1),
                x.name());
    }

    /** {@code [N, 1] → [N]}. */
    Value only(Value x) {
        return apply("Squeeze", List.of(), List.of(ROWS), x.name(), graph.integers(1));
    }

    @Override
    public Value rows(Value row, Value like) {
        int size = row.size(1);
        String count =
                graph.apply(
                        "Shape", List.of(attribute("start", 0), attribute("end", 1)), like.name());
        String shape =
                graph.apply("Concat", List.of(attribute("axis", 0)), count, graph.integers(size));
        return apply("Expand", List.of(), List.of(ROWS, size), row.name(), shape);
    }

    @Override
    public Value apart(Value x, int parts) {
        return apply(
                "Reshape",
                List.of(),
                List.of(ROWS, parts, x.size(1) / parts),
                x.name(),
                graph.integers(0, parts, -1));
    }

    @Override
    public Value together(Value x) {
        return flat(x.name(), x.size(1) * x.size(2));
    }

    @Override
    public Value shrunk(Value image, int by) {
        int height = image.shape().get(1) / by;
        int width = image.shape().get(2) / by;
        String numbers =
                graph.apply("Cast", List.of(attribute("to", OnnxGraph.FLOAT)), image.name());
        String planes = graph.apply("Transpose", List.of(attribute("perm", 0, 3, 1, 2)), numbers);
        if (by > 1) {
            List<AttributeProto> squares =
                    List.of(attribute("kernel_shape", by, by), attribute("strides", by, by));
            planes = graph.apply("Round", graph.apply("AveragePool", squares, planes));
        }
        return flat(planes, 3 * height * width);
    }
}
