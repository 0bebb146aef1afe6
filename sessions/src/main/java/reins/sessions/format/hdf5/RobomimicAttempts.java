package reins.sessions.format.hdf5;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sessions.Damaged;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Columns;
import reins.sessions.format.Extras;
import reins.sessions.format.Found;
import reins.sessions.format.Limits;
import reins.sessions.format.Memo;
import reins.sessions.format.NoColumns;
import reins.sessions.format.Note;
import reins.sessions.format.Rebuilt;
import reins.sessions.format.Seen;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** What a robomimic file holds. Used by one thread at a time. */
final class RobomimicAttempts implements Attempts {
    /** How the keys of pictures end. */
    static final String IMAGE = "_image";

    private static final Pattern DEMO = Pattern.compile("demo_[0-9]{1,9}");

    /** robosuite's control frequency, where none is said. */
    private static final double USUAL_TICK_SECONDS = 1.0 / 20;

    private static final int BEYOND_ANY = 65_536;

    private final Hdf5Reader reader;
    private final Path file;
    private final Hdf5Group data;
    private final List<String> demos;
    private final List<String> stateKeys = new ArrayList<>();
    private final List<String> imageKeys = new ArrayList<>();
    private final Map<String, String> about = new TreeMap<>();
    private final WorldSpec world;
    private long ticks;

    private RobomimicAttempts(Hdf5Reader reader, Path file) {
        this.reader = reader;
        this.file = file;
        data = reader.root().group("data");
        demos =
                data.names().stream()
                        .filter(name -> DEMO.matcher(name).matches())
                        .sorted(Comparator.comparingInt(RobomimicAttempts::number))
                        .toList();
        if (demos.isEmpty()) {
            throw Damaged.at(file, "/data", "there is no demo_0");
        }
        int most = 1;
        for (String demo : demos) {
            int length = length(data.group(demo));
            most = Math.max(most, length);
            ticks += length;
        }
        Optional<Note> note = Hdf5Extras.note(reader.root());
        WorldSpec found = found(data.group(demos.getFirst()), most, environment());
        note.ifPresent(present -> about.putAll(present.about()));
        world = note.map(present -> agreed(present, found)).orElse(found);
    }

    static RobomimicAttempts open(Path file) {
        Hdf5Reader reader = Hdf5Reader.open(file);
        try {
            return new RobomimicAttempts(reader, file);
        } catch (ReinsException e) {
            reader.close();
            throw e;
        }
    }

    private static int number(String demo) {
        return Integer.parseInt(demo.substring("demo_".length()));
    }

    private int length(Hdf5Group demo) {
        long[] shape = demo.shape("actions");
        if (shape.length != 2 || shape[1] < 1 || shape[1] > BEYOND_ANY) {
            throw demo.wrong("actions", "ticks by controls belong here");
        }
        int length = Limits.ticks(file, demo.path(), shape[0]);
        if (demo.number("num_samples").orElse((long) length) != length) {
            throw demo.wrong("@num_samples", "another number than the actions have");
        }
        return length;
    }

    private JsonObject environment() {
        Optional<String> text = data.attribute("env_args");
        if (text.isEmpty()) {
            return new JsonObject();
        }
        try {
            JsonObject json = JsonParser.parseString(text.get()).getAsJsonObject();
            about.put("environment", json.toString());
            return json;
        } catch (RuntimeException e) { // Gson has several
            throw Damaged.at(file, "/data@env_args", "this is not JSON", e);
        }
    }

    /** A world of the channels that the first demonstration has. */
    private WorldSpec found(Hdf5Group demo, int most, JsonObject environment) {
        List<Channel> state = new ArrayList<>();
        List<Camera> cameras = new ArrayList<>();
        List<String> left = new ArrayList<>();
        Hdf5Group seen = demo.group("obs");
        for (String key : seen.names().stream().sorted().toList()) {
            if (seen.isGroup(key)) {
                left.add(key);
                continue;
            }
            long[] shape = seen.shape(key);
            boolean isPicture = shape.length == 4 && shape[3] == 3 && seen.isBytes(key);
            if (isPicture && Limits.product(shape[1], shape[2], 3) <= Integer.MAX_VALUE) {
                imageKeys.add(key);
                cameras.add(camera(seen, key, shape));
            } else if (shape.length == 1 || (shape.length == 2 && shape[1] <= BEYOND_ANY)) {
                stateKeys.add(key);
                state.addAll(Found.channels(key, shape.length == 1 ? 1 : shape[1]));
            } else {
                left.add(key);
            }
        }
        if (!left.isEmpty()) {
            about.put("left out", String.join(", ", left));
        }
        long controls = demo.shape("actions")[1];
        return Found.world(
                text(environment, "env_name"),
                state,
                bounded(Found.channels("action", controls, -1, 1)),
                List.of(),
                cameras,
                tickSeconds(environment),
                most);
    }

    private Camera camera(Hdf5Group seen, String key, long[] shape) {
        if (shape[1] < 1 || shape[2] < 1) {
            throw seen.wrong(key, "the pictures have no size");
        }
        String name = key.endsWith(IMAGE) ? key.substring(0, key.length() - IMAGE.length()) : key;
        return new Camera(name.isBlank() ? key : name, (int) shape[2], (int) shape[1]);
    }

    private static String text(JsonObject json, String key) {
        return json.get(key) instanceof JsonPrimitive value ? value.getAsString() : "robomimic";
    }

    private static double tickSeconds(JsonObject environment) {
        if (environment.get("env_kwargs") instanceof JsonObject settings
                && settings.get("control_freq") instanceof JsonPrimitive frequency
                && frequency.isNumber()
                && frequency.getAsDouble() > 0) {
            return 1 / frequency.getAsDouble();
        }
        return USUAL_TICK_SECONDS;
    }

    /** From −1 to 1, or as far as what is there goes. */
    private List<Channel> bounded(List<Channel> controls) {
        float[] lows = new float[controls.size()];
        float[] highs = new float[controls.size()];
        for (String demo : demos) {
            Hdf5Group group = data.group(demo);
            float[] values =
                    group.floats("actions", (int) group.shape("actions")[0], controls.size());
            for (int i = 0; i < values.length; i++) {
                if (!Float.isFinite(values[i])) {
                    throw group.wrong("actions", "tick " + i / controls.size() + " is not finite");
                }
                int k = i % controls.size();
                lows[k] = Math.min(lows[k], values[i]);
                highs[k] = Math.max(highs[k], values[i]);
            }
        }
        return Found.widened(controls, lows, highs);
    }

    /** What Reins wrote, where it describes what is there. */
    private WorldSpec agreed(Note note, WorldSpec found) {
        WorldSpec said = note.world();
        List<String> keys = Seen.keys(said.cameras()).stream().map(key -> key + IMAGE).toList();
        boolean agree =
                said.state().size() == found.state().size()
                        && said.controls().size() == found.controls().size()
                        && stateKeys.equals(List.of("state"))
                        && imageKeys.equals(keys.stream().sorted().toList());
        if (!agree) {
            throw Damaged.at(file, "/reins/note", "another world is described than is there");
        }
        imageKeys.clear();
        imageKeys.addAll(keys);
        return said;
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
        return demos.size();
    }

    @Override
    public long ticks() {
        return ticks;
    }

    @Override
    public void each(Consumer<Attempt> consumer) {
        for (String demo : demos) {
            consumer.accept(attempt(data.group(demo), number(demo) + 1L));
        }
    }

    private Attempt attempt(Hdf5Group demo, long number) {
        int length = length(demo);
        int size = world.controls().size();
        double[] actions = demo.doubles("actions");
        if (actions.length != length * size) {
            throw demo.wrong("actions", "not as many controls as in the first demonstration");
        }
        List<Vec> rewards =
                demo.has("rewards")
                        ? Extras.finite(demo.floats("rewards", length, 1), length, "rewards", demo)
                        : Collections.nCopies(length, Vec.zeros(1));
        List<Observation> seen = new ArrayList<>(observations(demo.group("obs"), length));
        if (demo.has("next_obs")) {
            seen.add(observations(demo.group("next_obs"), length).getLast());
        }
        boolean isOurs = demo.has("reins");
        Optional<Memo> memo = isOurs ? Hdf5Extras.memo(demo.group("reins")) : Optional.empty();
        Columns extras = isOurs ? demo.group("reins") : new NoColumns(demo.file(), demo.path());
        List<Action> executed = Scaled.executed(world, actions, length);
        return new Rebuilt(memo, seen, executed, rewards, ending(demo, length, rewards.getLast()))
                .attempt(world, number, world.title(), extras);
    }

    private List<Observation> observations(Hdf5Group group, int length) {
        int width = world.state().size();
        Limits.hold(file, group.path(), Limits.product(length, width, Float.BYTES));
        float[] states = new float[length * width];
        int from = 0;
        for (String key : stateKeys) {
            long[] shape = group.shape(key);
            if (shape.length != 1 && shape.length != 2) {
                throw group.wrong(key, "one number or one row a tick belongs here");
            }
            int size = shape.length == 1 ? 1 : (int) Math.min(shape[1], BEYOND_ANY);
            float[] values = group.floats(key, length, size);
            if (from + size > width) {
                throw group.wrong(key, "it is wider than in the first demonstration");
            }
            for (int i = 0; i < length; i++) {
                System.arraycopy(values, i * size, states, i * width + from, size);
            }
            from += size;
        }
        List<List<Frame>> frames = new ArrayList<>();
        for (int i = 0; i < imageKeys.size(); i++) {
            Camera camera = world.cameras().get(i);
            byte[] pixels = group.bytes(imageKeys.get(i));
            if (pixels.length != (long) length * camera.width() * camera.height() * 3) {
                throw group.wrong(imageKeys.get(i), "the pictures are not one a tick");
            }
            frames.add(Seen.frames(camera, pixels));
        }
        return Seen.observations(Extras.vectors(states, length), frames);
    }

    /** Done by the world's own rules is success where the last reward was above 0. */
    private static Ending ending(Hdf5Group demo, int length, Vec lastReward) {
        boolean isDone = demo.has("dones") && demo.floats("dones", length, 1)[length - 1] != 0;
        if (!isDone) {
            return Ending.CUT;
        }
        return lastReward.at(0) > 0 ? Ending.SUCCESS : Ending.FAILURE;
    }

    @Override
    public void close() {
        reader.close();
    }
}
