package reins.app.desk;

import reins.app.review.RecordedWorld;
import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Progress;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Policy;
import reins.core.role.Settings;
import reins.policies.learn.Learners;
import reins.policies.loop.LearnerLoop;
import reins.sessions.Session;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sessions.Snapshot;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Rebuilds a session's newest policy from the session as edited: its learner starts from nothing
 * and makes as many updates. Used by one thread, on a session that is not being recorded.
 */
final class Rebuild {
    /** The updates to make where the session has no policy yet. */
    private static final long UPDATES = 3000;

    /** Segments are handed over and taken by the same thread. */
    private static final int CAPACITY = 4096;

    private final Path session;

    Rebuild(Path session) {
        this.session = session;
    }

    /**
     * @return the version of the policy, kept in the session as the newest
     * @throws ReinsException where there is nothing to learn from
     */
    int run(Progress progress) {
        Artifact taught;
        int version;
        try (SessionReader reader = SessionReader.open(session)) {
            List<Snapshot> snapshots = reader.snapshots();
            version = snapshots.isEmpty() ? 0 : snapshots.getLast().version() + 1;
            taught = learn(reader, snapshots, progress);
        }
        try (SessionWriter writer = Session.open(session)) {
            writer.on(new Event.PolicyChanged(version, taught));
        }
        return version;
    }

    private Artifact learn(SessionReader reader, List<Snapshot> snapshots, Progress progress) {
        Map<String, String> how =
                snapshots.reversed().stream()
                        .map(Snapshot::provenance)
                        .filter(one -> !one.getOrDefault("updates", "0").equals("0"))
                        .<Map<String, String>>map(one -> one)
                        .findFirst()
                        .orElse(reader.header().run());
        LearnerType<?> type = Learners.of(how.getOrDefault("learner", "hg-dagger"));
        Record settings =
                Settings.with(
                        type.defaults(),
                        RecordedWorld.settings(how.getOrDefault("settings", "{}")));
        long seed = Long.parseLong(how.getOrDefault("seed", "0"));
        long updates = Math.max(1, Long.parseLong(how.getOrDefault("updates", "" + UPDATES)));
        Learner learner =
                type.make(
                        new LearnerContext(reader.header().world(), seed),
                        settings,
                        Optional.empty());
        AtomicReference<Optional<Artifact>> newest = new AtomicReference<>(Optional.empty());
        Inbox<Event.Lesson> lessons = new Inbox<>(CAPACITY);
        PolicySlot slot =
                new PolicySlot(new PolicySlot.Driver(0, Policy.resting(reader.header().world())));
        try (LearnerLoop loop =
                new LearnerLoop(
                        () -> learner,
                        false,
                        lessons,
                        slot,
                        reader.header().world(),
                        () -> 0,
                        event -> {
                            if (event instanceof Event.PolicyChanged(_, Artifact artifact)) {
                                newest.set(Optional.of(artifact));
                            }
                        })) {
            loop.work();
            reader.eachSegment(segment -> {
                learner.observe(segment);
                progress.at(0, updates);
            });
            if (!learner.ready()) {
                throw new ReinsException(
                        "There is too little in this session to learn from; drive more, or take"
                                + " back what was discarded: "
                                + session);
            }
            for (long i = 0; i < updates && learner.ready(); i++) {
                loop.work();
                progress.at(i + 1, updates);
            }
        }
        return newest.get().orElseThrow();
    }
}
