package reins.sessions.format.npz;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sessions.Damaged;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Extras;
import reins.sessions.format.Found;
import reins.sessions.format.Limits;
import reins.sessions.format.Note;
import reins.sessions.format.Rebuilt;
import reins.sessions.format.Seen;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * What an {@code .npz} of imitation's holds; its {@code infos}, which may be Python objects, are
 * left alone. Used by one thread at a time.
 */
final class ImitationAttempts implements Attempts {
    /** The file does not say how long a step is. */
    private static final double TICK_SECONDS = 1.0 / 50;

    private static final int MOST_NUMBERS = 1 << 16;
    private static final int MOST_ATTEMPTS = 10_000_000;

    private final Path file;
    private final NpzReader reader;
    private final Map<String, String> about = new TreeMap<>();
    private final int[] lengths;
    private final boolean[] terminal;
    private final boolean isSeen;
    private final List<String> pictures;
    private final WorldSpec world;

    private ImitationAttempts(NpzReader reader) {
        this.reader = reader;
        file = reader.file();
        terminal = terminal();
        NpyHeader obs = header("obs");
        NpyHeader acts = header("acts");
        lengths = lengths(acts.rows());
        if (obs.rows() != acts.rows() + lengths.length) {
            throw Damaged.at(
                    file,
                    "obs",
                    "%d observations are where %d belong"
                            .formatted(obs.rows(), acts.rows() + lengths.length));
        }
        isSeen = obs.shape().size() == 4 && obs.shape().get(3) == 3 && obs.type() == NpyType.UINT8;
        WorldSpec found = found(obs, acts);
        Optional<Note> note = NpzExtras.note(reader);
        note.ifPresent(present -> about.putAll(present.about()));
        world = note.map(present -> agreed(present.world(), found)).orElse(found);
        pictures =
                isSeen
                        ? List.of("obs")
                        : Seen.keys(world.cameras()).stream()
                                .map(key -> Imitation.PICTURES + key)
                                .toList();
        for (int i = 0; i < pictures.size(); i++) {
            Camera camera = world.cameras().get(i);
            List<Long> shape = header(pictures.get(i)).shape();
            if (!shape.equals(
                    List.of(obs.rows(), (long) camera.height(), (long) camera.width(), 3L))) {
                throw Damaged.at(file, pictures.get(i), "the pictures are not as described");
            }
        }
    }

    static ImitationAttempts open(Path source) {
        if (Files.isDirectory(source)) {
            throw new ReinsException(
                    "This is a folder, but imitation's .npz files are read here; convert it with"
                            + " imitation first: "
                            + source);
        }
        NpzReader reader = NpzReader.open(source);
        try {
            return new ImitationAttempts(reader);
        } catch (ReinsException e) {
            reader.close();
            throw e;
        }
    }

    private NpyHeader header(String name) {
        try (NpzReader.Array array = reader.array(name)) {
            return array.header();
        }
    }

    private boolean[] terminal() {
        try (NpzReader.Array array = reader.array("terminal")) {
            long count = array.header().rows();
            if (array.header().columns() != 1 || count < 1 || count > MOST_ATTEMPTS) {
                throw Damaged.at(file, "terminal", "there are %d of them".formatted(count));
            }
            long[] values = array.longs(count);
            boolean[] flags = new boolean[values.length];
            for (int i = 0; i < flags.length; i++) {
                flags[i] = values[i] != 0;
            }
            return flags;
        }
    }

    private int[] lengths(long ticks) {
        try (NpzReader.Array array = reader.array("indices")) {
            if (array.header().columns() != 1 || array.header().rows() != terminal.length - 1) {
                throw Damaged.at(
                        file, "indices", "there are not %d".formatted(terminal.length - 1));
            }
            int[] lengths = new int[terminal.length];
            // NumPy writes an empty list as one of fractions.
            long[] ends = terminal.length == 1 ? new long[0] : array.longs(terminal.length - 1L);
            long from = 0;
            for (int i = 0; i < lengths.length; i++) {
                long end = i < ends.length ? ends[i] : ticks;
                lengths[i] = Limits.ticks(file, "attempt " + i, end > ticks ? -1 : end - from);
                from = end;
            }
            return lengths;
        }
    }

    private WorldSpec found(NpyHeader obs, NpyHeader acts) {
        List<Channel> state = new ArrayList<>();
        List<Camera> cameras = new ArrayList<>();
        if (isSeen) {
            long height = obs.shape().get(1);
            long width = obs.shape().get(2);
            if (height < 1 || width < 1 || Limits.product(height, width) > 1 << 26) {
                throw Damaged.at(file, "obs", "the pictures have an impossible size");
            }
            cameras.add(new Camera("image", (int) width, (int) height));
        } else {
            state.addAll(Found.channels("observation", columns("obs", obs)));
        }
        List<Channel> controls = new ArrayList<>();
        List<String> words = new ArrayList<>();
        boolean isWhole = acts.type() != NpyType.FLOAT32 && acts.type() != NpyType.FLOAT64;
        if (isWhole && acts.shape().size() == 1) {
            for (int i = 0; i <= largestToken(); i++) {
                words.add("action " + i);
            }
        } else {
            controls.addAll(Found.channels("action", columns("acts", acts)));
        }
        int most = Arrays.stream(lengths).max().orElseThrow();
        return Found.world("imitation", state, controls, words, cameras, TICK_SECONDS, most);
    }

    private long columns(String name, NpyHeader header) {
        long columns = header.columns();
        if (columns < 1 || columns > MOST_NUMBERS) {
            throw Damaged.at(file, name, "there are %d numbers a row".formatted(columns));
        }
        return columns;
    }

    private long largestToken() {
        try (NpzReader.Array acts = reader.array("acts")) {
            long largest = 0;
            for (int length : lengths) {
                for (long token : acts.longs(length)) {
                    if (token < 0 || token > MOST_NUMBERS) {
                        throw Damaged.at(file, "acts", "there is an action " + token);
                    }
                    largest = Math.max(largest, token);
                }
            }
            return largest;
        }
    }

    /** What Reins wrote, where it describes what is there. */
    private WorldSpec agreed(WorldSpec said, WorldSpec found) {
        if (said.state().size() != found.state().size()
                || said.controls().size() != found.controls().size()
                || said.vocabulary().size() < found.vocabulary().size()) {
            throw Damaged.at(file, "reins.note", "another world is described than is there");
        }
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
        return lengths.length;
    }

    @Override
    public long ticks() {
        return Arrays.stream(lengths).asLongStream().sum();
    }

    @Override
    public void each(Consumer<Attempt> consumer) {
        List<NpzReader.Array> open = new ArrayList<>();
        try (NpzExtras extras = new NpzExtras(reader);
                NpzReader.Array obs = reader.array("obs");
                NpzReader.Array acts = reader.array("acts")) {
            Optional<NpzReader.Array> rews =
                    reader.has("rews") ? Optional.of(reader.array("rews")) : Optional.empty();
            rews.ifPresent(open::add);
            List<NpzReader.Array> filmed = pictures.stream().map(reader::array).toList();
            open.addAll(filmed);
            for (int i = 0; i < lengths.length; i++) {
                int length = lengths[i];
                List<Vec> rewards = rewards(rews, length, extras);
                Ending ending =
                        !terminal[i]
                                ? Ending.CUT
                                : rewards.getLast().at(0) > 0 ? Ending.SUCCESS : Ending.FAILURE;
                List<Vec> states =
                        isSeen
                                ? Collections.nCopies(length + 1, Vec.EMPTY)
                                : Extras.vectors(obs.floats(length + 1L), length + 1);
                consumer.accept(
                        new Rebuilt(
                                        extras.memo(),
                                        Seen.observations(states, frames(filmed, length + 1)),
                                        executed(acts, length, extras),
                                        rewards,
                                        ending)
                                .attempt(world, i + 1L, world.title(), extras));
            }
        } finally {
            open.forEach(NpzReader.Array::close);
        }
    }

    private static List<Vec> rewards(Optional<NpzReader.Array> rews, int length, NpzExtras extras) {
        if (rews.isEmpty()) {
            return Collections.nCopies(length, Vec.zeros(1));
        }
        if (rews.get().header().columns() != 1) {
            throw extras.wrong("rews", "there is not one reward a tick");
        }
        return Extras.finite(rews.get().floats(length), length, "rews", extras);
    }

    private List<List<Frame>> frames(List<NpzReader.Array> filmed, int rows) {
        List<List<Frame>> frames = new ArrayList<>();
        for (int i = 0; i < filmed.size(); i++) {
            frames.add(Seen.frames(world.cameras().get(i), filmed.get(i).bytes(rows)));
        }
        return frames;
    }

    private List<Action> executed(NpzReader.Array acts, int length, NpzExtras extras) {
        List<Action> executed = new ArrayList<>(length);
        if (world.controls().isEmpty()) {
            for (long token : acts.longs(length)) {
                executed.add(new Action.Token((int) token));
            }
        } else {
            for (Vec controls : Extras.finite(acts.floats(length), length, "acts", extras)) {
                executed.add(new Action.Continuous(controls));
            }
        }
        return executed;
    }

    @Override
    public void close() {
        reader.close();
    }
}
