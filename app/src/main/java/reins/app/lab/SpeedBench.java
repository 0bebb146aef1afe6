package reins.app.lab;

import reins.app.cli.SessionFiles;
import reins.core.fact.Artifact;
import reins.core.fact.Observation;
import reins.core.fact.Release;
import reins.core.fact.Segment;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.role.Learner;
import reins.core.role.LearnerType;
import reins.core.role.Policy;
import reins.core.role.WorldType;
import reins.policies.loop.PolicyLoader;
import reins.sessions.Session;
import reins.sessions.SessionHeader;
import reins.sessions.SessionWriter;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Measures how fast the parts are, one after the other on the calling thread. Used by one thread.
 */
final class SpeedBench {
    private static final double SECOND = 1e9;

    /** Of hidden layers, in the measurement of updates. */
    static final List<Integer> WIDTHS = List.of(64, 256);

    private static final int WARM_UP_ACTS = 20_000;
    private static final int ACTS = 50_000;
    private static final int SWAPS = 100;
    private static final int STORED_SEGMENTS = 2_000;

    private final WorldType.Simulated<?> type;
    private final long seed;

    SpeedBench(WorldType.Simulated<?> type, long seed) {
        this.type = type;
        this.seed = seed;
    }

    /** Updates a second of a learner by the width of its two hidden layers, batch 256. */
    List<Figure> updates(LearnerType<?> learner, long updates) {
        return WIDTHS.stream()
                .map(width -> updates(learner, Map.of(), width, updates, seed))
                .toList();
    }

    /**
     * The same of one width.
     *
     * @param settings those that differ besides, as texts
     */
    static Figure updates(
            LearnerType<?> learner,
            Map<String, String> settings,
            int width,
            long updates,
            long seed) {
        Map<String, String> changes = new TreeMap<>(settings);
        changes.putAll(Map.of("hidden", "" + width, "layers", "2", "batch", "256"));
        double perSecond =
                BenchUpdatesCommand.inJavaOfItsOwn(learner.id(), changes, updates, seed)
                        .getFirst()
                        .value();
        String differing = Choice.of("", settings).toString();
        return new Figure(
                "%s2x%d%sUpdatesPerSecond"
                        .formatted(learner.id(), width, differing.replaceAll("[ =]", "")),
                "%s, 2×%d%s: updates".formatted(learner.title(), width, differing),
                perSecond,
                "/s");
    }

    /** What one act through ONNX costs, and what a new graph costs. */
    List<Figure> acting(LearnerType<?> learnerType) {
        WorldSpec spec = type.spec();
        Artifact artifact;
        try (Learner learner = LearnerBench.learner(learnerType, Map.of(), spec, seed)) {
            artifact = learner.artifact();
        }
        double[] loads = new double[SWAPS];
        for (int i = 0; i < SWAPS; i++) {
            long before = System.nanoTime();
            PolicyLoader.load(artifact, spec);
            loads[i] = (System.nanoTime() - before) / 1e6;
        }
        Policy policy = PolicyLoader.load(artifact, spec);
        SplittableRandom random = new SplittableRandom(seed);
        List<Observation> seen = new ArrayList<>();
        for (Segment segment : Lessons.recorded(type, seed)) {
            segment.steps().forEach(step -> seen.add(step.observation()));
        }
        double[] acts = new double[ACTS];
        Vec memory = policy.begin();
        for (int i = -WARM_UP_ACTS; i < ACTS; i++) {
            Observation observation = seen.get(Math.floorMod(i, seen.size()));
            long before = System.nanoTime();
            memory = policy.act(observation, memory, random).memory();
            if (i >= 0) {
                acts[i] = (System.nanoTime() - before) / 1e3;
            }
        }
        String id = learnerType.id();
        String what = learnerType.title() + ": ";
        return List.of(
                new Figure(
                        id + "ActMicros50",
                        what + "one act, median",
                        at(acts, 0.5),
                        "µs",
                        "≤ 60 µs"),
                new Figure(
                        id + "ActMicros99",
                        what + "one act, 99 of 100 below",
                        at(acts, 0.99),
                        "µs"),
                new Figure(
                        id + "SwapMillis50",
                        what + "new graph, median",
                        at(loads, 0.5),
                        "ms",
                        "≤ 20 ms"),
                new Figure(
                        id + "SwapMillis99",
                        what + "new graph, 99 of 100 below",
                        at(loads, 0.99),
                        "ms"));
    }

    /** Steps a second into a session file, closing it included. */
    Figure store() {
        List<Segment> segments = Lessons.recorded(type, seed);
        Path file = SessionFiles.scratch().resolve("speed" + Session.SUFFIX);
        SessionHeader header =
                new SessionHeader(type.spec(), "speed", Instant.now(), Release.VERSION, Map.of());
        long steps = 0;
        long before = System.nanoTime();
        try (SessionWriter writer = Session.create(file, header)) {
            for (int i = 0; i < STORED_SEGMENTS; i++) {
                // Each as an episode of its own: the same ticks may not come twice in one.
                Segment segment = segments.get(i % segments.size());
                writer.on(
                        new Event.SegmentEnded(
                                new Segment(Stream.of(i + 1), segment.start(), segment.steps())));
                writer.work();
                steps += segment.steps().size();
            }
        }
        double seconds = (System.nanoTime() - before) / SECOND;
        SessionFiles.removeScratch(file);
        return new Figure("storeStepsPerSecond", "session file", steps / seconds, "steps/s");
    }

    private static double at(double[] measured, double share) {
        double[] sorted = measured.clone();
        Arrays.sort(sorted);
        return sorted[(int) (share * (sorted.length - 1))];
    }
}
