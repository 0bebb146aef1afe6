package reins.policies.nn;

import static java.util.stream.Collectors.joining;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;

import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Reading;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.policies.nn.onnx.ModelProto;
import reins.policies.nn.onnx.StringStringEntryProto;
import reins.policies.nn.onnx.TensorProto;
import reins.policies.nn.onnx.TensorShapeProto;
import reins.policies.nn.onnx.TypeProto;
import reins.policies.nn.onnx.ValueInfoProto;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What an ONNX file promises, read without running it, so that a file that cannot drive a world is
 * refused with one sentence. Safe on every thread.
 *
 * @param state numbers of an observation, S; 0 where it does not see the state
 * @param images the cameras whose pictures it looks at, by the input that each goes to
 * @param reads whether it reads words
 * @param noise standard normal numbers the graph wants each tick, Z; 0 where it draws nothing
 * @param memory numbers it remembers from tick to tick, M; 0 where it remembers nothing
 * @param actions numbers of an action, A; 0 where it answers by a word
 * @param thought indices that a thought is made of, K; 0 where it tells none
 * @param thoughts the texts that those indices stand for
 * @param doubt whether it tells how unsure it is
 * @param risk whether it tells how likely it takes failure to be
 */
record OnnxContract(
        int state,
        SortedMap<String, Camera> images,
        boolean reads,
        int noise,
        int memory,
        int actions,
        int thought,
        List<String> thoughts,
        boolean doubt,
        boolean risk) {
    private static final int EXTERNAL = 1;
    private static final int MOST_NUMBERS = Short.MAX_VALUE;

    /** Room for some pictures. */
    private static final int MOST_REMEMBERED = 1 << 20;

    /** What the camera of a file with one unnamed picture is called in its metadata. */
    private static final String CAMERA = "reins.camera";

    private static final Set<String> INPUTS =
            Set.of(Ports.OBSERVATION, Ports.TOKENS, Ports.NOISE, Ports.MEMORY);

    OnnxContract {
        images = Collections.unmodifiableSortedMap(new TreeMap<>(images));
        thoughts = List.copyOf(thoughts);
    }

    /** Checks a file against a world; every refusal is about shapes and names. */
    static OnnxContract check(Blob onnx, WorldSpec spec) {
        ModelProto model = parse(onnx);
        refuseOutsideFiles(model);
        try {
            return check(model, spec);
        } catch (ReinsException e) {
            boolean ours = PolicyCard.from(metadata(model)).isPresent();
            throw ours ? e : ofAnotherProgram(onnx, inputs(model).values(), e);
        }
    }

    /** The refusal of another program's model, and what that model is. */
    private static ReinsException ofAnotherProgram(
            Blob onnx, Collection<ValueInfoProto> inputs, ReinsException refusal) {
        try (ForeignModel model = ForeignModel.open(onnx, inputs)) {
            return new ReinsException(
                    "%s It is another program's model, which %s."
                            .formatted(refusal.sentence(), model.described()),
                    refusal);
        } catch (ReinsException e) {
            refusal.addSuppressed(e);
            return refusal;
        }
    }

    /** What must be given to the graph, by name. */
    private static Map<String, ValueInfoProto> inputs(ModelProto model) {
        Map<String, ValueInfoProto> inputs = named(model.getGraph().getInputList());
        model.getGraph().getInitializerList().forEach(kept -> inputs.remove(kept.getName()));
        return inputs;
    }

    private static OnnxContract check(ModelProto model, WorldSpec spec) {
        Map<String, ValueInfoProto> inputs = inputs(model);
        Map<String, ValueInfoProto> outputs = named(model.getGraph().getOutputList());
        for (String name : inputs.keySet()) {
            if (!INPUTS.contains(name) && !Ports.isImage(name)) {
                throw refused(
                        "wants an input '%s', and Reins gives observation, image, tokens, noise and"
                                        .formatted(name)
                                + " memory");
            }
        }
        Map<String, String> metadata = metadata(model);
        Optional<PolicyCard> card = PolicyCard.from(metadata);
        SortedMap<String, Camera> images = new TreeMap<>();
        for (String name : inputs.keySet()) {
            if (Ports.isImage(name)) {
                images.put(name, camera(inputs, name, metadata, spec));
            }
        }
        boolean reads = inputs.containsKey(Ports.TOKENS);
        if (reads) {
            checkTokens(dimensions(inputs, Ports.TOKENS, "input", OnnxGraph.INT64), card, spec);
        }
        boolean sees = inputs.containsKey(Ports.OBSERVATION) || (images.isEmpty() && !reads);
        int state = sees ? columns(inputs, Ports.OBSERVATION, "input") : 0;
        int actions = answers(outputs, card, spec);
        if (sees) {
            expect(state, spec.state().size(), "reads %d state numbers", spec);
        }
        int noise = inputs.containsKey(Ports.NOISE) ? columns(inputs, Ports.NOISE, "input") : 0;
        int memory =
                inputs.containsKey(Ports.MEMORY)
                        ? columns(inputs, Ports.MEMORY, "input", MOST_REMEMBERED)
                        : 0;
        if (memory > 0) {
            int back = columns(outputs, Ports.NEXT_MEMORY, "output", MOST_REMEMBERED);
            if (back != memory) {
                throw refused("remembers %d numbers and gives back %d".formatted(memory, back));
            }
        }
        List<String> thoughts = card.map(PolicyCard::thoughts).orElse(List.of());
        return new OnnxContract(
                state,
                images,
                reads,
                noise,
                memory,
                actions,
                thought(outputs, thoughts),
                thoughts,
                tells(outputs, Ports.DOUBT),
                tells(outputs, Ports.RISK));
    }

    /** Numbers of an action, or 0 for a word. */
    private static int answers(
            Map<String, ValueInfoProto> outputs, Optional<PolicyCard> card, WorldSpec spec) {
        return switch (spec.actions()) {
            case Actions.Controls(List<Channel> channels) -> {
                int actions = columns(outputs, Ports.ACTION, "output");
                expect(actions, channels.size(), "gives %d controls", spec);
                yield actions;
            }
            case Actions.Words(List<String> vocabulary) -> {
                if (outputs.containsKey(Ports.ACTION)) {
                    throw refused("gives controls, and world '" + spec.id() + "' takes words");
                }
                if (dimensions(outputs, Ports.WORD, "output", OnnxGraph.INT64).size() != 1) {
                    throw refused("has an output 'word' that is not of shape [N]");
                }
                List<String> words = card.map(PolicyCard::words).orElse(List.of());
                if (!words.isEmpty() && !words.equals(vocabulary)) {
                    throw refused("knows other words than world '" + spec.id() + "' takes");
                }
                yield 0;
            }
        };
    }

    private static void checkTokens(
            List<TensorShapeProto.Dimension> shape, Optional<PolicyCard> card, WorldSpec spec) {
        List<String> written = spec.reading().map(Reading::vocabulary).orElse(List.of());
        if (written.isEmpty()) {
            throw refused("reads, and in world '" + spec.id() + "' is nothing to read");
        }
        List<String> known = card.map(PolicyCard::reading).orElse(List.of());
        if (!known.isEmpty() && !known.equals(written)) {
            throw refused("reads other words than world '" + spec.id() + "' writes");
        }
        if (shape.size() != 2
                || shape.getFirst().getDimValue() > 1
                || shape.getLast().getDimValue() > 0) {
            throw refused(
                    "has an input 'tokens' of shape %s, where [N, T], both free, is needed"
                            .formatted(describe(shape)));
        }
    }

    private static int thought(Map<String, ValueInfoProto> outputs, List<String> thoughts) {
        if (!outputs.containsKey(Ports.THOUGHT)) {
            return 0;
        }
        if (thoughts.isEmpty()) {
            throw refused("tells thoughts and does not say what they are, in 'reins.thoughts'");
        }
        return columns(outputs, Ports.THOUGHT, "output", MOST_NUMBERS, OnnxGraph.INT64);
    }

    private static boolean tells(Map<String, ValueInfoProto> outputs, String name) {
        boolean told = outputs.containsKey(name);
        if (told && dimensions(outputs, name, "output").size() != 1) {
            throw refused("has an output '%s' that is not of shape [N]".formatted(name));
        }
        return told;
    }

    /** What the file says of itself, as names to texts. */
    static Map<String, String> metadata(Blob onnx) {
        return metadata(parse(onnx));
    }

    private static Map<String, String> metadata(ModelProto model) {
        return model.getMetadataPropsList().stream()
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

    /**
     * The camera that gives an input its pictures: the one it is named after; where it is just
     * called {@code image}, the one that the file names, or the world's first.
     */
    private static Camera camera(
            Map<String, ValueInfoProto> inputs,
            String input,
            Map<String, String> metadata,
            WorldSpec spec) {
        List<TensorShapeProto.Dimension> shape =
                dimensions(inputs, input, "input", OnnxGraph.UINT8);
        if (shape.size() != 4
                || shape.getFirst().getDimValue() > 1
                || shape.get(1).getDimValue() <= 0
                || shape.get(2).getDimValue() <= 0
                || shape.getLast().getDimValue() != 3) {
            throw refused(
                    "has an input '%s' of shape %s, where [N, height, width, 3] is needed"
                            .formatted(input, describe(shape)));
        }
        Optional<String> name =
                Ports.cameraOf(input).or(() -> Optional.ofNullable(metadata.get(CAMERA)));
        Camera camera =
                spec.cameras().stream()
                        .filter(one -> name.map(one.name()::equals).orElse(true))
                        .findFirst()
                        .orElseThrow(() -> refused(noCamera(name, spec)));
        long height = shape.get(1).getDimValue();
        long width = shape.get(2).getDimValue();
        if (height != camera.height() || width != camera.width()) {
            throw refused(
                    "looks at pictures of %d×%d, and camera '%s' of world '%s' gives %d×%d"
                            .formatted(
                                    width,
                                    height,
                                    camera.name(),
                                    spec.id(),
                                    camera.width(),
                                    camera.height()));
        }
        return camera;
    }

    private static String noCamera(Optional<String> name, WorldSpec spec) {
        String looks = name.map("looks through camera '%s'"::formatted).orElse("looks at pictures");
        return spec.cameras().isEmpty()
                ? looks + ", and world '" + spec.id() + "' has no camera"
                : looks
                        + ", and world '"
                        + spec.id()
                        + "' has "
                        + spec.cameras().stream().map(Camera::name).collect(joining(", "));
    }

    private static Map<String, ValueInfoProto> named(List<ValueInfoProto> values) {
        Map<String, ValueInfoProto> named = new LinkedHashMap<>();
        values.forEach(value -> named.put(value.getName(), value));
        return named;
    }

    private static List<TensorShapeProto.Dimension> dimensions(
            Map<String, ValueInfoProto> values, String name, String kind) {
        return dimensions(values, name, kind, OnnxGraph.FLOAT);
    }

    private static List<TensorShapeProto.Dimension> dimensions(
            Map<String, ValueInfoProto> values, String name, String kind, int wanted) {
        ValueInfoProto value = values.get(name);
        if (value == null) {
            throw refused(
                    "has no %s '%s' (it has %s)"
                            .formatted(kind, name, String.join(", ", values.keySet())));
        }
        TypeProto.Tensor type = value.getType().getTensorType();
        if (type.getElemType() != wanted) {
            throw refused(
                    "has an %s '%s' that is not of %s".formatted(kind, name, described(wanted)));
        }
        return type.getShape().getDimList();
    }

    private static String described(int type) {
        return switch (type) {
            case OnnxGraph.UINT8 -> "uint8";
            case OnnxGraph.INT64 -> "int64";
            default -> "float32";
        };
    }

    private static int columns(Map<String, ValueInfoProto> values, String name, String kind) {
        return columns(values, name, kind, MOST_NUMBERS);
    }

    private static int columns(
            Map<String, ValueInfoProto> values, String name, String kind, int most) {
        return columns(values, name, kind, most, OnnxGraph.FLOAT);
    }

    private static int columns(
            Map<String, ValueInfoProto> values, String name, String kind, int most, int type) {
        List<TensorShapeProto.Dimension> shape = dimensions(values, name, kind, type);
        if (shape.size() != 2
                || shape.getFirst().getDimValue() > 1
                || shape.getLast().getDimValue() <= 0
                || shape.getLast().getDimValue() > most) {
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
                .collect(joining(", ", "[", "]"));
    }

    private static void expect(int has, int needed, String what, WorldSpec spec) {
        if (has != needed) {
            throw refused(
                    what.formatted(has) + ", and world '%s' has %d".formatted(spec.id(), needed));
        }
    }
}
