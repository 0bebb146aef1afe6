package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.bytedeco.pytorch.Tensor;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

final class EyeTest {
    private static final float CLOSE = 1e-5f;

    private static final Scaling COLOURS =
            new Scaling(Vec.of(100, 128, 20), Vec.of(50, 80, 15), Scaling.LIMIT);

    private final Scope scope = new Scope();

    @BeforeEach
    void oneThread() {
        NativeThreads.limitToOne();
    }

    @AfterEach
    void free() {
        scope.close();
    }

    @Test
    void aConvolutionIsTheFormula() {
        // 1 2 3     kernel 1 0, bias 1/2:  1·1 + 1·5 + ½ = 6½  2 + 6 + ½ = 8½
        // 4 5 6            0 1             4 + 8 + ½ = 12½     5 + 9 + ½ = 14½
        // 7 8 9
        Layer.Conv2d layer = new Layer.Conv2d(1, 3, 3, 1, 2, 1);
        Net net = new Net(9, List.of(layer));
        assertEquals(4, net.outputs());
        Weights weights =
                Weights.of(
                        new Weights.Array("0.weight", List.of(1, 1, 2, 2), Vec.of(1, 0, 0, 1)),
                        Weights.Array.of("0.bias", 0.5f));
        try (TorchNet read = new TorchNet(net, weights)) {
            Tensor out = read.forward(Tensors.of(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9}, 1, 9));
            assertArrayEquals(new float[] {6.5f, 8.5f, 12.5f, 14.5f}, Tensors.floats(out));
        }
    }

    @Test
    void aConvolutionTakesOnlyItsOwnPictures() {
        Layer.Conv2d layer = new Layer.Conv2d(3, 8, 6, 4, 3, 2);
        assertEquals(4 * 3 * 2, layer.outputs(3 * 8 * 6));
        assertThrows(IllegalArgumentException.class, () -> layer.outputs(8 * 6));
        assertThrows(IllegalArgumentException.class, () -> new Layer.Conv2d(1, 2, 9, 1, 3, 1));
    }

    @Test
    void aSmallPictureIsTheMeanOfSquaresColourByColour() {
        // Red 1, 2 over 3, 6: mean 3; green 0, 0, 0, 2: 1/2 goes to the even 0; blue 255.
        byte[] pixels = {1, 0, -1, 2, 0, -1, 3, 0, -1, 6, 2, -1};
        Eye eye = new Eye(new Camera("front", 2, 2), 2, 2, 1);
        Frame frame = new Frame("front", 2, 2, Blob.of(pixels));
        Observation seen = new Observation(Vec.EMPTY, List.of(frame), List.of());
        assertArrayEquals(new byte[] {3, 0, -1}, eye.shrunk(seen));
    }

    @Test
    void aWorldsFirstCameraIsMadeSmallAndLooksBackAMoment() {
        assertEquals(
                new Eye(new Camera("front", 6, 4), 1, 2, 4), Eye.of(Examples.FILMED, 48, 2, 0.08));
        assertEquals(
                "World 'cart' has no camera to learn from; let the learner see the state.",
                assertThrows(ReinsException.class, () -> Eye.of(Examples.SPEC, 48, 2, 0.08))
                        .sentence());
    }

    @ParameterizedTest
    @CsvSource({
        "96, 96, 2, true",
        "96, 96, 4, false",
        "50, 33, 2, true",
        "16, 16, 1, false",
        "5, 4, 3, false"
    })
    void whatLooksEqualsWhatWasTrained(int width, int height, int pictures, boolean state) {
        WorldSpec spec =
                new WorldSpec(
                        "filmed",
                        "Filmed",
                        Examples.SPEC.state(),
                        List.of(new Camera("eye", width, height)),
                        Optional.empty(),
                        new Actions.Controls(Examples.SPEC.controls()),
                        Examples.SPEC.objectives(),
                        0.04,
                        9);
        Eye eye = Eye.of(spec, 48, pictures, 0.08);
        assertEquals(2, eye.ticksBack());
        SplittableRandom random = new SplittableRandom(3);
        Net encoder = eye.encoder();
        Net head = Net.mlp(encoder.outputs() + (state ? 3 : 0), 2, 16, 1, false);
        try (TorchNet look = new TorchNet(encoder, random);
                TorchNet act = new TorchNet(head, random)) {
            Front front =
                    new Front(
                            state ? Optional.of(Examples.SCALING) : Optional.empty(),
                            Optional.of(new Front.Look(eye, COLOURS, encoder, "look/")));
            Averaged acting =
                    new Averaged(front, Examples.CONTROLS, head, List.of("act/"), Optional.empty());
            Weights weights = look.weights().under("look").and(act.weights().under("act"));
            PolicyCard card = PolicyCard.of(spec, Examples.PROVENANCE);
            OnnxPolicy policy = OnnxPolicy.load(PolicyFile.of(card, acting, weights), spec);
            Vec memory = policy.begin();
            List<byte[]> seen = new ArrayList<>();
            for (int tick = 0; tick < 6; tick++) {
                byte[] pixels = new byte[3 * width * height];
                random.nextBytes(pixels);
                Frame frame = new Frame("eye", width, height, Blob.of(pixels));
                Observation observation =
                        new Observation(Examples.state(random), List.of(frame), List.of());
                seen.add(eye.shrunk(observation));
                List<byte[]> shown = new ArrayList<>();
                for (int at = tick - 2 * (pictures - 1); at <= tick; at += 2) {
                    shown.add(at < 0 ? new byte[eye.size()] : seen.get(at));
                }
                Tensor features = look.forward(pixels(shown));
                float[] scaled = Examples.SCALING.apply(observation.state()).toArray();
                Tensor input =
                        state ? Tensors.beside(Tensors.of(scaled, 1, 3), features) : features;
                float[] unit = Tensors.floats(Tensors.clamp(act.forward(input), -1, 1));
                Act answer = policy.act(observation, memory, random);
                memory = answer.memory();
                assertArrayEquals(
                        Examples.inBounds(unit[0], unit[1]),
                        answer.action().asControls().toArray(),
                        10 * CLOSE);
            }
        }
    }

    private static Tensor pixels(List<byte[]> pictures) {
        float[] input = new float[pictures.size() * pictures.getFirst().length];
        int next = 0;
        for (byte[] picture : pictures) {
            for (int i = 0; i < picture.length; i++) {
                int colour = i / (picture.length / 3);
                float shade = (picture[i] & 0xFF) - COLOURS.mean().at(colour);
                input[next++] = Math.clamp(shade / COLOURS.deviation().at(colour), -10, 10);
            }
        }
        return Tensors.of(input, 1, input.length);
    }
}
