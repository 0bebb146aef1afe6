package reins.sim.robot;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.core.fact.Blob;
import reins.core.fact.Vec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What the host of a LeKiwi tells and is told. Safe on every thread.
 *
 * @param state in the order of {@link #KEYS}, shape {@code [9]}
 * @param pictures a JPEG for each camera by its name; empty of one that failed just now
 */
record KiwiMessage(Vec state, Map<String, Blob> pictures) {
    /** What the host calls its numbers: three of the base, six of the arm. */
    static final List<String> KEYS =
            List.of(
                    "x.vel",
                    "y.vel",
                    "theta.vel",
                    "arm_shoulder_pan.pos",
                    "arm_shoulder_lift.pos",
                    "arm_elbow_flex.pos",
                    "arm_wrist_flex.pos",
                    "arm_wrist_roll.pos",
                    "arm_gripper.pos");

    private static final String CAMERAS = "_cams";

    KiwiMessage {
        pictures = Map.copyOf(pictures);
    }

    /**
     * Reads both forms: until lerobot 0.4.4 one part, in which the pictures stand as base64, and
     * later a part for each picture.
     *
     * @throws IOException where it is no whole observation; it says what it is, as in "it sent …"
     */
    static KiwiMessage of(List<Blob> parts) throws IOException {
        JsonObject told = object(parts.getFirst());
        float[] state = new float[KEYS.size()];
        for (int i = 0; i < state.length; i++) {
            state[i] = number(told, KEYS.get(i));
        }
        return new KiwiMessage(
                Vec.of(state),
                parts.size() > 1 ? named(told, parts.subList(1, parts.size())) : within(told));
    }

    private static JsonObject object(Blob part) throws IOException {
        String text = new String(part.toArray(), StandardCharsets.UTF_8);
        try {
            return JsonParser.parseString(text).getAsJsonObject();
        } catch (RuntimeException e) { // there are several for what is no object
            throw new IOException("what is no JSON object", e);
        }
    }

    private static float number(JsonObject told, String key) throws IOException {
        try {
            float number = told.get(key).getAsFloat();
            if (Float.isFinite(number)) {
                return number;
            }
        } catch (RuntimeException _) { // missing, or anything else
            // said below
        }
        throw new IOException("no number '%s'".formatted(key));
    }

    private static Map<String, Blob> named(JsonObject told, List<Blob> jpegs) throws IOException {
        Map<String, Blob> pictures = new HashMap<>();
        try {
            List<JsonElement> names = told.getAsJsonArray(CAMERAS).asList();
            if (names.size() == jpegs.size()) {
                for (int i = 0; i < names.size(); i++) {
                    pictures.put(names.get(i).getAsString(), jpegs.get(i));
                }
                return pictures;
            }
        } catch (RuntimeException _) { // missing, or anything else
            // said below
        }
        throw new IOException("%d pictures without their names".formatted(jpegs.size()));
    }

    private static Map<String, Blob> within(JsonObject told) throws IOException {
        Map<String, Blob> pictures = new HashMap<>();
        for (Map.Entry<String, JsonElement> entry : told.entrySet()) {
            if (entry.getValue().isJsonPrimitive()
                    && entry.getValue().getAsJsonPrimitive().isString()) {
                try {
                    pictures.put(
                            entry.getKey(),
                            Blob.of(Base64.getDecoder().decode(entry.getValue().getAsString())));
                } catch (IllegalArgumentException e) {
                    throw new IOException(
                            "a picture '%s' that is no base64".formatted(entry.getKey()), e);
                }
            }
        }
        return pictures;
    }

    /**
     * A command in the host's words, which wants all of its numbers every time.
     *
     * @param base metres and degrees a second, shape {@code [3]}
     * @param arm where its joints are to be, shape {@code [6]}
     */
    static String command(Vec base, Vec arm) {
        JsonObject command = new JsonObject();
        for (int i = 0; i < KEYS.size(); i++) {
            command.addProperty(
                    KEYS.get(i), i < base.size() ? base.at(i) : arm.at(i - base.size()));
        }
        return command.toString();
    }
}
