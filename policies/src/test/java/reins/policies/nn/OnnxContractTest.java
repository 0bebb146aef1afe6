package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;

import org.junit.jupiter.api.Test;

import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Observation;
import reins.core.fact.Reading;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.policies.nn.onnx.AttributeProto;
import reins.policies.nn.onnx.GraphProto;
import reins.policies.nn.onnx.ModelProto;
import reins.policies.nn.onnx.StringStringEntryProto;
import reins.policies.nn.onnx.TensorProto;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Consumer;

final class OnnxContractTest {
    private static final Net NET = Net.mlp(3, 2, 4, 1, false);
    private static final WorldSpec WORDS =
            new WorldSpec(
                    "maze",
                    "Maze",
                    List.of(),
                    List.of(),
                    Optional.of(new Reading(List.of("left", "right", "up", "down", "stop"), 9)),
                    new Actions.Words(List.of("left", "right")),
                    Examples.SPEC.objectives(),
                    1,
                    10);

    private static final Blob GOOD = file(Weights.initial(NET, new SplittableRandom(1)));

    private static Blob file(Weights weights) {
        return Examples.averaged(NET, List.of(weights));
    }

    private static void refused(String why, Blob onnx) {
        String sentence =
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(onnx, Examples.SPEC))
                        .sentence();
        assertEquals("This policy cannot drive here: its file " + why + ".", sentence);
    }

    /** The good file with a change. */
    private static Blob changed(Consumer<ModelProto.Builder> change) {
        return changed(GOOD, change);
    }

    private static Blob changed(Blob onnx, Consumer<ModelProto.Builder> change) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(onnx.toArray()).toBuilder();
            change.accept(model);
            return Blob.of(model.build().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Blob graph(Consumer<OnnxOps> build) {
        OnnxOps ops = new OnnxOps(Weights.of());
        build.accept(ops);
        return ops.toBlob(Examples.CARD);
    }

    @Test
    void everyCutIsRefusedWithASentence() {
        byte[] whole = GOOD.toArray();
        for (int length = 0; length < whole.length; length += 7) {
            Blob cut = Blob.of(Arrays.copyOf(whole, length));
            ReinsException refusal =
                    assertThrows(ReinsException.class, () -> OnnxPolicy.load(cut, Examples.SPEC));
            assertTrue(refusal.sentence().startsWith("This policy cannot drive here: its file"));
        }
        refused("is not an ONNX model", Blob.EMPTY);
    }

    @Test
    void aMissingInputOrOutputIsNamed() {
        refused(
                "has no input 'observation' (it has memory)",
                graph(ops -> {
                    OnnxOps.Value x = ops.input("memory", 3);
                    ops.output("action", ops.columns(x, 0, 2));
                }));
        refused(
                "has no output 'action' (it has actions)",
                changed(model -> model.getGraphBuilder().getOutputBuilder(0).setName("actions")));
        refused(
                "has no output 'next_memory' (it has action)",
                graph(ops -> {
                    ops.input("observation", 3);
                    ops.output("action", ops.input("memory", 2));
                }));
    }

    @Test
    void anUnknownInputIsNamed() {
        refused(
                "wants an input 'goal', and Reins gives observation, image, tokens, noise and"
                        + " memory",
                graph(ops -> {
                    ops.input("observation", 3);
                    ops.output("action", ops.input("goal", 2));
                }));
    }

    @Test
    void wrongShapesAreTold() {
        refused(
                "reads 4 state numbers, and world 'cart' has 3",
                graph(ops -> {
                    OnnxOps.Value x = ops.input("observation", 4);
                    ops.output("action", ops.columns(x, 0, 2));
                }));
        refused(
                "gives 3 controls, and world 'cart' has 2",
                graph(ops -> ops.output("action", ops.input("observation", 3))));
        refused(
                "has an input 'observation' of shape [8, 3], where [N, a fixed number] is needed",
                changed(model ->
                        model.getGraphBuilder()
                                .getInputBuilder(0)
                                .getTypeBuilder()
                                .getTensorTypeBuilder()
                                .getShapeBuilder()
                                .getDimBuilder(0)
                                .setDimValue(8)));
        refused(
                "has an output 'doubt' that is not of shape [N]",
                graph(ops -> {
                    OnnxOps.Value x = ops.input("observation", 3);
                    ops.output("action", ops.columns(x, 0, 2));
                    ops.output("doubt", ops.columns(x, 0, 1));
                }));
    }

    /** A file for a world of words, with whatever it answers. */
    private static Blob reading(Consumer<OnnxOps> answer) {
        return graph(ops -> {
            ops.input("tokens", OnnxGraph.INT64, List.of(OnnxOps.ROWS, OnnxOps.PLACES));
            answer.accept(ops);
        });
    }

    private static void refusedWhereWordsAreTaken(String why, Blob onnx) {
        String sentence =
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(onnx, WORDS)).sentence();
        assertEquals("This policy cannot drive here: its file " + why + ".", sentence);
    }

    @Test
    void aWordThatIsMissingOrIsNoIndexIsTold() {
        refusedWhereWordsAreTaken(
                "gives controls, and world 'maze' takes words",
                reading(ops -> ops.output("action", ops.input("noise", 2))));
        refusedWhereWordsAreTaken(
                "has no output 'word' (it has doubt)",
                reading(ops -> ops.output("doubt", ops.sumOfColumns(ops.input("noise", 2)))));
        refusedWhereWordsAreTaken(
                "has an output 'word' that is not of int64",
                reading(ops -> ops.output("word", ops.sumOfColumns(ops.input("noise", 2)))));
        refusedWhereWordsAreTaken(
                "has an output 'word' that is not of shape [N]",
                reading(ops ->
                        ops.output("word", OnnxGraph.INT64, ops.argmax(ops.input("noise", 2)))));
        Actings.Example other =
                Actings.ALL.stream()
                        .filter(example -> example.spec().id().equals("maze"))
                        .findFirst()
                        .orElseThrow();
        refusedWhereWordsAreTaken(
                "knows other words than world 'maze' takes",
                PolicyFile.of(other.card(), other.acting(), other.weights()));
    }

    @Test
    void whatIsNotThereToReadIsTold() {
        Blob reads = reading(ops -> ops.output("action", ops.input("noise", 2)));
        refused("reads, and in world 'cart' is nothing to read", reads);
        PolicyCard card = PolicyCard.of(WORDS, Examples.PROVENANCE);
        OnnxOps ops = new OnnxOps(Weights.of());
        ops.input("tokens", OnnxGraph.INT64, List.of(OnnxOps.ROWS, OnnxOps.PLACES));
        ops.output("word", OnnxGraph.INT64, ops.only(ops.argmax(ops.input("noise", 2))));
        WorldSpec signs = WORDS.withReading(new Reading(List.of("wall"), 1));
        assertEquals(
                "This policy cannot drive here: its file reads other words than world 'maze'"
                        + " writes.",
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(ops.toBlob(card), signs))
                        .sentence());
    }

    @Test
    void aWordThatTheWorldDoesNotHaveIsRefused() {
        Blob third =
                reading(ops -> {
                    OnnxOps.Value ahead = ops.constant(Vec.of(0, 0, 1));
                    OnnxOps.Value word = ops.argmax(ops.rows(ahead, ops.input("noise", 2)));
                    ops.output("word", OnnxGraph.INT64, ops.only(word));
                });
        assertEquals(
                "The policy wants word 2 of 2; go back to an earlier version.",
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(third, WORDS)).sentence());
    }

    @Test
    void aTextOfFixedLengthIsRefused() {
        refusedWhereWordsAreTaken(
                "has an input 'tokens' of shape [N, 7], where [N, T], both free, is needed",
                graph(ops -> {
                    List<Integer> shape = List.of(OnnxOps.ROWS, 7);
                    OnnxOps.Value x = ops.input("tokens", OnnxGraph.INT64, shape);
                    ops.output("word", OnnxGraph.INT64, ops.only(ops.argmax(x)));
                }));
    }

    @Test
    void aThoughtWithoutAListOfThoughtsIsRefused() {
        refused(
                "tells thoughts and does not say what they are, in 'reins.thoughts'",
                graph(ops -> {
                    OnnxOps.Value x = ops.input("observation", 3);
                    ops.output("action", ops.columns(x, 0, 2));
                    ops.output("thought", OnnxGraph.INT64, ops.argmax(x));
                }));
    }

    @Test
    void otherNumbersThanFloatsAreRefused() {
        refused(
                "has an input 'observation' that is not of float32",
                changed(model ->
                        model.getGraphBuilder()
                                .getInputBuilder(0)
                                .getTypeBuilder()
                                .getTensorTypeBuilder()
                                .setElemType(11)));
    }

    /** A file that looks at pictures of this size and steers by their first pixels. */
    private static Blob looking(String input, int height, int width) {
        return graph(ops -> {
            List<Integer> shape = List.of(OnnxOps.ROWS, height, width, 3);
            OnnxOps.Value pixels = ops.shrunk(ops.input(input, OnnxGraph.UINT8, shape), 1);
            ops.output("action", ops.columns(pixels, 0, 2));
        });
    }

    /** The same as it was written when there was one camera. */
    private static Blob looking(int height, int width, Optional<String> camera) {
        return changed(
                looking("image", height, width),
                model ->
                        camera.ifPresent(name ->
                                model.addMetadataPropsBuilder()
                                        .setKey("reins.camera")
                                        .setValue(name)));
    }

    @Test
    void aPictureThatIsNamedIsOfThatCamera() {
        refused(
                "looks through camera 'back', and world 'cart' has no camera",
                looking("image.back", 8, 8));
        refusedWhereFilmed(
                "looks through camera 'roof', and world 'cart' has front, back",
                looking("image.roof", 4, 6));
        refusedWhereFilmed(
                "looks at pictures of 6×4, and camera 'back' of world 'cart' gives 8×8",
                looking("image.back", 4, 6));
        assertTrue(OnnxPolicy.load(looking("image.back", 8, 8), Examples.FILMED).looks());
    }

    @Test
    void picturesThatTheWorldDoesNotGiveAreToldWithTheReason() {
        refused(
                "looks at pictures, and world 'cart' has no camera",
                looking(4, 6, Optional.empty()));
        refused(
                "looks through camera 'roof', and world 'cart' has no camera",
                looking(4, 6, Optional.of("roof")));
        refusedWhereFilmed(
                "looks at pictures of 6×5, and camera 'front' of world 'cart' gives 6×4",
                looking(5, 6, Optional.empty()));
        refusedWhereFilmed(
                "looks at pictures of 6×4, and camera 'back' of world 'cart' gives 8×8",
                looking(4, 6, Optional.of("back")));
        refusedWhereFilmed(
                "looks through camera 'roof', and world 'cart' has front, back",
                looking(4, 6, Optional.of("roof")));
        refusedWhereFilmed(
                "has an input 'image' that is not of uint8",
                graph(ops -> {
                    ops.input("observation", 3);
                    ops.output("action", ops.input("image", 2));
                }));
        OnnxPolicy good = OnnxPolicy.load(looking(8, 8, Optional.of("back")), Examples.FILMED);
        assertTrue(good.looks());
        assertEquals(
                "There is no picture of camera 'back' here, and the policy looks through it.",
                assertThrows(
                                ReinsException.class,
                                () ->
                                        good.act(
                                                Observation.of(Vec.zeros(3)),
                                                good.begin(),
                                                new SplittableRandom(1)))
                        .sentence());
    }

    private static void refusedWhereFilmed(String why, Blob onnx) {
        String sentence =
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(onnx, Examples.FILMED))
                        .sentence();
        assertEquals("This policy cannot drive here: its file " + why + ".", sentence);
    }

    @Test
    void nothingOutsideTheFileIsRead() {
        TensorProto outside =
                TensorProto.newBuilder()
                        .setName("secret")
                        .setDataType(OnnxGraph.FLOAT)
                        .addDims(1)
                        .setDataLocation(1)
                        .addExternalData(
                                StringStringEntryProto.newBuilder()
                                        .setKey("location")
                                        .setValue("../../private"))
                        .build();
        String why = "keeps numbers ('secret') in another file; save the model as one file";
        refused(why, changed(model -> model.getGraphBuilder().addInitializer(outside)));
        refused(
                why,
                changed(model ->
                        model.getGraphBuilder()
                                .getNodeBuilder(0)
                                .addAttribute(AttributeProto.newBuilder().setT(outside))));
        refused(
                why,
                changed(model ->
                        model.getGraphBuilder()
                                .getNodeBuilder(0)
                                .addAttribute(
                                        AttributeProto.newBuilder()
                                                .setG(
                                                        GraphProto.newBuilder()
                                                                .addInitializer(outside)))));
    }

    @Test
    void aGraphThatTheRuntimeDoesNotKnowIsRefused() {
        Blob unknown =
                changed(model -> model.getGraphBuilder().getNodeBuilder(0).setOpType("Nonsense"));
        String sentence =
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(unknown, Examples.SPEC))
                        .sentence();
        assertTrue(
                sentence.startsWith(
                        "This policy cannot drive here: its file is refused by ONNX Runtime ("),
                sentence);
        assertTrue(sentence.contains("Nonsense"), sentence);
    }

    @Test
    void aGraphWhoseShapesAreALieIsRefused() {
        Blob lie =
                graph(ops -> {
                    OnnxOps.Value x = ops.input("observation", 3);
                    OnnxOps.Value one = ops.columns(x, 0, 1);
                    ops.output("action", new OnnxOps.Value(one.name(), List.of(OnnxOps.ROWS, 2)));
                });
        assertThrows(ReinsException.class, () -> OnnxPolicy.load(lie, Examples.SPEC));
    }

    @Test
    void aGraphThatGivesNoNumberIsRefused() {
        Blob endless =
                graph(ops -> {
                    OnnxOps.Value x = ops.columns(ops.input("observation", 3), 0, 2);
                    ops.output("action", ops.apply("Log", x));
                });
        String sentence =
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(endless, Examples.SPEC))
                        .sentence();
        assertEquals(
                "The policy wants -Infinity for control 'push'; go back to an earlier version.",
                sentence);
    }

    @Test
    void aNetworkThatTurnedToNaNDoesNotBecomeAFile() {
        Weights good = Weights.initial(NET, new SplittableRandom(1));
        for (int i = 0; i < good.arrays().size(); i++) {
            List<Weights.Array> arrays = new ArrayList<>(good.arrays());
            float[] values = arrays.get(i).values().toArray();
            values[0] = Float.NaN;
            arrays.set(
                    i,
                    new Weights.Array(arrays.get(i).name(), arrays.get(i).shape(), Vec.of(values)));
            String sentence =
                    assertThrows(ReinsException.class, () -> file(new Weights(arrays))).sentence();
            assertTrue(sentence.startsWith("Training diverged"), sentence);
        }
    }
}
