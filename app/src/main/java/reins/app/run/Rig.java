package reins.app.run;

import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;
import reins.core.fact.Segment;
import reins.core.fact.WorldSpec;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Inbox;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.Worker;
import reins.core.role.Distant;
import reins.core.role.Policy;
import reins.core.role.World;
import reins.policies.loop.LearnerLoop;
import reins.policies.loop.MonitorLoop;
import reins.policies.monitor.Monitors;
import reins.sessions.SessionWriter;
import reins.sim.loop.SimLoop;
import reins.sim.render.Filmed;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The workers of one run and what connects them: for each robot a loop and a store, for all of them
 * one learner, one policy and the monitors. The wiring is the same with a window and without; who
 * calls {@code work()} differs.
 */
final class Rig {
    /** Minutes of segments: the learner takes all that waits before each step. */
    private static final int LEARNER_CAPACITY = 256;

    private static final int COMMAND_CAPACITY = 256;
    private static final int MONITOR_CAPACITY = 256;

    /**
     * How a rig runs.
     *
     * @param scenes whether to tell what the worlds look like
     * @param lingerTicks how many ticks a world stands still behind an ending, from 0
     */
    record Options(boolean scenes, int lingerTicks) {}

    /**
     * One robot's workers.
     *
     * @param world the sim loop's own; others may ask how it is reached
     * @param sink told what happens to this robot
     */
    record Seat(
            String robot,
            World world,
            SimLoop sim,
            SessionWriter store,
            Inbox<Command> commands,
            Sink sink) {}

    /** In the stations' order. */
    final List<Seat> seats;

    final Worker learner;
    final Worker monitors;

    /** Told what concerns every robot. */
    final Sink sink;

    private final Inbox<Event.Lesson> lessons = new Inbox<>(LEARNER_CAPACITY);
    private final Inbox<Segment> watched = new Inbox<>(MONITOR_CAPACITY);
    private final AtomicBoolean learning = new AtomicBoolean(true);
    private final PolicySlot slot;
    private final AtomicInteger nextVersion;
    private final boolean driven;

    /**
     * @param stations at least one, each with a robot of another name; their worlds and stores are
     *     closed where there can be no run
     * @param told told what concerns every robot, after the stores
     */
    static Rig of(Plan plan, List<Station> stations, Sink told, Options options) {
        try {
            return new Rig(plan, stations, told, options);
        } catch (RuntimeException e) {
            stations.forEach(station -> station.world().close());
            stations.forEach(station -> station.store().close());
            throw e;
        }
    }

    private Rig(Plan plan, List<Station> stations, Sink told, Options options) {
        requireDistinct(stations);
        WorldSpec spec = plan.spec();
        List<SessionWriter> stores = stations.stream().map(Station::store).toList();
        Trained before = Trained.of(stores.stream().map(SessionWriter::file).toList());
        PolicySlot.Driver driver = before.driver(spec);
        slot = new PolicySlot(driver);
        nextVersion = new AtomicInteger(before.nextVersion());
        driven = before.isTrained();
        sink =
                event -> {
                    noteFailure(event);
                    stores.stream()
                            .filter(store -> concerns(event, store))
                            .forEach(s -> s.on(event));
                    told.on(event);
                };
        monitors = new MonitorLoop(spec, Monitors.ALL, watched, sink);
        learner =
                new WhileRecording(
                        new LearnerLoop(
                                () -> before.make(plan, sink),
                                driven,
                                lessons,
                                slot,
                                spec,
                                nextVersion::getAndIncrement,
                                sink),
                        stores);
        List<Seat> all = new ArrayList<>();
        for (Station station : stations) {
            // Each robot meets episodes of its own.
            long seed = plan.seed() + all.size();
            all.add(seat(station, driver.policy().looks(), seed, options));
        }
        seats = List.copyOf(all);
    }

    private static void requireDistinct(List<Station> stations) {
        Set<String> robots = new HashSet<>();
        stations.forEach(station -> robots.add(station.robot()));
        if (stations.isEmpty() || robots.size() < stations.size()) {
            throw new IllegalArgumentException(stations.size() + " stations of robots " + robots);
        }
    }

    private Seat seat(Station station, boolean looks, long seed, Options options) {
        SessionWriter store = station.store();
        // What a store has written the learner has been told before: what edits leave of it comes
        // behind it.
        Sink told = Sink.all(List.of(this::teach, store, this::watch, station.told()));
        store.tellRevisions(() -> learning.get() && lessons.hasRoom(), told);
        Inbox<Command> commands = new Inbox<>(COMMAND_CAPACITY);
        // The policy to begin with may look, also where this learner does not.
        World world = looks ? Filmed.where(station.world()) : station.world();
        SimLoop sim =
                new SimLoop(
                        world,
                        station.teacher(),
                        station.arbiter(),
                        slot,
                        commands,
                        told,
                        () -> store.obstacle().or(this::learnersObstacle),
                        new SimLoop.Options(
                                station.robot(),
                                seed,
                                store.firstEpisode(),
                                options.scenes(),
                                options.lingerTicks()));
        return new Seat(station.robot(), world, sim, store, commands, told);
    }

    private Optional<String> learnersObstacle() {
        return !learning.get() || lessons.hasRoom()
                ? Optional.empty()
                : Optional.of("Waiting for the learner to keep up.");
    }

    private void teach(Event event) {
        if (event instanceof Event.Lesson lesson && learning.get()) {
            lessons.put(lesson);
        }
    }

    /** The monitors watch, and nothing waits for them. */
    private void watch(Event event) {
        if (event instanceof Event.SegmentEnded(Segment segment) && watched.hasRoom()) {
            watched.put(segment);
        }
    }

    /** The worlds go on without a learner, and must not wait for it. */
    private void noteFailure(Event event) {
        if (event instanceof Event.Failed(String worker, _) && worker.equals(LearnerLoop.NAME)) {
            learning.set(false);
        }
    }

    /** What was found out about one robot is that robot's; all else is everybody's. */
    private static boolean concerns(Event event, SessionWriter store) {
        return !(event instanceof Event.Found(var finding))
                || finding.of().robot().equals(store.header().robot());
    }

    /**
     * A policy that is none of the learner's becomes a version like those.
     *
     * @throws ReinsException where it cannot drive every robot
     */
    PolicySlot.Driver version(Artifact artifact, Policy policy) {
        if (policy instanceof Distant distant && seats.size() > 1) {
            distant.close();
            throw new ReinsException("A policy that lives elsewhere drives one robot only.");
        }
        int version = nextVersion.getAndIncrement();
        sink.on(new Event.PolicyChanged(version, artifact));
        return new PolicySlot.Driver(version, policy);
    }

    /** Whether a policy drives from the start, before the learner has made one. */
    boolean isDriven() {
        return driven;
    }

    /** From the next tick on it drives, whatever the learner publishes. */
    void pin(PolicySlot.Driver driver) {
        slot.pin(driver);
    }

    /** Leaves a policy that lives elsewhere; nothing is driven any more. */
    void leavePolicy() {
        slot.unpin();
    }

    /** The worlds go on without the learner, which is told nothing more. */
    void leaveLearner() {
        learning.set(false);
    }
}
