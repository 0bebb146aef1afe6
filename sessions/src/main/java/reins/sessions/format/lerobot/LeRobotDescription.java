package reins.sessions.format.lerobot;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.sessions.format.Found;
import reins.sessions.format.JsonFile;
import reins.sessions.format.Note;
import reins.sessions.format.SourceFolder;
import reins.sessions.format.video.FilmReader;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * What {@code meta/info.json} says, whoever wrote it. Safe on every thread.
 *
 * @param states the features that make the state, in order
 * @param columns every feature that is a column of numbers
 * @param ours whether Reins wrote it
 */
record LeRobotDescription(
        Path file,
        WorldSpec world,
        int fps,
        long totalEpisodes,
        long totalFrames,
        List<Numbers> states,
        List<Numbers> columns,
        List<Pictures> pictures,
        Map<String, String> about,
        boolean ours) {
    private static final String INFO = "meta/info.json";
    private static final int MOST_NUMBERS = 1 << 16;
    private static final int MOST_TICKS = 1_000_000;

    /** A name that cannot lead out of a folder. */
    private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}");

    /** A column of some numbers for each tick. */
    record Numbers(String feature, int size) {}

    /**
     * A column of pictures.
     *
     * @param film whether they are a film, or pictures in the table
     */
    record Pictures(String feature, Camera camera, boolean film) {}

    /** The features as far as they are read. */
    private static final class Features {
        private final List<Numbers> columns = new ArrayList<>();
        private final List<Numbers> states = new ArrayList<>();
        private final List<Channel> state = new ArrayList<>();
        private final List<Channel> controls = new ArrayList<>();
        private final List<Pictures> pictures = new ArrayList<>();
    }

    /**
     * @param version the one that is read
     * @throws ReinsException where it is another one or damaged
     */
    static LeRobotDescription read(SourceFolder folder, String version) {
        if (!folder.has(INFO)) {
            throw new ReinsException(
                    "This folder is not a LeRobotDataset: it has no %s; choose another: %s"
                            .formatted(INFO, folder.root()));
        }
        Path file = folder.file(INFO);
        return JsonFile.read(file, info -> of(file, info, version));
    }

    private static LeRobotDescription of(Path file, JsonObject info, String version) {
        String found = JsonFile.text(info, "codebase_version");
        if (!found.startsWith(version.substring(0, 2))) {
            throw new ReinsException(
                    "This is a LeRobotDataset %s, not %s; choose the format of that version: %s"
                            .formatted(found, version, file));
        }
        double fps = JsonFile.number(info, "fps");
        if (!(fps >= 1) || fps > 1e6 || fps != Math.rint(fps)) {
            throw new IllegalArgumentException("'fps' is %s".formatted(fps));
        }
        Features features = new Features();
        for (Map.Entry<String, JsonElement> feature :
                JsonFile.object(info, "features").entrySet()) {
            add(feature.getKey(), feature.getValue().getAsJsonObject(), features);
        }
        if (features.controls.isEmpty()) {
            throw new IllegalArgumentException("there is no feature 'action'");
        }
        WorldSpec world =
                Found.world(
                        JsonFile.has(info, "robot_type")
                                ? JsonFile.text(info, "robot_type")
                                : "lerobot",
                        features.state,
                        features.controls,
                        List.of(),
                        features.pictures.stream().map(Pictures::camera).toList(),
                        1 / fps,
                        MOST_TICKS);
        boolean ours = JsonFile.has(info, "reins");
        Optional<Note> note =
                ours
                        ? Optional.of(agreed(JsonFile.object(info, "reins"), world, features))
                        : Optional.empty();
        Map<String, String> about =
                new TreeMap<>(
                        note.<Map<String, String>>map(Note::about)
                                .orElse(Map.of("robot", world.id())));
        return new LeRobotDescription(
                file,
                note.map(Note::world).orElse(world),
                (int) fps,
                JsonFile.whole(info, "total_episodes"),
                JsonFile.whole(info, "total_frames"),
                List.copyOf(features.states),
                List.copyOf(features.columns),
                List.copyOf(features.pictures),
                about,
                ours);
    }

    /** What Reins wrote, where it describes what is there. */
    private static Note agreed(JsonObject json, WorldSpec found, Features features) {
        Note note = Note.of(json);
        WorldSpec said = note.world();
        List<String> films = List.copyOf(LeRobotRows.films(said).keySet());
        int controls = said.controls().isEmpty() ? 1 : said.controls().size();
        if (said.state().size() != found.state().size()
                || controls != found.controls().size()
                || !films.equals(features.pictures.stream().map(Pictures::feature).toList())) {
            throw new IllegalArgumentException("another world is described than is there");
        }
        for (int i = 0; i < films.size(); i++) {
            Pictures one = features.pictures.get(i);
            Camera camera = said.cameras().get(i);
            if (!camera.equals(
                    new Camera(camera.name(), one.camera().width(), one.camera().height()))) {
                throw new IllegalArgumentException("other cameras are described than are there");
            }
            features.pictures.set(i, new Pictures(one.feature(), camera, one.film()));
        }
        return note;
    }

    private static void add(String name, JsonObject feature, Features features) {
        String dtype = JsonFile.text(feature, "dtype");
        JsonArray shape = JsonFile.array(feature, "shape");
        if (dtype.equals("video") || dtype.equals("image")) {
            features.pictures.add(pictures(name, feature, shape, dtype.equals("video")));
            return;
        }
        boolean isNumber =
                dtype.startsWith("float") || dtype.startsWith("int") || dtype.equals("bool");
        if (!isNumber || shape.size() != 1) {
            return; // it is left out: texts, and numbers in a table of their own
        }
        int size = shape.get(0).getAsInt();
        if (size < 1 || size > MOST_NUMBERS) {
            throw new IllegalArgumentException("'%s' has %d numbers".formatted(name, size));
        }
        Numbers numbers = new Numbers(name, size);
        features.columns.add(numbers);
        if (name.equals(LeRobotFeature.ACTION)) {
            features.controls.addAll(channels("action", feature, size));
        } else if (name.startsWith("observation.")) {
            features.states.add(numbers);
            features.state.addAll(channels(name.substring(name.indexOf('.') + 1), feature, size));
        }
    }

    private static List<Channel> channels(String name, JsonObject feature, int size) {
        List<String> names = new ArrayList<>();
        if (feature.has("names")) {
            flatten(feature.get("names"), names);
        }
        if (names.size() != size || names.stream().anyMatch(String::isBlank)) {
            return Found.channels(name, size);
        }
        return names.stream()
                .map(each -> Found.channel(each, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY))
                .toList();
    }

    /** Names come as a list, as lists in lists or under keys. */
    private static void flatten(JsonElement element, List<String> names) {
        if (element.isJsonArray()) {
            element.getAsJsonArray().forEach(each -> flatten(each, names));
        } else if (element.isJsonObject()) {
            element.getAsJsonObject().entrySet().forEach(each -> flatten(each.getValue(), names));
        } else if (element.isJsonPrimitive()) {
            names.add(element.getAsString());
        }
    }

    private static Pictures pictures(
            String name, JsonObject feature, JsonArray shape, boolean film) {
        if (!KEY.matcher(name).matches() || shape.size() != 3) {
            throw new IllegalArgumentException("'%s' is no feature of pictures".formatted(name));
        }
        boolean first = isColourFirst(feature, shape);
        int height = shape.get(first ? 1 : 0).getAsInt();
        int width = shape.get(first ? 2 : 1).getAsInt();
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "'%s' has pictures of %d by %d".formatted(name, width, height));
        }
        String camera =
                name.startsWith(LeRobotFeature.IMAGES)
                        ? name.substring(LeRobotFeature.IMAGES.length())
                        : name.substring(name.lastIndexOf('.') + 1);
        return new Pictures(
                name, FilmReader.fitting(camera.isBlank() ? name : camera, width, height), film);
    }

    private static boolean isColourFirst(JsonObject feature, JsonArray shape) {
        List<String> names = new ArrayList<>();
        if (feature.has("names")) {
            flatten(feature.get("names"), names);
        }
        return names.size() == 3
                ? names.getFirst().startsWith("channel")
                : shape.get(0).getAsInt() <= 4 && shape.get(2).getAsInt() > 4;
    }
}
