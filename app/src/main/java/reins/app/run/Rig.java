package reins.app.run;

import reins.core.fact.Artifact;
import reins.core.fact.Segment;
import reins.core.fact.WorldSpec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.Worker;
import reins.core.role.Learner;
import reins.core.role.Policy;
import reins.core.role.Teacher;
import reins.core.role.World;
import reins.policies.loop.LearnerLoop;
import reins.policies.loop.MonitorLoop;
import reins.policies.loop.PolicyLoader;
import reins.policies.monitor.Monitors;
import reins.sessions.SessionReader;
import reins.sessions.SessionWriter;
import reins.sessions.Snapshot;
import reins.sim.loop.SimLoop;
import reins.sim.render.Filmed;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * The workers of one run and what lies between them. The wiring is the same with a window and
 * without; who calls {@code work()} differs.
 */
final class Rig {
    /** Minutes of segments: the learner takes all that waits before each step. */
    private static final int LEARNER_CAPACITY = 256;

    private static final int COMMAND_CAPACITY = 256;
    private static final int MONITOR_CAPACITY = 256;

    final SimLoop sim;
    final Worker learner;
    final Worker monitors;
    final SessionWriter store;
    final Inbox<Command> commands = new Inbox<>(COMMAND_CAPACITY);
    final Sink sink;

    /**
     * @param store closed where there can be no run
     * @param listeners told every event, after the store
     */
    static Rig of(
            Plan plan,
            Teacher teacher,
            SessionWriter store,
            List<Sink> listeners,
            boolean scenes,
            int lingerTicks) {
        try {
            return new Rig(plan, teacher, store, listeners, scenes, lingerTicks);
        } catch (RuntimeException e) {
            store.close();
            throw e;
        }
    }

    private final AtomicBoolean learning = new AtomicBoolean(true);

    private Rig(
            Plan plan,
            Teacher teacher,
            SessionWriter store,
            List<Sink> listeners,
            boolean scenes,
            int lingerTicks) {
        this.store = store;
        WorldSpec spec = plan.spec();
        History history = History.of(store.file(), plan.learner().type().id());
        PolicySlot.Driver driver = history.driver(spec);
        PolicySlot slot = new PolicySlot(driver);
        Inbox<Event.Lesson> lessons = new Inbox<>(LEARNER_CAPACITY);
        Sink toLearner =
                event -> {
                    if (event instanceof Event.Lesson lesson && learning.get()) {
                        lessons.put(lesson);
                    }
                    // The world goes on without a learner, and must not wait for it.
                    if (event instanceof Event.Failed(String worker, _)
                            && worker.equals(LearnerLoop.NAME)) {
                        learning.set(false);
                    }
                };
        Inbox<Segment> watched = new Inbox<>(MONITOR_CAPACITY);
        Sink toMonitors =
                event -> {
                    // They watch, and nothing waits for them.
                    if (event instanceof Event.SegmentEnded(Segment segment) && watched.hasRoom()) {
                        watched.put(segment);
                    }
                };
        Sink told = Sink.all(listeners);
        // What the store has written the learner has been told before: what edits leave of it
        // comes behind it.
        sink = Sink.all(List.of(toLearner, store, toMonitors, told));
        store.tellRevisions(() -> learning.get() && lessons.hasRoom(), sink);
        monitors = new MonitorLoop(spec, Monitors.ALL, watched, sink);
        learner =
                new WhileRecording(
                        new LearnerLoop(
                                () -> history.make(plan),
                                lessons,
                                slot,
                                spec,
                                history.nextVersion(),
                                sink),
                        store);
        sim =
                new SimLoop(
                        world(plan, driver),
                        teacher,
                        plan.makeArbiter(),
                        slot,
                        commands,
                        sink,
                        () ->
                                store.obstacle()
                                        .or(() ->
                                                !learning.get() || lessons.hasRoom()
                                                        ? Optional.empty()
                                                        : Optional.of(
                                                                "Waiting for the learner to keep"
                                                                        + " up.")),
                        new SimLoop.Options(
                                store.header().robot(),
                                plan.seed(),
                                store.firstEpisode(),
                                scenes,
                                lingerTicks));
    }

    /** The world goes on without the learner, which is told nothing more. */
    void leaveLearner() {
        learning.set(false);
    }

    /** The policy to begin with may look, also where this learner does not. */
    private static World world(Plan plan, PolicySlot.Driver driver) {
        World made = plan.openWorld();
        return driver.policy().looks() ? Filmed.where(made) : made;
    }

    /**
     * What a session holds from before.
     *
     * @param nextVersion of the policy published next
     * @param newest the newest policy
     * @param trained where this learner left off; empty where it begins
     */
    private record History(
            Path file, int nextVersion, Optional<Artifact> newest, Optional<Artifact> trained) {
        static History of(Path file, String learner) {
            try (SessionReader reader = SessionReader.open(file)) {
                List<Snapshot> snapshots = reader.snapshots();
                int next = snapshots.isEmpty() ? 0 : snapshots.getLast().version() + 1;
                Optional<Artifact> trained =
                        snapshots.reversed().stream()
                                .findFirst()
                                .filter(Snapshot::resumable)
                                .filter(last -> learner.equals(last.provenance().get("learner")))
                                .map(last -> reader.snapshot(last.version()));
                Optional<Artifact> newest =
                        next == 0 ? Optional.empty() : Optional.of(reader.snapshot(next - 1));
                return new History(file, next, newest, trained);
            }
        }

        /** Who drives until the learner publishes, and goes on where it never does. */
        PolicySlot.Driver driver(WorldSpec spec) {
            return newest.map(artifact ->
                            new PolicySlot.Driver(
                                    nextVersion - 1, PolicyLoader.load(artifact, spec)))
                    .orElseGet(() -> new PolicySlot.Driver(0, Policy.resting(spec)));
        }

        /** The learner, fed with all that was recorded before. */
        Learner make(Plan plan) {
            Learner learner = plan.makeLearner(trained);
            if (nextVersion > 0) {
                try (SessionReader reader = SessionReader.open(file)) {
                    reader.eachSegment(learner::observe);
                }
            }
            return learner;
        }
    }
}
