package reins.sessions.format.hdf5;

import com.google.gson.JsonObject;

import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Observation;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Extras;
import reins.sessions.format.Format;
import reins.sessions.format.JsonFile;
import reins.sessions.format.Kept;
import reins.sessions.format.Note;
import reins.sessions.format.Seen;
import reins.sessions.format.Streamed;
import reins.sessions.format.hdf5.Hdf5Writer.Attribute;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder as Minari keeps a data set: {@code data/metadata.json} and {@code data/main_data.hdf5}.
 * Pictures are kept as they are, not as JPEG, which Minari reads since 0.5.4. Whether the teacher
 * drove is in {@code infos/intervention}; the group {@code reins} of each episode has what else
 * Reins knows. Safe on every thread.
 */
public final class Minari implements Format {
    static final String FOLDER = "data";
    static final String METADATA = "metadata.json";
    static final String MAIN = "main_data.hdf5";
    static final String EPISODE = "episode_";

    /** The last Minari that wants every picture as JPEG. */
    private static final String WITHOUT_PICTURES = "0.5.3";

    private static final String WITH_PICTURES = "0.5.4";

    @Override
    public String id() {
        return "minari";
    }

    @Override
    public String title() {
        return "Minari HDF5";
    }

    @Override
    public String readers() {
        return "Minari and what builds on it, d3rlpy among them";
    }

    @Override
    public Optional<String> ending() {
        return Optional.empty();
    }

    @Override
    public Set<Kept> keeps() {
        return EnumSet.complementOf(EnumSet.of(Kept.PICTURES_NEARLY));
    }

    @Override
    public void write(Attempts attempts, Path target, Progress progress) throws IOException {
        WorldSpec world = attempts.world();
        Path folder = Files.createDirectories(target.resolve(FOLDER));
        SortedMap<String, Long> episodes = new TreeMap<>();
        int count = attempts.count();
        long[] ticks = {0};
        try (Hdf5Writer file = new Hdf5Writer(folder.resolve(MAIN))) {
            Streamed.each(
                    attempts,
                    attempt -> {
                        int number = episodes.size();
                        episodes.put(EPISODE + number, episode(file, world, attempt, number));
                        ticks[0] += attempt.episode().steps().size();
                        progress.at(Math.min(number + 1, count), Math.max(1, count));
                    });
            file.finish(file.group(episodes, List.of()));
        }
        double megabytes = Files.size(folder.resolve(MAIN)) / 1e6;
        Files.writeString(
                folder.resolve(METADATA),
                metadata(attempts, episodes.size(), ticks[0], megabytes) + "\n");
    }

    private static String metadata(Attempts attempts, int count, long ticks, double megabytes) {
        WorldSpec world = attempts.world();
        JsonObject json = new JsonObject();
        json.addProperty("total_episodes", count);
        json.addProperty("total_steps", ticks);
        json.addProperty("data_format", "hdf5");
        json.addProperty("jpeg_encoding", false);
        json.addProperty("observation_space", MinariSpace.observations(world));
        json.addProperty("action_space", MinariSpace.actions(world));
        json.addProperty(
                "dataset_id",
                "reins/%s-v0".formatted(world.id().replaceAll("[^-_A-Za-z0-9]", "_")));
        json.addProperty(
                "minari_version", world.cameras().isEmpty() ? WITHOUT_PICTURES : WITH_PICTURES);
        json.addProperty("algorithm_name", attempts.about().getOrDefault("learner", "reins"));
        json.addProperty("description", attempts.about().getOrDefault("title", world.title()));
        json.addProperty("dataset_size", Math.round(megabytes * 10) / 10.0);
        json.addProperty("reins", Note.of(attempts).json());
        return JsonFile.write(json);
    }

    private static long episode(Hdf5Writer file, WorldSpec world, Attempt attempt, int number)
            throws IOException {
        Episode episode = attempt.episode();
        List<Step> steps = episode.steps();
        int ticks = steps.size();
        SortedMap<String, Long> group = new TreeMap<>();
        group.put("observations", observations(file, world, Seen.all(episode)));
        group.put("actions", actions(file, world, steps));
        group.put(
                "rewards",
                file.doubles(
                        steps.stream().mapToDouble(step -> step.outcome().reward().at(0)).toArray(),
                        ticks));
        boolean isOver = episode.ending().isTerminal();
        boolean isCut = episode.ending() == Ending.CUT || episode.ending() == Ending.NONE;
        group.put("terminations", flags(file, last(ticks, isOver)));
        group.put("truncations", flags(file, last(ticks, isCut)));
        group.put("infos", infos(file, steps));
        group.put("reins", file.group(Hdf5Extras.write(file, world, attempt), List.of()));
        List<Attribute> attributes = new ArrayList<>();
        attributes.add(Attribute.of("id", number));
        attributes.add(Attribute.of("total_steps", ticks));
        if (episode.start() instanceof Start.Fresh(long seed)) {
            attributes.add(Attribute.of("seed", seed));
        }
        return file.group(group, attributes);
    }

    private static long observations(Hdf5Writer file, WorldSpec world, List<Observation> seen)
            throws IOException {
        int size = world.state().size();
        long state = file.floats(Seen.states(seen, size), seen.size(), size);
        if (world.cameras().isEmpty()) {
            return state;
        }
        SortedMap<String, Long> group = new TreeMap<>();
        group.put("state", state);
        List<String> keys = Seen.keys(world.cameras());
        for (int i = 0; i < keys.size(); i++) {
            group.put(
                    MinariSpace.key(keys.get(i)),
                    file.bytes(
                            Hdf5Type.UINT8,
                            Seen.pictures(seen, i),
                            seen.size(),
                            world.cameras().get(i).height(),
                            world.cameras().get(i).width(),
                            3));
        }
        return file.group(group, List.of());
    }

    private static long actions(Hdf5Writer file, WorldSpec world, List<Step> steps)
            throws IOException {
        if (world.controls().isEmpty()) {
            return file.longs(
                    steps.stream()
                            .mapToLong(step -> Extras.token(step.decision().executed()))
                            .toArray(),
                    steps.size());
        }
        int size = world.controls().size();
        return file.floats(
                Extras.rows(steps, size, step -> step.decision().executed().asControls()),
                steps.size(),
                size);
    }

    /** Beside what was seen: nothing of the first, then of what each tick led to. */
    private static long infos(Hdf5Writer file, List<Step> steps) throws IOException {
        byte[] driven = new byte[steps.size() + 1];
        for (int i = 0; i < steps.size(); i++) {
            driven[i + 1] = (byte) (steps.get(i).decision().teacherDrives() ? 1 : 0);
        }
        SortedMap<String, Long> group = new TreeMap<>();
        group.put("intervention", flags(file, driven));
        return file.group(group, List.of());
    }

    private static byte[] last(int ticks, boolean value) {
        byte[] flags = new byte[ticks];
        flags[ticks - 1] = (byte) (value ? 1 : 0);
        return flags;
    }

    private static long flags(Hdf5Writer file, byte[] flags) throws IOException {
        return file.bytes(Hdf5Type.BOOL, Collections.singleton(flags), flags.length);
    }

    @Override
    public Attempts read(Path source) {
        return MinariAttempts.open(source);
    }
}
