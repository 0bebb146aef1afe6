package reins.app.lab;

import reins.core.fact.Segment;
import reins.core.fact.WorldSpec;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.policies.nn.NativeThreads;
import reins.policies.nn.Scope;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongConsumer;

/**
 * Measures how fast a learner is and how its memory grows over many updates. The figures of memory
 * hold in a Java of its own whose heap has a fixed size and was touched at the start: all growth is
 * then outside the heap. Used by one thread.
 */
final class LearnerBench {
    private static final double SECOND = 1e9;
    private static final double MEGABYTE = 1e6;

    /** When memory is looked at, in percent of the updates. */
    private static final List<Integer> LOOKS = List.of(10, 50, 100);

    private final WorldType.Simulated<?> world;
    private final LearnerType<?> type;
    private final Map<String, String> changes;
    private final long seed;

    /**
     * @param changes settings that differ from the learner's own, as texts
     */
    LearnerBench(
            WorldType.Simulated<?> world,
            LearnerType<?> type,
            Map<String, String> changes,
            long seed) {
        this.world = world;
        this.type = type;
        this.changes = Map.copyOf(changes);
        this.seed = seed;
    }

    /** A learner whose replay is small and soon full: filling it is no leak. */
    static Learner learner(
            LearnerType<?> type, Map<String, String> changes, WorldSpec spec, long seed) {
        Map<String, String> all = new TreeMap<>(changes);
        all.put("capacity", Integer.toString(Lessons.TICKS));
        Record settings = Settings.with(type.defaults(), all);
        return type.make(new LearnerContext(spec, seed), settings, Optional.empty());
    }

    /** The program's size after some updates; empty where the system does not tell. */
    private record Look(long updates, double megabytes) {}

    /**
     * Updates a second, and the memory after 10, 50 and 100 percent of them.
     *
     * @param updates to be made, from 10
     * @param progress told the updates so far
     */
    List<Figure> measure(long updates, LongConsumer progress) {
        NativeThreads.limitToOne();
        List<Look> looks = new ArrayList<>();
        List<Figure> figures = new ArrayList<>();
        try (Learner learner = learner(type, changes, world.spec(), seed)) {
            Training training = new Training(learner, Lessons.recorded(world, seed));
            long before = System.nanoTime();
            for (int percent : LOOKS) {
                training.go(updates * percent / 100, progress);
                if (percent == LOOKS.getFirst()) {
                    before = System.nanoTime(); // what came before was the warming up
                }
                Machine.residentBytes()
                        .ifPresent(
                                bytes -> looks.add(new Look(training.updates, bytes / MEGABYTE)));
            }
            long counted = updates - updates * LOOKS.getFirst() / 100;
            figures.add(
                    new Figure(
                            type.id() + "UpdatesPerSecond",
                            type.title() + ": updates",
                            counted * SECOND / (System.nanoTime() - before),
                            "/s"));
        }
        if (!looks.isEmpty()) {
            figures.addAll(memory(looks));
        }
        return figures;
    }

    private List<Figure> memory(List<Look> looks) {
        double heap = Runtime.getRuntime().totalMemory() / MEGABYTE;
        List<Figure> figures = new ArrayList<>();
        for (int i = 0; i < looks.size(); i++) {
            Look look = looks.get(i);
            figures.add(
                    new Figure(
                            type.id() + "NativeMegabytes" + LOOKS.get(i),
                            "%s: size outside the heap after %,d updates"
                                    .formatted(type.title(), look.updates()),
                            look.megabytes() - heap,
                            "MB"));
        }
        double first = looks.getFirst().megabytes();
        double last = looks.getLast().megabytes();
        figures.add(
                new Figure(
                        type.id() + "ResidentMegabytes",
                        "%s: resident size at the end, %.0f MB heap included"
                                .formatted(type.title(), heap),
                        last,
                        "MB"));
        figures.add(
                new Figure(
                        type.id() + "ResidentGrowthPercent",
                        "%s: its growth since update %,d"
                                .formatted(type.title(), looks.getFirst().updates()),
                        100 * (last - first) / first,
                        "%",
                        "within 5 %"));
        return figures;
    }

    /** A learner that is given the same recorded segments again whenever it wants more. */
    private static final class Training {
        private final Learner learner;
        private final List<Segment> segments;
        private int told;
        private long updates;

        Training(Learner learner, List<Segment> segments) {
            this.learner = learner;
            this.segments = segments;
            segments.forEach(learner::observe); // fills its memory of experience
        }

        void go(long until, LongConsumer progress) {
            while (updates < until) {
                try (var _ = new Scope()) {
                    if (learner.ready()) {
                        updates = learner.step().updates();
                    } else {
                        learner.observe(segments.get(told++ % segments.size()));
                    }
                }
                progress.accept(updates);
            }
        }
    }
}
