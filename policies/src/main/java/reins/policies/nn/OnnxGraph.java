package reins.policies.nn;

import com.google.protobuf.ByteString;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.policies.nn.onnx.AttributeProto;
import reins.policies.nn.onnx.GraphProto;
import reins.policies.nn.onnx.ModelProto;
import reins.policies.nn.onnx.NodeProto;
import reins.policies.nn.onnx.OperatorSetIdProto;
import reins.policies.nn.onnx.StringStringEntryProto;
import reins.policies.nn.onnx.TensorProto;
import reins.policies.nn.onnx.TensorShapeProto;
import reins.policies.nn.onnx.TypeProto;
import reins.policies.nn.onnx.ValueInfoProto;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

/**
 * An ONNX graph under construction: values are named by texts, operations are appended in the order
 * they are computed. The network's reading for acting. Used by one thread.
 */
final class OnnxGraph {
    static final int FLOAT = 1;
    static final int UINT8 = 2;
    private static final int INT64 = 7;

    /** The oldest file version and operator set that have all that is used here. */
    private static final int IR_VERSION = 8;

    private static final int OPERATOR_SET = 17;

    private static final int FLOAT_ATTRIBUTE = 1;
    private static final int INT_ATTRIBUTE = 2;
    private static final int INTS_ATTRIBUTE = 7;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("policy");
    private int names;

    /** A float32 input {@code [N, columns]}. */
    String input(String name, int columns) {
        graph.addInput(value(name, FLOAT, columns));
        return name;
    }

    /** An input of pictures, bytes {@code [N, height, width, 3]}. */
    String pictures(String name, int height, int width) {
        graph.addInput(value(name, UINT8, height, width, 3));
        return name;
    }

    /** Makes a value {@code [N, columns…]} an output. */
    void output(String name, String value, int... columns) {
        graph.addNode(NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name));
        graph.addOutput(value(name, FLOAT, columns));
    }

    /** Constant numbers of the given shape. */
    String constant(Vec values, List<Integer> shape) {
        ByteBuffer bytes =
                ByteBuffer.allocate(values.size() * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        for (float value : values.toArray()) {
            bytes.putFloat(value);
        }
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(fresh()).setDataType(FLOAT);
        shape.forEach(tensor::addDims);
        graph.addInitializer(tensor.setRawData(ByteString.copyFrom(bytes.flip())));
        return tensor.getName();
    }

    /** A constant row that is added to or multiplied with {@code [N, size]}. */
    String constant(Vec row) {
        return constant(row, List.of(row.size()));
    }

    /** A constant number. */
    String constant(float number) {
        return constant(Vec.of(number), List.of());
    }

    /** The value that an operation makes of its inputs. */
    String apply(String operation, String... inputs) {
        return apply(operation, List.of(), inputs);
    }

    private String apply(String operation, List<AttributeProto> attributes, String... inputs) {
        String output = fresh();
        graph.addNode(
                NodeProto.newBuilder()
                        .setName(output) // ONNX Runtime names what it fuses after its parts
                        .setOpType(operation)
                        .addAllInput(List.of(inputs))
                        .addAllAttribute(attributes)
                        .addOutput(output));
        return output;
    }

    /** Each number moved into {@code [low, high]}. */
    String clip(String x, float low, float high) {
        return apply("Clip", x, constant(low), constant(high));
    }

    /** Columns {@code from} to {@code to} (exclusive) of {@code [N, n]}. */
    String columns(String x, int from, int to) {
        return apply("Slice", x, integers(from), integers(to), integers(1));
    }

    /** {@code [N, n], [N, m] → [N, n + m]}. */
    String beside(String x, String y) {
        return apply("Concat", List.of(attribute("axis", -1)), x, y);
    }

    /** {@code [N, n] → [N]}. */
    String sumOfColumns(String x) {
        return apply("ReduceSum", List.of(attribute("keepdims", 0)), x, integers(1));
    }

    /** The network's input for raw states {@code [N, S]}. */
    String scaled(String x, Scaling scaling) {
        String centred = apply("Sub", x, constant(scaling.mean()));
        String divided = apply("Div", centred, constant(scaling.deviation()));
        return clip(divided, -scaling.limit(), scaling.limit());
    }

    /**
     * The network's input for pictures {@code [N, planes·pixels]}, colour by colour.
     *
     * @param planes colours of all pictures
     * @param colours how the colours of one are scaled
     */
    String scaledPlanes(String x, int planes, Scaling colours) {
        Scaling all = colours.repeated(planes / colours.size());
        List<Integer> shape = List.of(planes, 1);
        String apart = apply("Reshape", x, integers(0, planes, -1));
        String centred = apply("Sub", apart, constant(all.mean(), shape));
        String divided = apply("Div", centred, constant(all.deviation(), shape));
        return rows(clip(divided, -all.limit(), all.limit()));
    }

    /** {@code [N, inputs] → [N, outputs]}; equals {@link TorchNet#forward} to 1e-5. */
    String network(String input, Net net, Weights weights) {
        String x = input;
        for (int i = 0; i < net.layers().size(); i++) {
            x =
                    switch (net.layers().get(i)) {
                        case Layer.Linear _ ->
                                apply(
                                        "Gemm",
                                        List.of(attribute("transB", 1)),
                                        x,
                                        constant(weights.array(Net.weight(i))),
                                        constant(weights.array(Net.bias(i))));
                        case Layer.Conv2d convolution ->
                                convolved(
                                        x,
                                        convolution,
                                        constant(weights.array(Net.weight(i))),
                                        constant(weights.array(Net.bias(i))));
                        case Layer.LayerNorm _ ->
                                apply(
                                        "LayerNormalization",
                                        List.of(
                                                attribute("axis", -1),
                                                attribute("epsilon", Layer.LayerNorm.EPSILON)),
                                        x,
                                        constant(weights.array(Net.weight(i))),
                                        constant(weights.array(Net.bias(i))));
                        case Layer.Relu _ -> apply("Relu", x);
                        case Layer.Tanh _ -> apply("Tanh", x);
                    };
        }
        return x;
    }

    private String convolved(String x, Layer.Conv2d layer, String factors, String summands) {
        String picture =
                apply("Reshape", x, integers(-1, layer.channels(), layer.height(), layer.width()));
        AttributeProto strides = attribute("strides", layer.stride(), layer.stride());
        return rows(apply("Conv", List.of(strides), picture, factors, summands));
    }

    /** {@code [N, …] → [N, n]}. */
    private String rows(String x) {
        return apply("Flatten", List.of(attribute("axis", 1)), x);
    }

    /**
     * Bytes {@code [N, height, width, 3]} as rows of small pictures, each number 0 to 255: {@code
     * [N, 3·(height / shrink)·(width / shrink)]}, the mean of {@code shrink²} pixels, rounded.
     */
    String shrunk(String image, int shrink) {
        String numbers = apply("Cast", List.of(attribute("to", FLOAT)), image);
        String planes = apply("Transpose", List.of(attribute("perm", 0, 3, 1, 2)), numbers);
        if (shrink == 1) {
            return rows(planes);
        }
        String mean =
                apply(
                        "AveragePool",
                        List.of(
                                attribute("kernel_shape", shrink, shrink),
                                attribute("strides", shrink, shrink)),
                        planes);
        return rows(apply("Round", mean));
    }

    /** Side by side: {@code [N, n], [N, m], … → [N, n + m + …]}. */
    String beside(String... parts) {
        return parts.length == 1 ? parts[0] : apply("Concat", List.of(attribute("axis", 1)), parts);
    }

    /** The finished file. */
    Blob toBlob(PolicyCard card) {
        ModelProto.Builder model =
                ModelProto.newBuilder()
                        .setIrVersion(IR_VERSION)
                        .setProducerName("reins")
                        .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(OPERATOR_SET))
                        .setGraph(graph);
        card.toMetadata()
                .forEach((key, value) ->
                        model.addMetadataProps(
                                StringStringEntryProto.newBuilder().setKey(key).setValue(value)));
        return Blob.of(model.build().toByteArray());
    }

    /** A NaN must not reach the graph: there ReLU may turn it into an innocent 0. */
    private String constant(Weights.Array array) {
        if (!array.values().isFinite()) {
            throw new ReinsException(
                    "Training went astray: the network's parameters are no longer numbers;"
                            + " go back to an earlier version and try a smaller learning rate.");
        }
        return constant(array.values(), array.shape());
    }

    private String integers(long... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(fresh()).setDataType(INT64).addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    private String fresh() {
        return "v" + names++;
    }

    private static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(INT_ATTRIBUTE).setI(value).build();
    }

    private static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(FLOAT_ATTRIBUTE)
                .setF(value)
                .build();
    }

    private static AttributeProto attribute(String name, long first, long... more) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(INTS_ATTRIBUTE).addInts(first);
        for (long value : more) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private static ValueInfoProto value(String name, int type, int... columns) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimParam("N"));
        for (int size : columns) {
            shape.addDim(TensorShapeProto.Dimension.newBuilder().setDimValue(size));
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(
                        TypeProto.newBuilder()
                                .setTensorType(
                                        TypeProto.Tensor.newBuilder()
                                                .setElemType(type)
                                                .setShape(shape)))
                .build();
    }
}
