package reins.sessions.format.tub;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sessions.Damaged;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Extras;
import reins.sessions.format.Found;
import reins.sessions.format.Jpeg;
import reins.sessions.format.JsonFile;
import reins.sessions.format.Limits;
import reins.sessions.format.Memo;
import reins.sessions.format.Note;
import reins.sessions.format.Rebuilt;
import reins.sessions.format.Seen;
import reins.sessions.format.SourceFolder;
import reins.sessions.format.WorldJson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What a tub holds: an attempt for each session of it, in parts where records were deleted. Used by
 * one thread at a time.
 */
final class DonkeycarAttempts implements Attempts {
    static final String IMAGES = "images";
    static final String MANIFEST = "manifest.json";

    /** donkeycar's own loop rate where none is told. */
    private static final double TICK_SECONDS = 1.0 / 20;

    /** The most ticks of a part in which other programs' attempts are read. */
    private static final int MOST_TICKS = 3000;

    private static final long MOST_BYTES = 64L << 20;
    private static final Set<String> NUMBERS = Set.of("float", "int", "boolean");
    private static final Set<String> DRIVING =
            Set.of("user/angle", "user/throttle", "pilot/angle", "pilot/throttle");

    private final SourceFolder folder;
    private final List<String> catalogs = new ArrayList<>();
    private final Set<Long> deleted = new HashSet<>();
    private final List<String> states = new ArrayList<>();
    private final List<String> images = new ArrayList<>();
    private final Map<String, String> about = new TreeMap<>();
    private final boolean isOurs;
    private final WorldSpec world;
    private int count;
    private long ticks;

    private DonkeycarAttempts(SourceFolder folder) {
        this.folder = folder;
        List<JsonElement> manifest = manifest();
        Optional<Note> note;
        try {
            JsonArray inputs = manifest.get(0).getAsJsonArray();
            JsonArray types = manifest.get(1).getAsJsonArray();
            JsonObject metadata = manifest.get(2).getAsJsonObject();
            JsonObject where = manifest.get(4).getAsJsonObject();
            JsonFile.array(where, "paths").forEach(path -> catalogs.add(path.getAsString()));
            JsonFile.array(where, "deleted_indexes")
                    .forEach(index -> deleted.add(index.getAsBigDecimal().longValueExact()));
            for (int i = 0; i < inputs.size(); i++) {
                sort(inputs.get(i).getAsString(), types.get(i).getAsString());
            }
            about.putAll(WorldJson.texts(metadata));
            about.remove("reins");
            note =
                    metadata.has("reins") && metadata.get("reins").getAsString().startsWith("{")
                            ? Optional.of(
                                    Note.read(
                                            metadata.get("reins").getAsString(),
                                            folder.root(),
                                            MANIFEST))
                            : Optional.empty();
        } catch (IllegalStateException
                | IllegalArgumentException
                | ArithmeticException
                | UnsupportedOperationException
                | IndexOutOfBoundsException e) {
            throw Damaged.at(folder.root(), MANIFEST, "it is not as donkeycar writes it", e);
        }
        isOurs = note.isPresent();
        note.ifPresent(present -> about.putAll(present.about()));
        int[] most = {1};
        List<JsonObject> first = new ArrayList<>();
        parts(part -> {
            if (first.isEmpty()) {
                first.add(part.getFirst());
            }
            count++;
            ticks += part.size();
            most[0] = Math.max(most[0], part.size());
        });
        if (first.isEmpty()) {
            throw Damaged.at(folder.root(), MANIFEST, "there is no record");
        }
        List<Camera> cameras = images.stream().map(name -> camera(name, first.getFirst())).toList();
        world =
                note.map(present -> with(present.world(), cameras))
                        .orElseGet(() -> found(cameras, most[0]));
    }

    static DonkeycarAttempts open(Path source) {
        return new DonkeycarAttempts(SourceFolder.open(source));
    }

    private List<JsonElement> manifest() {
        Path file = folder.file(MANIFEST);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw Damaged.at(folder.root(), MANIFEST, "it is too long");
            }
            List<JsonElement> lines = new ArrayList<>();
            for (String line : Files.readAllLines(file)) {
                lines.add(JsonParser.parseString(line));
            }
            return lines;
        } catch (IOException | com.google.gson.JsonParseException e) {
            throw Damaged.at(folder.root(), MANIFEST, "it is not as donkeycar writes it", e);
        }
    }

    private void sort(String name, String type) {
        if (type.equals("image_array")) {
            images.add(name);
        } else if (NUMBERS.contains(type)
                && !DRIVING.contains(name)
                && !name.startsWith(Donkeycar.OURS)) {
            states.add(name);
        }
    }

    private Camera camera(String name, JsonObject first) {
        try {
            Jpeg.Size size = Jpeg.size(picture(first, name));
            Limits.hold(folder.root(), name, Limits.product(size.width(), size.height(), 3));
            return new Camera(
                    name.equals(Donkeycar.IMAGE) ? "cam" : name, size.width(), size.height());
        } catch (IOException e) {
            throw Damaged.at(folder.root(), name, "the first picture is not readable", e);
        }
    }

    /** Reins writes the first camera only, at a size of its own. */
    private static WorldSpec with(WorldSpec world, List<Camera> cameras) {
        List<Camera> named = new ArrayList<>();
        for (int i = 0; i < Math.min(cameras.size(), world.cameras().size()); i++) {
            named.add(
                    new Camera(
                            world.cameras().get(i).name(),
                            cameras.get(i).width(),
                            cameras.get(i).height()));
        }
        return world.withCameras(named);
    }

    private WorldSpec found(List<Camera> cameras, int most) {
        List<Channel> state = new ArrayList<>();
        states.forEach(name -> state.addAll(Found.channels(name, 1)));
        List<Channel> controls =
                List.of(Found.channel("steering", -1, 1), Found.channel("throttle", -1, 1));
        return Found.world("donkeycar", state, controls, List.of(), cameras, TICK_SECONDS, most);
    }

    /** Records that follow one another, of one session, none of them deleted. */
    private void parts(Consumer<List<JsonObject>> consumer) {
        List<JsonObject> part = new ArrayList<>();
        String[] session = {""};
        long[] index = {0};
        for (String catalog : catalogs) {
            Path file = folder.file(catalog);
            JsonFile.readLines(
                    file,
                    record -> {
                        boolean isDeleted = deleted.contains(index[0]++);
                        String id = String.valueOf(record.get("_session_id"));
                        boolean isOver =
                                isDeleted
                                        || !id.equals(session[0])
                                        || (!isOurs && part.size() == MOST_TICKS);
                        if (isOver && !part.isEmpty()) {
                            consumer.accept(List.copyOf(part));
                            part.clear();
                        }
                        session[0] = id;
                        if (!isDeleted) {
                            part.add(record);
                            Limits.ticks(folder.root(), catalog, part.size());
                        }
                        return catalog;
                    });
        }
        if (!part.isEmpty()) {
            consumer.accept(List.copyOf(part));
        }
    }

    @Override
    public WorldSpec world() {
        return world;
    }

    @Override
    public Map<String, String> about() {
        return Collections.unmodifiableMap(about);
    }

    @Override
    public int count() {
        return count;
    }

    @Override
    public long ticks() {
        return ticks;
    }

    @Override
    public void each(Consumer<Attempt> consumer) {
        long[] number = {0};
        parts(part -> consumer.accept(attempt(part, ++number[0])));
    }

    private Attempt attempt(List<JsonObject> part, long number) {
        TubRecords records = new TubRecords(folder.root(), part, isOurs);
        int length = part.size();
        Optional<Memo> memo =
                part.getFirst().has(Donkeycar.MEMO)
                        ? Optional.of(memo(part.getFirst()))
                        : Optional.empty();
        float[] values = new float[length * world.state().size()];
        List<List<Frame>> frames = new ArrayList<>();
        Limits.hold(folder.root(), "session " + number, pictureBytes(length));
        for (int c = 0; c < world.cameras().size(); c++) {
            frames.add(new ArrayList<>());
        }
        for (int i = 0; i < length; i++) {
            JsonObject record = part.get(i);
            int from = i * world.state().size();
            if (isOurs) {
                records.list(record, Donkeycar.STATE, values, from, world.state().size());
            } else {
                for (int k = 0; k < states.size(); k++) {
                    values[from + k] = records.number(record, states.get(k));
                }
            }
            for (int c = 0; c < world.cameras().size(); c++) {
                frames.get(c).add(frame(world.cameras().get(c), images.get(c), record));
            }
        }
        List<Vec> states = Extras.vectors(values, length);
        List<Action> executed = Extras.actions(world, length, Extras.EXECUTED, records);
        return new Rebuilt(
                        memo,
                        Seen.observations(states, frames),
                        executed,
                        Collections.nCopies(length, Vec.zeros(1)),
                        Ending.CUT)
                .attempt(world, number, world.title(), records);
    }

    private Memo memo(JsonObject record) {
        try {
            return Memo.read(JsonFile.text(record, Donkeycar.MEMO), folder.root(), Donkeycar.MEMO);
        } catch (IllegalStateException | UnsupportedOperationException e) {
            throw Damaged.at(folder.root(), Donkeycar.MEMO, "there is no text", e);
        }
    }

    private long pictureBytes(int length) {
        long bytes = 0;
        for (Camera camera : world.cameras()) {
            bytes += Limits.product(length, camera.width(), camera.height(), 3);
        }
        return bytes;
    }

    private Frame frame(Camera camera, String name, JsonObject record) {
        try {
            return Jpeg.decode(
                    camera.name(), camera.width(), camera.height(), picture(record, name));
        } catch (IOException e) {
            throw Damaged.at(folder.root(), "record " + record.get("_index"), e);
        }
    }

    private byte[] picture(JsonObject record, String name) throws IOException {
        String file;
        try {
            file = JsonFile.text(record, name);
        } catch (RuntimeException e) { // Gson has several
            throw Damaged.at(
                    folder.root(), "record " + record.get("_index"), "there is no picture", e);
        }
        Path picture = folder.file(IMAGES + "/" + file);
        if (Files.size(picture) > MOST_BYTES) {
            throw Damaged.at(folder.root(), file, "it is too long");
        }
        return Files.readAllBytes(picture);
    }

    @Override
    public void close() {}
}
