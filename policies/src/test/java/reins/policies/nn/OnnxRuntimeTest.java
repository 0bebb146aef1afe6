package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import ai.djl.engine.Engine;
import ai.onnxruntime.OrtEnvironment;

import com.google.protobuf.InvalidProtocolBufferException;

import org.junit.jupiter.api.Test;

import reins.core.fact.Blob;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.policies.nn.onnx.ModelProto;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** DJL and ONNX Runtime's own interface live beside each other where DJL is the first. */
final class OnnxRuntimeTest {
    /** What a Java of its own is asked to do, and says. */
    private enum Order {
        OURS {
            @Override
            String tried() {
                OrtEnvironment environment = OnnxRuntime.environment();
                Engine engine = Engine.getEngine(OnnxRuntime.ENGINE);
                return engine.getVersion() + " and " + environment.getVersion();
            }
        },
        OTHER {
            @Override
            String tried() {
                OrtEnvironment environment = OrtEnvironment.getEnvironment();
                try {
                    return OnnxRuntime.environment() == environment ? "the same" : "another";
                } catch (ReinsException e) {
                    return "refused";
                }
            }
        };

        abstract String tried();
    }

    /** Runs in a Java of its own, in which nothing is started yet. */
    static final class Main {
        private Main() {}

        public static void main(String[] order) {
            System.out.print(Order.valueOf(order[0]).tried());
        }
    }

    private static String tried(Order order) throws IOException, InterruptedException {
        Process java =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                Main.class.getName(),
                                order.name())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        String said = new String(java.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertEquals(0, java.waitFor());
        return said;
    }

    @Test
    void djlStartsFirstAndBothAreOfOneVersion() throws IOException, InterruptedException {
        assertEquals("1.21.1 and 1.21.1", tried(Order.OURS));
    }

    @Test
    void djlRefusesToStartWhereAnotherWasFirst() throws IOException, InterruptedException {
        assertEquals("refused", tried(Order.OTHER));
    }

    /** A file as of another program: our own, without the metadata that say so. */
    private static Blob foreign() {
        OnnxOps ops = new OnnxOps(Weights.of());
        OnnxOps.Value x = ops.input("pixels", OnnxGraph.FLOAT, List.of(OnnxOps.ROWS, 3, 4));
        ops.output("scores", ops.columns(ops.together(x), 0, 5));
        try {
            ModelProto model = ModelProto.parseFrom(ops.toBlob(Examples.CARD).toArray());
            return Blob.of(model.toBuilder().clearMetadataProps().build().toByteArray());
        } catch (InvalidProtocolBufferException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void aForeignModelIsOpenedByDjlBesideAPolicyThatDrives() {
        Net net = Net.mlp(3, 2, 4, 1, false);
        OnnxPolicy policy =
                OnnxPolicy.load(
                        Examples.averaged(
                                net, List.of(Weights.initial(net, new SplittableRandom(1)))),
                        Examples.SPEC);
        Observation seen = Observation.of(Vec.of(1, 2, 3));
        Vec before = policy.act(seen, Vec.EMPTY, new SplittableRandom(1)).action().asControls();
        assertThrows(ReinsException.class, () -> OnnxPolicy.load(foreign(), Examples.SPEC));
        assertEquals(
                before, policy.act(seen, Vec.EMPTY, new SplittableRandom(1)).action().asControls());
    }

    @Test
    void aForeignModelIsRefusedWithWhatItIs() {
        assertEquals(
                "This policy cannot drive here: its file wants an input 'pixels', and Reins gives"
                        + " observation, image, tokens, noise and memory. It is another program's"
                        + " model, which takes pixels [any, 3, 4] and gives scores [1, 5].",
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(foreign(), Examples.SPEC))
                        .sentence());
    }

    @Test
    void whatIsNoModelIsNotOpened() {
        Blob noModel = Blob.of("no model".getBytes(StandardCharsets.UTF_8));
        assertEquals(
                "The file is not a model that ONNX Runtime can open.",
                assertThrows(ReinsException.class, () -> ForeignModel.open(noModel, List.of()))
                        .sentence());
    }
}
