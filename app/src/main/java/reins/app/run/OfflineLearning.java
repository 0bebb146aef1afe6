package reins.app.run;

import reins.app.review.RecordedWorld;
import reins.core.fact.Artifact;
import reins.core.fact.Metrics;
import reins.core.fact.ReinsException;
import reins.core.fact.Segment;
import reins.core.fact.Stream;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.Progress;
import reins.core.role.Chosen;
import reins.core.role.Filming;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.policies.learn.Learners;
import reins.policies.nn.NativeThreads;
import reins.policies.nn.Scope;
import reins.sessions.Likeness;
import reins.sessions.Session;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sessions.Snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Learns from sessions as edited, without a world: a learner starts from nothing, and its policy
 * becomes the newest of the first session. Used by one thread, where nobody records into that
 * session.
 */
public final class OfflineLearning {
    /** The fewest steps of a learner that is not told how many updates to make. */
    private static final long STEPS = 3000;

    private final List<Path> sessions;
    private final How how;
    private long ticks;

    /**
     * What is to learn.
     *
     * @param updates gradient updates to make, above 0; where empty, a step of the learner for each
     *     recorded tick, and 3000 at least
     */
    public record How(Chosen<LearnerType<?>> learner, long seed, OptionalLong updates) {
        public How {
            if (updates.isPresent() && updates.getAsLong() < 1) {
                throw new IllegalArgumentException(updates + " updates");
            }
        }

        /**
         * As the session's newest policy was learned that is not untrained; where there is none, as
         * its header says.
         *
         * @throws ReinsException where there is no such learner here
         */
        public static How before(Path session) {
            try (SessionReader reader = SessionReader.open(session)) {
                Map<String, String> lines =
                        reader.snapshots().reversed().stream()
                                .map(Snapshot::provenance)
                                .filter(one -> !one.getOrDefault("updates", "0").equals("0"))
                                .<Map<String, String>>map(one -> one)
                                .findFirst()
                                .orElse(reader.header().run());
                LearnerType<?> type = Learners.of(lines.getOrDefault(Plan.LEARNER, "hg-dagger"));
                Record settings =
                        Settings.with(
                                type.defaults(),
                                RecordedWorld.settings(
                                        lines.getOrDefault(Plan.LEARNER_SETTINGS, "{}")));
                long updates = Long.parseLong(lines.getOrDefault("updates", "0"));
                return new How(
                        new Chosen<>(type, settings),
                        Long.parseLong(lines.getOrDefault("seed", "0")),
                        updates > 0 ? OptionalLong.of(updates) : OptionalLong.empty());
            }
        }
    }

    /**
     * What came of it.
     *
     * @param version of the policy in the first session
     * @param ticks that were learned from
     * @param wanted the updates that were to be made; fewer were where that was enough, or where
     *     the learner has no use for more
     * @param metrics of the last update
     */
    public record Made(int version, long ticks, long wanted, Metrics metrics) {}

    /**
     * @param sessions the first keeps the policy; at least one, each once
     */
    public OfflineLearning(List<Path> sessions, How how) {
        if (sessions.isEmpty()) {
            throw new IllegalArgumentException("no session");
        }
        this.sessions = List.copyOf(sessions);
        this.how = how;
    }

    /**
     * Learns, and keeps the policy.
     *
     * @param isEnough asked between two pieces of work whether to end earlier, and to keep what was
     *     learned by then
     * @param told every step's numbers
     * @param progress told the updates
     * @throws ReinsException where there is nothing to learn from, the sessions' channels differ,
     *     or the first cannot be written, which is found out at the beginning
     * @throws CancellationException where nothing was learned when it was enough; the sessions are
     *     then as they were
     */
    public Made run(BooleanSupplier isEnough, Consumer<Metrics> told, Progress progress) {
        // First of all, so that nobody learns for an hour what then cannot be kept.
        try (SessionWriter store = Session.open(sessions.getFirst())) {
            WorldSpec spec = store.header().world();
            requireLike(spec);
            NativeThreads.limitToOne();
            try (Learner learner = made(spec)) {
                observe(learner, isEnough, progress);
                return learn(learner, store, isEnough, told, progress);
            }
        }
    }

    private Learner made(WorldSpec spec) {
        try (var _ = new Scope()) {
            return how.learner()
                    .type()
                    .make(
                            new LearnerContext(spec, how.seed()),
                            how.learner().settings(),
                            Optional.empty());
        }
    }

    private void requireLike(WorldSpec spec) {
        for (Path session : sessions) {
            try (SessionReader reader = SessionReader.open(session)) {
                reader.damage()
                        .ifPresent(sentence -> {
                            throw new ReinsException(sentence);
                        });
                Likeness.requireChannels(
                        sessions.getFirst(),
                        spec,
                        session,
                        reader.header().world(),
                        "be learned from together");
            }
        }
    }

    private void observe(Learner learner, BooleanSupplier isEnough, Progress progress) {
        boolean looks = how.learner().settings() instanceof Filming filming && filming.films();
        for (int i = 0; i < sessions.size(); i++) {
            Path session = sessions.get(i);
            String apart = sessions.size() > 1 ? "session " + (i + 1) + " " : "";
            try (SessionReader reader = SessionReader.open(session)) {
                reader.eachSegment(segment -> {
                    if (isEnough.getAsBoolean()) {
                        throw new CancellationException();
                    }
                    if (looks) {
                        requirePictures(segment, session);
                    }
                    try (var _ = new Scope()) {
                        learner.observe(apart.isEmpty() ? segment : of(apart, segment));
                    }
                    ticks += segment.steps().size();
                    progress.at(0, how.updates().orElse(0));
                });
            }
        }
    }

    /** Episodes of several sessions have the same numbers. */
    private static Segment of(String apart, Segment segment) {
        Stream of = segment.of();
        return new Segment(
                new Stream(apart + of.robot(), of.episode()), segment.start(), segment.steps());
    }

    private static void requirePictures(Segment segment, Path session) {
        if (segment.steps().stream().anyMatch(step -> step.observation().frames().isEmpty())) {
            throw new ReinsException(
                    "This learner looks at pictures, and the session has none of some ticks; let"
                            + " the learner see the state: "
                            + session);
        }
    }

    private Made learn(
            Learner learner,
            SessionWriter store,
            BooleanSupplier isEnough,
            Consumer<Metrics> told,
            Progress progress) {
        if (!learner.ready()) {
            throw new ReinsException(
                    "There is too little in %s to learn from; drive more, or take back what was discarded: %s"
                            .formatted(
                                    sessions.size() == 1 ? "this session" : "these sessions",
                                    String.join(
                                            ", ", sessions.stream().map(Path::toString).toList())));
        }
        Metrics newest = Metrics.NONE;
        long wanted = how.updates().orElse(Long.MAX_VALUE);
        while (newest.updates() < wanted && learner.ready() && !isEnough.getAsBoolean()) {
            boolean first = newest.updates() == 0;
            try (var _ = new Scope()) {
                newest = learner.step();
            }
            if (first && how.updates().isEmpty()) {
                wanted = newest.updates() * Math.max(STEPS, ticks);
            }
            told.accept(newest);
            progress.at(Math.min(newest.updates(), wanted), wanted);
        }
        if (newest.updates() == 0) {
            throw new CancellationException();
        }
        Artifact artifact;
        try (var _ = new Scope()) {
            artifact = learner.artifact();
        }
        int version = next();
        store.on(new Event.PolicyChanged(version, artifact));
        return new Made(version, ticks, wanted, newest);
    }

    private int next() {
        try (SessionReader reader = SessionReader.open(sessions.getFirst())) {
            List<Snapshot> snapshots = reader.snapshots();
            return snapshots.isEmpty() ? 0 : snapshots.getLast().version() + 1;
        }
    }
}
