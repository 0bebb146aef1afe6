package reins.sessions.format.hdf5;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.WorldSpec;
import reins.sessions.format.Found;
import reins.sessions.format.JsonFile;
import reins.sessions.format.Limits;
import reins.sessions.format.Seen;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/**
 * A Gymnasium space as Minari writes it, {@code {"type":"Box",…}}, taken apart into its leaves.
 * Safe on every thread.
 *
 * @param path of the data set below {@code observations} or {@code actions}; empty where the space
 *     is a leaf itself
 * @param kind what Gymnasium calls it
 * @param shape of one value; empty where it is one number
 * @param lows of each number, or none where the space has no bounds
 */
record MinariSpace(
        List<String> path,
        String kind,
        String type,
        List<Integer> shape,
        List<Float> lows,
        List<Float> highs) {
    private static final int MOST_NUMBERS = 1 << 24;
    private static final int MOST_DEPTH = 8;

    MinariSpace {
        path = List.copyOf(path);
        shape = List.copyOf(shape);
        lows = List.copyOf(lows);
        highs = List.copyOf(highs);
    }

    /** Numbers in one value. */
    int size() {
        int size = 1;
        for (int side : shape) {
            size *= side;
        }
        return size;
    }

    String name() {
        return String.join("/", path);
    }

    boolean isPicture() {
        return kind.equals("Box")
                && type.equals("uint8")
                && shape.size() == 3
                && shape.get(2) == 3
                && shape.get(0) > 0
                && shape.get(1) > 0;
    }

    /** What Minari itself holds to be a picture, and compresses. */
    boolean isImage() {
        return kind.equals("Box")
                && type.equals("uint8")
                && (shape.size() == 2 || shape.size() == 3)
                && shape.get(0) >= 32
                && shape.get(1) >= 32
                && lows.stream().allMatch(low -> low == 0)
                && highs.stream().allMatch(high -> high == 255);
    }

    /** Numbers that become channels. */
    boolean isNumbers() {
        return kind.equals("Discrete") || (kind.equals("Box") && !isPicture() && size() <= 1 << 16);
    }

    List<Channel> channels(String fallback) {
        String name = path.isEmpty() ? fallback : name();
        List<Channel> channels = new ArrayList<>();
        for (int i = 0; i < size(); i++) {
            channels.add(
                    Found.channel(size() == 1 ? name : name + " " + i, lows.get(i), highs.get(i)));
        }
        return channels;
    }

    /**
     * The leaves of a space.
     *
     * @param text JSON
     * @throws RuntimeException where it is no space
     */
    static List<MinariSpace> leaves(String text) {
        List<MinariSpace> leaves = new ArrayList<>();
        collect(JsonParser.parseString(text).getAsJsonObject(), List.of(), leaves);
        return leaves;
    }

    private static void collect(JsonObject space, List<String> path, List<MinariSpace> leaves) {
        if (path.size() > MOST_DEPTH) {
            throw new IllegalArgumentException("spaces lie in spaces too deeply");
        }
        String kind = JsonFile.text(space, "type");
        switch (kind) {
            case "Dict" -> {
                for (Map.Entry<String, JsonElement> each :
                        JsonFile.object(space, "subspaces").entrySet()) {
                    collect(each.getValue().getAsJsonObject(), longer(path, each.getKey()), leaves);
                }
            }
            case "Tuple" -> {
                int i = 0;
                for (JsonElement each : JsonFile.array(space, "subspaces")) {
                    collect(each.getAsJsonObject(), longer(path, "_index_" + i++), leaves);
                }
            }
            case "Box" -> leaves.add(box(space, path));
            case "Discrete" -> {
                float start = JsonFile.whole(space, "start");
                float end = start + JsonFile.whole(space, "n") - 1;
                leaves.add(
                        new MinariSpace(
                                path, kind, "int64", List.of(), List.of(start), List.of(end)));
            }
            default -> leaves.add(new MinariSpace(path, kind, "", List.of(), List.of(), List.of()));
        }
    }

    private static List<String> longer(List<String> path, String name) {
        List<String> longer = new ArrayList<>(path);
        longer.add(name);
        return longer;
    }

    private static MinariSpace box(JsonObject space, List<String> path) {
        List<Integer> shape = new ArrayList<>();
        long size = 1;
        for (JsonElement side : JsonFile.array(space, "shape")) {
            int pixels = side.getAsInt();
            size = Limits.product(size, pixels);
            if (size < 0 || size > MOST_NUMBERS) {
                throw new IllegalArgumentException("a shape that is too large");
            }
            shape.add(pixels);
        }
        return new MinariSpace(
                path,
                "Box",
                JsonFile.text(space, "dtype"),
                shape,
                bounds(JsonFile.part(space, "low"), (int) size),
                bounds(JsonFile.part(space, "high"), (int) size));
    }

    /** One number for all, or nested lists. */
    private static List<Float> bounds(JsonElement json, int size) {
        Float[] bounds = new Float[size];
        int[] at = {0};
        if (json instanceof JsonArray) {
            flatten(json, bounds, at, 0);
            if (at[0] != size) {
                throw new IllegalArgumentException(at[0] + " bounds for " + size + " numbers");
            }
        } else {
            Arrays.fill(bounds, json.getAsFloat());
        }
        return Arrays.asList(bounds);
    }

    private static void flatten(JsonElement json, Float[] bounds, int[] at, int depth) {
        if (json instanceof JsonArray array && depth < 32) {
            for (JsonElement each : array) {
                flatten(each, bounds, at, depth + 1);
            }
        } else {
            bounds[at[0]++] = json.getAsFloat();
        }
    }

    /** The space of what a world's controls or tokens are. */
    static String actions(WorldSpec world) {
        if (world.controls().isEmpty()) {
            JsonObject discrete = new JsonObject();
            discrete.addProperty("type", "Discrete");
            discrete.addProperty("dtype", "int64");
            discrete.addProperty("start", 0);
            discrete.addProperty("n", world.vocabulary().size());
            return discrete.toString();
        }
        return box(world.controls());
    }

    /** The space of the state, or of the state and each camera's pictures. */
    static String observations(WorldSpec world) {
        if (world.cameras().isEmpty()) {
            return box(world.state());
        }
        StringBuilder text = new StringBuilder("{\"type\":\"Dict\",\"subspaces\":{\"state\":");
        text.append(box(world.state()));
        List<String> keys = Seen.keys(world.cameras());
        for (int i = 0; i < keys.size(); i++) {
            text.append(",\"%s\":".formatted(key(keys.get(i))));
            text.append(box(world.cameras().get(i)));
        }
        return text.append("}}").toString();
    }

    /** What a camera's pictures are called. */
    static String key(String camera) {
        return camera.equals("state") ? "state_image" : camera;
    }

    private static String box(List<Channel> channels) {
        return "{\"type\":\"Box\",\"dtype\":\"float32\",\"shape\":[%d],\"low\":%s,\"high\":%s}"
                .formatted(
                        channels.size(),
                        channels.stream().map(Channel::low).toList(),
                        channels.stream().map(Channel::high).toList());
    }

    private static String box(Camera camera) {
        return "{\"type\":\"Box\",\"dtype\":\"uint8\",\"shape\":[%d,%d,3],\"low\":%s,\"high\":%s}"
                .formatted(
                        camera.height(),
                        camera.width(),
                        pixels("0", camera),
                        pixels("255", camera));
    }

    /** The same number for each pixel's colour: Gymnasium wants all of them. */
    private static String pixels(String bound, Camera camera) {
        String pixel = "[%s,%s,%s]".formatted(bound, bound, bound);
        String row = "[" + String.join(",", Collections.nCopies(camera.width(), pixel));
        return "[" + String.join(",", Collections.nCopies(camera.height(), row + "]")) + "]";
    }
}
