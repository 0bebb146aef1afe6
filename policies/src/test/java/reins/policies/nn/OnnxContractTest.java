package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.InvalidProtocolBufferException;

import org.junit.jupiter.api.Test;

import reins.core.fact.Blob;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
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
    private static final Blob GOOD = file(Weights.initial(NET, new SplittableRandom(1)));

    private static Blob file(Weights weights) {
        return ActingGraph.deterministic(Examples.CARD, Examples.SCALING, NET, List.of(weights));
    }

    private static void refused(String why, Blob onnx) {
        String sentence =
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(onnx, Examples.SPEC))
                        .sentence();
        assertEquals("This policy cannot drive here: its file " + why + ".", sentence);
    }

    /** The good file with a change. */
    private static Blob changed(Consumer<ModelProto.Builder> change) {
        try {
            ModelProto.Builder model = ModelProto.parseFrom(GOOD.toArray()).toBuilder();
            change.accept(model);
            return Blob.of(model.build().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    private static Blob graph(Consumer<OnnxGraph> build) {
        OnnxGraph graph = new OnnxGraph();
        build.accept(graph);
        return graph.toBlob(Examples.CARD);
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
                graph(graph -> {
                    String x = graph.input("memory", 3);
                    graph.output("action", graph.columns(x, 0, 2), 2);
                }));
        refused(
                "has no output 'action' (it has actions)",
                changed(model -> model.getGraphBuilder().getOutputBuilder(0).setName("actions")));
        refused(
                "has no output 'next_memory' (it has action)",
                graph(graph -> {
                    graph.input("observation", 3);
                    graph.output("action", graph.input("memory", 2), 2);
                }));
    }

    @Test
    void anUnknownInputIsNamed() {
        refused(
                "wants an input 'goal', and Reins gives observation, image, noise and memory",
                graph(graph -> {
                    graph.input("observation", 3);
                    graph.output("action", graph.input("goal", 2), 2);
                }));
    }

    @Test
    void wrongShapesAreTold() {
        refused(
                "reads 4 state numbers, and world 'cart' has 3",
                graph(graph -> {
                    String x = graph.input("observation", 4);
                    graph.output("action", graph.columns(x, 0, 2), 2);
                }));
        refused(
                "gives 3 controls, and world 'cart' has 2",
                graph(graph -> graph.output("action", graph.input("observation", 3), 3)));
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
                graph(graph -> {
                    String x = graph.input("observation", 3);
                    graph.output("action", graph.columns(x, 0, 2), 2);
                    graph.output("doubt", graph.columns(x, 0, 1), 1);
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

    /** A foreign file that looks at pictures of this size and steers by their first pixels. */
    private static Blob looking(int height, int width, Optional<String> camera) {
        OnnxGraph graph = new OnnxGraph();
        String pixels = graph.shrunk(graph.pictures("image", height, width), 1);
        graph.output("action", graph.columns(pixels, 0, 2), 2);
        return graph.toBlob(camera.map(Examples.CARD::through).orElse(Examples.CARD));
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
                graph(graph -> {
                    graph.input("observation", 3);
                    graph.output("action", graph.input("image", 2), 2);
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
                graph(graph -> {
                    String x = graph.input("observation", 3);
                    graph.output("action", graph.columns(x, 0, 1), 2);
                });
        assertThrows(ReinsException.class, () -> OnnxPolicy.load(lie, Examples.SPEC));
    }

    @Test
    void aGraphThatGivesNoNumberIsRefused() {
        Blob endless =
                graph(graph -> {
                    String x = graph.columns(graph.input("observation", 3), 0, 2);
                    graph.output("action", graph.apply("Log", x), 2);
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
            assertTrue(sentence.startsWith("Training went astray"), sentence);
        }
    }
}
