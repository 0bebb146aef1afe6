package reins.policies.nn;

import com.google.protobuf.ByteString;

import reins.core.fact.Blob;
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
 * they are computed. Used by one thread.
 */
final class OnnxGraph {
    static final int FLOAT = 1;
    static final int UINT8 = 2;
    static final int INT64 = 7;

    /** The oldest file version and operator set that have all that is used here. */
    private static final int IR_VERSION = 8;

    private static final int OPERATOR_SET = 17;

    private static final int FLOAT_ATTRIBUTE = 1;
    private static final int INT_ATTRIBUTE = 2;
    private static final int INTS_ATTRIBUTE = 7;

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("policy");
    private int names;

    /**
     * An input.
     *
     * @param shape as in {@link OnnxOps.Value}
     */
    void input(String name, int type, List<Integer> shape) {
        graph.addInput(value(name, type, shape));
    }

    /** Makes a value an output. */
    void output(String name, String value, int type, List<Integer> shape) {
        graph.addNode(NodeProto.newBuilder().setOpType("Identity").addInput(value).addOutput(name));
        graph.addOutput(value(name, type, shape));
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

    /** The value that an operation makes of its inputs. */
    String apply(String operation, String... inputs) {
        return apply(operation, List.of(), inputs);
    }

    String apply(String operation, List<AttributeProto> attributes, String... inputs) {
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

    /** Constant integers, {@code [values.length]}. */
    String integers(long... values) {
        TensorProto.Builder tensor =
                TensorProto.newBuilder().setName(fresh()).setDataType(INT64).addDims(values.length);
        for (long value : values) {
            tensor.addInt64Data(value);
        }
        graph.addInitializer(tensor);
        return tensor.getName();
    }

    /** A constant integer, {@code []}. */
    String integer(long value) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(fresh()).setDataType(INT64);
        graph.addInitializer(tensor.addInt64Data(value));
        return tensor.getName();
    }

    private String fresh() {
        return "v" + names++;
    }

    static AttributeProto attribute(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(INT_ATTRIBUTE).setI(value).build();
    }

    static AttributeProto attribute(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(FLOAT_ATTRIBUTE)
                .setF(value)
                .build();
    }

    static AttributeProto attribute(String name, long first, long... more) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(INTS_ATTRIBUTE).addInts(first);
        for (long value : more) {
            attribute.addInts(value);
        }
        return attribute.build();
    }

    private static ValueInfoProto value(String name, int type, List<Integer> sizes) {
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (int size : sizes) {
            shape.addDim(
                    switch (size) {
                        case OnnxOps.ROWS -> free("N");
                        case OnnxOps.PLACES -> free("T");
                        default -> TensorShapeProto.Dimension.newBuilder().setDimValue(size);
                    });
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

    private static TensorShapeProto.Dimension.Builder free(String name) {
        return TensorShapeProto.Dimension.newBuilder().setDimParam(name);
    }
}
