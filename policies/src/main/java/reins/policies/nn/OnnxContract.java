package reins.policies.nn;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.policies.nn.onnx.ModelProto;
import reins.policies.nn.onnx.StringStringEntryProto;
import reins.policies.nn.onnx.TensorProto;
import reins.policies.nn.onnx.TensorShapeProto;
import reins.policies.nn.onnx.TypeProto;
import reins.policies.nn.onnx.ValueInfoProto;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What an ONNX file promises, read without running it, so that a file that cannot drive a world is
 * refused with one sentence. Safe on every thread.
 *
 * @param state numbers of an observation, S
 * @param noise standard normal numbers the graph wants each tick, Z; 0 where it draws nothing
 * @param memory numbers it remembers from tick to tick, M; 0 where it remembers nothing
 * @param actions numbers of an action, A
 * @param doubt whether it tells how unsure it is
 */
record OnnxContract(int state, int noise, int memory, int actions, boolean doubt) {
    private static final int EXTERNAL = 1;
    private static final Set<String> INPUTS =
            Set.of(ActingGraph.OBSERVATION, ActingGraph.NOISE, ActingGraph.MEMORY);

    /** Checks a file against a world, whose every word here is about shapes and names. */
    static OnnxContract check(Blob onnx, WorldSpec spec) {
        if (spec.controls().isEmpty()) {
            throw refused("gives controls, and world '" + spec.id() + "' takes tokens");
        }
        ModelProto model = parse(onnx);
        refuseOutsideFiles(model);
        Set<String> constants =
                model.getGraph().getInitializerList().stream()
                        .map(TensorProto::getName)
                        .collect(Collectors.toCollection(HashSet::new));
        Map<String, ValueInfoProto> inputs = named(model.getGraph().getInputList());
        inputs.keySet().removeAll(constants);
        Map<String, ValueInfoProto> outputs = named(model.getGraph().getOutputList());
        for (String name : inputs.keySet()) {
            if (!INPUTS.contains(name)) {
                throw refused(
                        "wants an input '%s', and Reins gives observation, noise and memory"
                                .formatted(name));
            }
        }
        int state = columns(inputs, ActingGraph.OBSERVATION, "input");
        int actions = columns(outputs, ActingGraph.ACTION, "output");
        expect(state, spec.state().size(), "reads %d state numbers", spec);
        expect(actions, spec.controls().size(), "gives %d controls", spec);
        int noise =
                inputs.containsKey(ActingGraph.NOISE)
                        ? columns(inputs, ActingGraph.NOISE, "input")
                        : 0;
        int memory =
                inputs.containsKey(ActingGraph.MEMORY)
                        ? columns(inputs, ActingGraph.MEMORY, "input")
                        : 0;
        if (memory > 0 && columns(outputs, ActingGraph.NEXT_MEMORY, "output") != memory) {
            throw refused(
                    "remembers %d numbers and gives back %d"
                            .formatted(
                                    memory, columns(outputs, ActingGraph.NEXT_MEMORY, "output")));
        }
        boolean doubt = outputs.containsKey(ActingGraph.DOUBT);
        if (doubt && dimensions(outputs, ActingGraph.DOUBT, "output").size() != 1) {
            throw refused("has an output 'doubt' that is not of shape [N]");
        }
        return new OnnxContract(state, noise, memory, actions, doubt);
    }

    /** What the file says of itself, as names to texts. */
    static Map<String, String> metadata(Blob onnx) {
        return parse(onnx).getMetadataPropsList().stream()
                .collect(
                        Collectors.toMap(
                                StringStringEntryProto::getKey,
                                StringStringEntryProto::getValue,
                                (first, _) -> first));
    }

    static ReinsException refused(String why) {
        return new ReinsException("This policy cannot drive here: its file " + why + ".");
    }

    static ReinsException refused(String why, Throwable cause) {
        return new ReinsException("This policy cannot drive here: its file " + why + ".", cause);
    }

    private static ModelProto parse(Blob onnx) {
        try {
            ModelProto model = ModelProto.parseFrom(onnx.toArray());
            if (model.getIrVersion() <= 0
                    || model.getOpsetImportCount() == 0
                    || model.getGraph().getOutputCount() == 0) {
                throw refused("is not an ONNX model");
            }
            return model;
        } catch (InvalidProtocolBufferException e) {
            throw refused("is not an ONNX model, or is cut off", e);
        }
    }

    /** A policy is one file: a tensor kept elsewhere would let it read any file of the user's. */
    private static void refuseOutsideFiles(Message message) {
        if (message instanceof TensorProto tensor
                && (tensor.getDataLocation() == EXTERNAL || tensor.getExternalDataCount() > 0)) {
            throw refused(
                    "keeps numbers ('%s') in another file; save the model as one file"
                            .formatted(tensor.getName()));
        }
        for (Object field : message.getAllFields().values()) {
            Collection<?> values = field instanceof Collection<?> many ? many : List.of(field);
            for (Object value : values) {
                if (value instanceof Message inner) {
                    refuseOutsideFiles(inner);
                }
            }
        }
    }

    private static Map<String, ValueInfoProto> named(List<ValueInfoProto> values) {
        Map<String, ValueInfoProto> named = new LinkedHashMap<>();
        values.forEach(value -> named.put(value.getName(), value));
        return named;
    }

    private static List<TensorShapeProto.Dimension> dimensions(
            Map<String, ValueInfoProto> values, String name, String kind) {
        ValueInfoProto value = values.get(name);
        if (value == null) {
            throw refused(
                    "has no %s '%s' (it has %s)"
                            .formatted(kind, name, String.join(", ", values.keySet())));
        }
        TypeProto.Tensor type = value.getType().getTensorType();
        if (type.getElemType() != OnnxGraph.FLOAT) {
            throw refused("has an %s '%s' that is not of float32".formatted(kind, name));
        }
        return type.getShape().getDimList();
    }

    private static int columns(Map<String, ValueInfoProto> values, String name, String kind) {
        List<TensorShapeProto.Dimension> shape = dimensions(values, name, kind);
        if (shape.size() != 2
                || shape.getFirst().getDimValue() > 1
                || shape.getLast().getDimValue() <= 0
                || shape.getLast().getDimValue() > Short.MAX_VALUE) {
            throw refused(
                    "has an %s '%s' of shape %s, where [N, a fixed number] is needed"
                            .formatted(kind, name, describe(shape)));
        }
        return (int) shape.getLast().getDimValue();
    }

    private static String describe(List<TensorShapeProto.Dimension> shape) {
        return shape.stream()
                .map(dimension ->
                        dimension.getDimParam().isEmpty()
                                ? Long.toString(dimension.getDimValue())
                                : dimension.getDimParam())
                .collect(Collectors.joining(", ", "[", "]"));
    }

    private static void expect(int has, int needed, String what, WorldSpec spec) {
        if (has != needed) {
            throw refused(
                    what.formatted(has) + ", and world '%s' has %d".formatted(spec.id(), needed));
        }
    }
}
