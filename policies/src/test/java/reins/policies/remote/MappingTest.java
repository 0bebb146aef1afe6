package reins.policies.remote;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.core.role.Settings;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

final class MappingTest {
    private static Mapping mapping(Map<String, String> changes) {
        return new Mapping(Settings.with(RemoteSettings.defaults(), changes), Bench.SPEC);
    }

    private static Packed.Fields asked(Map<String, String> changes) {
        return (Packed.Fields) mapping(changes).question(Bench.seen(1), true);
    }

    private static NumpyArray array(Packed.Fields from, String key) {
        return NumpyArray.of(key, from.at(key));
    }

    private static List<Packed> names(Packed.Fields fields) {
        return List.copyOf(fields.values().keySet());
    }

    private static List<Packed> texts(String... texts) {
        return List.of(texts).stream().<Packed>map(Packed.Text::new).toList();
    }

    @Test
    void liberosNamesAreSentWithSquarePicturesAndThePrompt() {
        Packed.Fields asked = asked(Map.of("keys", "LIBERO", "prompt", "go"));
        assertEquals(
                texts(
                        "observation/state",
                        "observation/image",
                        "observation/wrist_image",
                        "prompt"),
                names(asked));
        assertArrayEquals(new float[] {1, 2, 3}, array(asked, "observation/state").floats());
        assertEquals(List.of(224, 224, 3), array(asked, "observation/image").shape());
        assertEquals(new Packed.Text("go"), asked.at("prompt"));
    }

    @Test
    void alohasPicturesLieWithinAnotherNameAndHaveTheirColoursFirst() {
        Packed.Fields asked = asked(Map.of("keys", "ALOHA"));
        assertEquals(texts("state", "images"), names(asked));
        Packed.Fields images = (Packed.Fields) asked.at("images");
        assertEquals(texts("cam_high", "cam_left_wrist"), names(images));
        assertEquals(List.of(3, 224, 224), array(images, "cam_high").shape());
    }

    @Test
    void droidsStateComesInTwoParts() {
        Packed.Fields asked =
                asked(
                        Map.of(
                                "keys",
                                "DROID",
                                "stateNames",
                                "observation/joint_position=y, x;"
                                        + " observation/gripper_position=grip"));
        assertArrayEquals(new float[] {2, 1}, array(asked, "observation/joint_position").floats());
        assertArrayEquals(new float[] {3}, array(asked, "observation/gripper_position").floats());
    }

    @Test
    void ourOwnNamesCarryEachCamerasPictureAsItIs() {
        Packed.Fields asked = asked(Map.of());
        NumpyArray front = array(asked, "observation/front");
        assertEquals(List.of(2, 4, 3), front.shape());
        assertEquals(Bench.seen(1).frames().getFirst().bytes(), front.data());
        assertEquals(new Packed.Flag(true), asked.at("first"));
    }

    @Test
    void noPictureIsSentWhereNoneIsWanted() {
        assertEquals(
                texts("observation/state", "first"), names(asked(Map.of("pictureNames", "none"))));
        assertFalse(mapping(Map.of("pictureNames", "none")).looks());
    }

    @Test
    void aCameraMayHaveAnyNameAndItsColoursFirst() {
        Packed.Fields asked = asked(Map.of("pictureNames", "a>b = front CHW"));
        NumpyArray picture = array((Packed.Fields) asked.at("a"), "b");
        assertEquals(List.of(3, 2, 4), picture.shape());
        byte[] reds = picture.data().toArray();
        assertArrayEquals(
                new byte[] {0, 30, 60, 90, 120, (byte) 150, (byte) 180, (byte) 210},
                Arrays.copyOf(reds, 8));
    }

    @Test
    void aPictureIsBoxedWithBlackAboveAndBelow() {
        byte[] white = new byte[3 * 8 * 4];
        Arrays.fill(white, (byte) 200);
        byte[] boxed = LetterBox.square(new Frame("c", 8, 4, Blob.of(white)), 4).toArray();
        for (int y = 0; y < 4; y++) {
            for (int i = 0; i < 12; i++) {
                assertEquals(y == 0 || y == 3 ? 0 : 200, boxed[12 * y + i] & 0xFF);
            }
        }
    }

    @Test
    void aPictureThatGrowsOrShrinksKeepsItsMean() {
        byte[] stripes = new byte[3 * 6 * 6];
        for (int i = 0; i < stripes.length; i++) {
            stripes[i] = (byte) (i / 3 % 2 == 0 ? 100 : 0);
        }
        byte[] shrunk = LetterBox.square(new Frame("c", 6, 6, Blob.of(stripes)), 3).toArray();
        for (int y = 0; y < 3; y++) {
            assertEquals(50, shrunk[3 * (3 * y + 1)] & 0xFF);
        }
        assertEquals(
                3 * 12 * 12, LetterBox.square(new Frame("c", 6, 6, Blob.of(stripes)), 12).size());
    }

    private static List<Action> answered(Map<String, String> changes, float[]... rows) {
        return mapping(changes).actions(Msgpack.read(Bench.answer(rows)));
    }

    @Test
    void theAnswersNumbersAreTheControlsInOrderAndWithinTheirBounds() {
        assertEquals(
                List.of(Bench.controls(0.5f, -1), Bench.controls(1, 2)),
                answered(Map.of(), new float[] {0.5f, -1, 9}, new float[] {7, 2.5f, 9}));
    }

    @Test
    void numbersAreChosenAndBroughtFromTheServersBoundsToTheControls() {
        assertEquals(
                List.of(Bench.controls(0.75f, -2)),
                answered(
                        Map.of("answerNumbers", "gas=2 -1 1; wheel=0 1 0"),
                        new float[] {1, 5, 0.5f}));
        assertEquals(
                List.of(Bench.controls(0, 1)),
                answered(Map.of("answerNumbers", "wheel=1"), new float[] {9, 1}));
    }

    @Test
    void aSingleRowAndDoublesAreTakenToo() {
        NumpyArray doubles =
                new NumpyArray(
                        NumpyArray.DOUBLES,
                        List.of(2),
                        Blob.of(
                                ByteBuffer.allocate(16)
                                        .order(ByteOrder.LITTLE_ENDIAN)
                                        .putDouble(0.25)
                                        .putDouble(1.5)
                                        .array()));
        assertEquals(
                List.of(Bench.controls(0.25f, 1.5f)),
                mapping(Map.of()).actions(Msgpack.read(Bench.answer(doubles.packed()))));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "stateNames | a=x,z | The world has no channel 'z'; it has: [x, y, grip].",
                "pictureNames | a=back | The world has no camera 'back'; it has: [front, hand].",
                "answerNumbers | gas=0; gas=1 | Setting 'answerNumbers' cannot be read at 'gas=1';"
                        + " it needs different names, as in 'name=value; name=value'.",
                "stateNames | x | Setting 'stateNames' cannot be read at 'x'; it needs different"
                        + " names, as in 'name=value; name=value'.",
                "answerNumbers | gas=-1 | Setting 'answerNumbers' says '-1' of control 'gas'; it"
                    + " needs a number from 0, and perhaps two bounds where the control has some,"
                    + " as in '0 -1 1'."
            })
    void whatNamesNothingIsRefused(String setting, String text, String sentence) {
        assertEquals(
                sentence,
                assertThrows(ReinsException.class, () -> mapping(Map.of(setting, text)))
                        .sentence());
    }

    @Test
    void anArtifactHoldsAllSettingsAndAnAddressIsChecked() {
        RemoteSettings settings =
                Settings.with(
                        RemoteSettings.defaults(),
                        Map.of("server", "gpu:9", "keys", "DROID", "answerSeconds", "0.5"));
        assertEquals(settings, RemoteSettings.of(settings.artifact()));
        assertEquals("ws://gpu:9", settings.address().toString());
        for (String wrong : List.of("", "http://gpu", "ws://a:b@gpu", "gpu:x y", "file:///etc")) {
            assertThrows(ReinsException.class, () -> settings.withServer(wrong).address(), wrong);
        }
    }
}
