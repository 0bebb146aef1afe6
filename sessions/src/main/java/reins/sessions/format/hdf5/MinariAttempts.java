package reins.sessions.format.hdf5;

import com.google.gson.JsonObject;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sessions.Damaged;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Columns;
import reins.sessions.format.Extras;
import reins.sessions.format.Found;
import reins.sessions.format.JsonFile;
import reins.sessions.format.Limits;
import reins.sessions.format.Memo;
import reins.sessions.format.NoColumns;
import reins.sessions.format.Note;
import reins.sessions.format.Rebuilt;
import reins.sessions.format.Seen;
import reins.sessions.format.SourceFolder;
import reins.sessions.format.WorldJson;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/** What a Minari data set holds. Used by one thread at a time. */
final class MinariAttempts implements Attempts {
    /** Minari does not say how long a step is. */
    private static final double TICK_SECONDS = 1.0 / 50;

    private static final int MOST_TOKENS = 1 << 16;

    private final Path metadata;
    private final Hdf5Reader reader;
    private final Hdf5Group root;
    private final boolean isJpeg;
    private final List<MinariSpace> states = new ArrayList<>();
    private final List<MinariSpace> pictures = new ArrayList<>();
    private final List<MinariSpace> actions;
    private final Map<String, String> about = new TreeMap<>();
    private final int[] lengths;
    private final WorldSpec world;

    private MinariAttempts(Path metadata, Hdf5Reader reader, JsonObject json) {
        this.metadata = metadata;
        this.reader = reader;
        root = reader.root();
        about.putAll(WorldJson.texts(json));
        about.keySet().removeAll(List.of("observation_space", "action_space", "reins"));
        isJpeg =
                !JsonFile.has(json, "jpeg_encoding")
                        || JsonFile.part(json, "jpeg_encoding").getAsBoolean();
        List<String> left = new ArrayList<>();
        for (MinariSpace leaf : spaces(json, "observation_space")) {
            if (leaf.isPicture()) {
                pictures.add(leaf);
            } else if (leaf.isNumbers()) {
                states.add(leaf);
            } else {
                left.add(leaf.name());
            }
        }
        actions = spaces(json, "action_space");
        if (!left.isEmpty()) {
            about.put("left out", String.join(", ", left));
        }
        long episodes = JsonFile.whole(json, "total_episodes");
        if (episodes < 1 || episodes > root.names().size()) {
            throw Damaged.at(
                    metadata, "total_episodes", "there are not %d episodes".formatted(episodes));
        }
        lengths = new int[(int) episodes];
        for (int i = 0; i < lengths.length; i++) {
            Hdf5Group episode = root.group(Minari.EPISODE + i);
            long[] shape = episode.shape("rewards");
            lengths[i] =
                    Limits.ticks(root.file(), episode.path(), shape.length == 1 ? shape[0] : -1);
        }
        WorldSpec found = found(JsonFile.text(json, "dataset_id"));
        if (JsonFile.has(json, "reins")) {
            Note note = Note.read(JsonFile.text(json, "reins"), metadata, "reins");
            about.putAll(note.about());
            world = agreed(note.world(), found);
        } else {
            world = found;
        }
    }

    static MinariAttempts open(Path source) {
        SourceFolder outer = SourceFolder.open(source);
        boolean isInner = !outer.has(Minari.FOLDER + "/" + Minari.METADATA);
        String prefix = isInner ? "" : Minari.FOLDER + "/";
        Path metadata = outer.file(prefix + Minari.METADATA);
        return JsonFile.read(
                metadata,
                json -> {
                    if (JsonFile.has(json, "data_format")
                            && !JsonFile.text(json, "data_format").equals("hdf5")) {
                        throw Damaged.at(metadata, "data_format", "only 'hdf5' is read here");
                    }
                    Hdf5Reader reader = Hdf5Reader.open(outer.file(prefix + Minari.MAIN));
                    try {
                        return new MinariAttempts(metadata, reader, json);
                    } catch (RuntimeException e) {
                        reader.close();
                        throw e;
                    }
                });
    }

    private List<MinariSpace> spaces(JsonObject json, String name) {
        try {
            return MinariSpace.leaves(JsonFile.text(json, name));
        } catch (RuntimeException e) { // of many kinds, where it is no space
            throw Damaged.at(metadata, name, "there is no space that Gymnasium knows", e);
        }
    }

    private WorldSpec found(String name) {
        List<Channel> state = new ArrayList<>();
        states.forEach(leaf -> state.addAll(leaf.channels("observation")));
        List<Camera> cameras = new ArrayList<>();
        for (MinariSpace leaf : pictures) {
            cameras.add(
                    new Camera(
                            leaf.path().isEmpty() ? "image" : leaf.name(),
                            leaf.shape().get(1),
                            leaf.shape().get(0)));
        }
        int most = Arrays.stream(lengths).max().orElseThrow();
        if (actions.size() == 1 && actions.getFirst().kind().equals("Discrete")) {
            MinariSpace space = actions.getFirst();
            long count = (long) (space.highs().getFirst() - space.lows().getFirst()) + 1;
            if (count < 1 || count > MOST_TOKENS) {
                throw Damaged.at(metadata, "action_space", "there are %d words".formatted(count));
            }
            List<String> words = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                words.add("action " + i);
            }
            return Found.world(name, state, List.of(), words, cameras, TICK_SECONDS, most);
        }
        List<Channel> controls = new ArrayList<>();
        for (MinariSpace leaf : actions) {
            if (!leaf.kind().equals("Box") || !leaf.isNumbers()) {
                throw Damaged.at(metadata, "action_space", "there is a %s".formatted(leaf.kind()));
            }
            controls.addAll(leaf.channels("action"));
        }
        if (controls.isEmpty()) {
            throw Damaged.at(metadata, "action_space", "there is nothing");
        }
        return Found.world(name, state, bounded(controls), List.of(), cameras, TICK_SECONDS, most);
    }

    /** The space's bounds, or as far as what is there goes. */
    private List<Channel> bounded(List<Channel> controls) {
        float[] lows = new float[controls.size()];
        float[] highs = new float[controls.size()];
        Arrays.fill(lows, Float.POSITIVE_INFINITY);
        Arrays.fill(highs, Float.NEGATIVE_INFINITY);
        for (int i = 0; i < lengths.length; i++) {
            Hdf5Group episode = root.group(Minari.EPISODE + i);
            List<Vec> rows = rows(episode, "actions", actions, lengths[i], controls.size());
            for (int row = 0; row < rows.size(); row++) {
                if (!rows.get(row).isFinite()) {
                    throw episode.wrong("actions", "row " + row + " is not finite");
                }
                for (int k = 0; k < lows.length; k++) {
                    lows[k] = Math.min(lows[k], rows.get(row).at(k));
                    highs[k] = Math.max(highs[k], rows.get(row).at(k));
                }
            }
        }
        return Found.widened(controls, lows, highs);
    }

    /** What Reins wrote, where it describes what is there. */
    private WorldSpec agreed(WorldSpec said, WorldSpec found) {
        List<String> keys = Seen.keys(said.cameras()).stream().map(MinariSpace::key).toList();
        boolean agree =
                said.state().size() == found.state().size()
                        && said.controls().size() == found.controls().size()
                        && said.vocabulary().size() == found.vocabulary().size()
                        && keys.equals(pictures.stream().map(MinariSpace::name).toList());
        for (int i = 0; agree && i < keys.size(); i++) {
            agree =
                    said.cameras().get(i).width() == found.cameras().get(i).width()
                            && said.cameras().get(i).height() == found.cameras().get(i).height();
        }
        if (!agree) {
            throw Damaged.at(metadata, "reins", "another world is described than is there");
        }
        return said;
    }

    /** Leaves side by side, one vector a row. */
    private static List<Vec> rows(
            Hdf5Group episode, String name, List<MinariSpace> leaves, int rows, int width) {
        Limits.hold(episode.file(), episode.path(), Limits.product(rows, width, Float.BYTES));
        float[] values = new float[rows * width];
        int from = 0;
        for (MinariSpace leaf : leaves) {
            Hdf5Group group = inside(episode, name, leaf);
            String last = leaf.path().isEmpty() ? name : leaf.path().getLast();
            float[] some = group.floats(last, rows, leaf.size());
            for (int i = 0; i < rows; i++) {
                System.arraycopy(some, i * leaf.size(), values, i * width + from, leaf.size());
            }
            from += leaf.size();
        }
        return Extras.vectors(values, rows);
    }

    private static Hdf5Group inside(Hdf5Group episode, String name, MinariSpace leaf) {
        Hdf5Group group = episode;
        if (!leaf.path().isEmpty()) {
            group = group.group(name);
            for (String step : leaf.path().subList(0, leaf.path().size() - 1)) {
                group = group.group(step);
            }
        }
        return group;
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
        return lengths.length;
    }

    @Override
    public long ticks() {
        return Arrays.stream(lengths).asLongStream().sum();
    }

    @Override
    public void each(Consumer<Attempt> consumer) {
        for (int i = 0; i < lengths.length; i++) {
            consumer.accept(attempt(root.group(Minari.EPISODE + i), lengths[i], i + 1));
        }
    }

    private Attempt attempt(Hdf5Group episode, int length, long number) {
        List<Vec> rewards =
                Extras.finite(episode.floats("rewards", length, 1), length, "rewards", episode);
        boolean isOurs = episode.has("reins");
        Columns extras =
                isOurs ? episode.group("reins") : new NoColumns(root.file(), episode.path());
        Optional<Memo> memo = isOurs ? Hdf5Extras.memo(episode.group("reins")) : Optional.empty();
        return new Rebuilt(
                        memo,
                        observations(episode, length + 1),
                        executed(episode, length),
                        rewards,
                        ending(episode, length, rewards.getLast()))
                .attempt(world, number, world.title(), extras);
    }

    private List<Action> executed(Hdf5Group episode, int length) {
        if (!world.controls().isEmpty()) {
            List<Vec> rows = rows(episode, "actions", actions, length, world.controls().size());
            return rows.stream().<Action>map(Action.Continuous::new).toList();
        }
        MinariSpace space = actions.getFirst();
        Hdf5Group group = inside(episode, "actions", space);
        String last = space.path().isEmpty() ? "actions" : space.path().getLast();
        int start = Math.round(space.lows().getFirst());
        List<Action> tokens = new ArrayList<>();
        for (int value : group.ints(last, length)) {
            long token = (long) value - start;
            if (token < 0 || token >= world.vocabulary().size()) {
                throw group.wrong(last, "there is no action " + value);
            }
            tokens.add(new Action.Token((int) token));
        }
        return tokens;
    }

    private List<Observation> observations(Hdf5Group episode, int rows) {
        List<Vec> state = rows(episode, "observations", states, rows, world.state().size());
        List<List<Frame>> frames = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            frames.add(MinariPictures.read(episode, pictures.get(i), isJpeg, camera(i), rows));
        }
        return Seen.observations(state, frames);
    }

    private Camera camera(int i) {
        return world.cameras().get(i);
    }

    /** Over by the world's own rules is success where the last reward was above 0. */
    private static Ending ending(Hdf5Group episode, int length, Vec lastReward) {
        if (episode.floats("terminations", length, 1)[length - 1] != 0) {
            return lastReward.at(0) > 0 ? Ending.SUCCESS : Ending.FAILURE;
        }
        boolean isCut = episode.floats("truncations", length, 1)[length - 1] != 0;
        return isCut ? Ending.CUT : Ending.NONE;
    }

    @Override
    public void close() {
        reader.close();
    }
}
