package reins.sessions.format.hdf5;

import com.google.gson.Gson;

import reins.core.fact.Decision;
import reins.core.fact.Episode;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Step;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Format;
import reins.sessions.format.Kept;
import reins.sessions.format.Note;
import reins.sessions.format.Seen;
import reins.sessions.format.Streamed;
import reins.sessions.format.hdf5.Hdf5Writer.Attribute;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * One HDF5 file as robomimic's {@code SequenceDataset} reads it: {@code data/demo_N} with actions
 * from −1 to 1, rewards, dones, observations and next observations; {@code mask/train} and {@code
 * mask/valid}. Who drove is in {@code interventions} and {@code action_modes} (−1 a demonstration,
 * 0 the policy, 1 an intervention); the group {@code reins} of each has what else Reins knows. Safe
 * on every thread.
 */
public final class Robomimic implements Format {
    /** One attempt in this many, chosen at random, is kept for validation. */
    private static final int VALID = 10;

    private static final long SPLIT_SEED = 1;
    private static final int GYM = 2;

    @Override
    public String id() {
        return "robomimic";
    }

    @Override
    public String title() {
        return "robomimic HDF5";
    }

    @Override
    public String readers() {
        return "robomimic and what builds on it, h5py";
    }

    @Override
    public Optional<String> ending() {
        return Optional.of("hdf5");
    }

    @Override
    public Set<Kept> keeps() {
        return EnumSet.complementOf(EnumSet.of(Kept.PICTURES_NEARLY));
    }

    @Override
    public void write(Attempts attempts, Path target, Progress progress) throws IOException {
        WorldSpec world = attempts.world();
        if (world.controls().isEmpty()) {
            throw new ReinsException(
                    "World '%s' is driven by tokens, and robomimic knows controls only; choose"
                                    .formatted(world.id())
                            + " another format.");
        }
        try (Hdf5Writer file = new Hdf5Writer(target)) {
            SortedMap<String, Long> demos = new TreeMap<>();
            int count = attempts.count();
            long[] ticks = {0};
            Streamed.each(
                    attempts,
                    attempt -> {
                        demos.put("demo_" + demos.size(), demo(file, world, attempt));
                        ticks[0] += attempt.episode().steps().size();
                        progress.at(Math.min(demos.size(), count), Math.max(1, count));
                    });
            SortedMap<String, Long> root = new TreeMap<>();
            root.put(
                    "data",
                    file.group(
                            demos,
                            List.of(
                                    Attribute.of("total", ticks[0]),
                                    Attribute.of("env_args", environment(world)))));
            root.put("mask", masks(file, demos.size()));
            root.put(
                    "reins",
                    file.group(
                            new TreeMap<>(Map.of("note", file.text(Note.of(attempts).json()))),
                            List.of()));
            file.finish(file.group(root, List.of()));
        }
    }

    private static String environment(WorldSpec world) {
        return new Gson()
                .toJson(
                        Map.of(
                                "env_name",
                                world.id(),
                                "type",
                                GYM,
                                "env_kwargs",
                                Map.of("control_freq", world.ticksPerSecond())));
    }

    private static long demo(Hdf5Writer file, WorldSpec world, Attempt attempt) throws IOException {
        Episode episode = attempt.episode();
        List<Step> steps = episode.steps();
        int ticks = steps.size();
        int[] dones = new int[ticks];
        dones[ticks - 1] = episode.ending().isTerminal() ? 1 : 0;
        List<Observation> seen = Seen.all(episode);
        SortedMap<String, Long> demo = new TreeMap<>();
        demo.put(
                "actions",
                file.doubles(Scaled.executed(world, steps), ticks, world.controls().size()));
        demo.put(
                "rewards",
                file.doubles(
                        steps.stream().mapToDouble(step -> step.outcome().reward().at(0)).toArray(),
                        ticks));
        demo.put("dones", file.longs(Arrays.stream(dones).asLongStream().toArray(), ticks));
        demo.put("states", file.doubles(new double[ticks], ticks, 1));
        demo.put(
                "interventions",
                file.longs(
                        steps.stream()
                                .mapToLong(step -> step.decision().teacherDrives() ? 1 : 0)
                                .toArray(),
                        ticks));
        demo.put(
                "action_modes",
                file.longs(
                        steps.stream().mapToLong(step -> mode(step.decision())).toArray(), ticks));
        demo.put("obs", observations(file, world, seen.subList(0, ticks)));
        demo.put("next_obs", observations(file, world, seen.subList(1, ticks + 1)));
        SortedMap<String, Long> ours = Hdf5Extras.write(file, world, attempt);
        demo.put("reins", file.group(ours, List.of()));
        return file.group(demo, List.of(Attribute.of("num_samples", ticks)));
    }

    private static int mode(Decision decision) {
        return switch (decision) {
            case Decision.Demonstrated _ -> -1;
            case Decision.Autonomous _, Decision.Labelled _, Decision.Relabelled _ -> 0;
            case Decision.TakenOver _, Decision.Shared _ -> 1;
        };
    }

    private static long observations(Hdf5Writer file, WorldSpec world, List<Observation> seen)
            throws IOException {
        SortedMap<String, Long> group = new TreeMap<>();
        int size = world.state().size();
        group.put("state", file.floats(Seen.states(seen, size), seen.size(), size));
        List<String> keys = Seen.keys(world.cameras());
        for (int i = 0; i < keys.size(); i++) {
            group.put(
                    keys.get(i) + RobomimicAttempts.IMAGE,
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

    private static long masks(Hdf5Writer file, int demos) throws IOException {
        SplittableRandom random = new SplittableRandom(SPLIT_SEED);
        int last = random.nextInt(VALID);
        List<String> train = new ArrayList<>();
        List<String> valid = new ArrayList<>();
        for (int i = 0; i < demos; i++) {
            if (i % VALID == 0) {
                last = random.nextInt(Math.min(VALID, Math.max(1, demos - i)));
            }
            (i % VALID == last && demos > 1 ? valid : train).add("demo_" + i);
        }
        SortedMap<String, Long> masks = new TreeMap<>();
        masks.put("train", names(file, train));
        masks.put("valid", names(file, valid));
        return file.group(masks, List.of());
    }

    private static long names(Hdf5Writer file, List<String> names) throws IOException {
        int longest = names.stream().mapToInt(String::length).max().orElse(1);
        return file.bytes(
                Hdf5Type.ascii(longest),
                names.stream()
                        .map(name ->
                                Arrays.copyOf(name.getBytes(StandardCharsets.US_ASCII), longest))
                        .toList(),
                names.size());
    }

    @Override
    public Attempts read(Path source) {
        return RobomimicAttempts.open(source);
    }
}
