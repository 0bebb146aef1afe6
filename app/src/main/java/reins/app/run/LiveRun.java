package reins.app.run;

import reins.core.fact.Artifact;
import reins.core.fact.Glimpse;
import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.flow.WorkerThread;
import reins.core.role.Policy;
import reins.core.role.Teacher;
import reins.sessions.History;
import reins.sessions.Session;
import reins.sessions.SessionEditor;
import reins.sessions.SessionWriter;
import reins.sim.loop.Paced;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A run in real time: each robot's world and store, the learner and the monitors on threads of
 * their own. Made and closed by one thread; {@code send} is safe on every thread.
 */
public final class LiveRun implements AutoCloseable {
    /** How long the world stands still after an ending, to be looked at. */
    private static final double LINGER_SECONDS = 0.8;

    private final Rig rig;
    private final List<WorkerThread> stores = new ArrayList<>();
    private final WorkerThread learner;
    private final WorkerThread monitors;
    private final List<WorkerThread> worlds = new ArrayList<>();

    /**
     * Starts with one robot; see the other constructor.
     *
     * @param store the session to record into; closed with the run, and where there can be none
     * @param listeners told every event
     */
    public LiveRun(Plan plan, Teacher teacher, SessionWriter store, List<Sink> listeners)
            throws InterruptedException {
        this(
                plan,
                List.of(Station.of(plan, teacher, store, listeners)),
                listeners,
                Optional::empty);
    }

    /**
     * Starts; returns once a policy drives, which takes a second where PyTorch is first loaded.
     *
     * @param stations closed with the run, and where there can be none
     * @param listeners told what concerns all robots
     * @param first asked as the worlds begin, what each of them obeys before its first tick
     */
    public LiveRun(
            Plan plan,
            List<Station> stations,
            List<Sink> listeners,
            Supplier<Optional<Command>> first)
            throws InterruptedException {
        CountDownLatch driver = new CountDownLatch(1);
        List<Sink> all = new ArrayList<>(listeners);
        all.add(event -> {
            // Where the learner fails the worlds are driven all the same, and the screen says so.
            if (event instanceof Event.PolicyChanged || event instanceof Event.Failed) {
                driver.countDown();
            }
        });
        int linger = (int) Math.round(LINGER_SECONDS / plan.spec().tickSeconds());
        rig = Rig.of(plan, stations, Sink.all(all), new Rig.Options(true, linger));
        for (Rig.Seat seat : rig.seats) {
            stores.add(WorkerThread.start(seat.store(), seat.sink()));
        }
        learner = WorkerThread.start(rig.learner, rig.sink);
        monitors = WorkerThread.start(rig.monitors, rig.sink);
        if (!rig.isDriven()) {
            driver.await();
        }
        first.get().ifPresent(this::send);
        for (Rig.Seat seat : rig.seats) {
            Paced paced = new Paced(seat.sim(), System::nanoTime, seat.sink());
            worlds.add(WorkerThread.start(paced, seat.sink()));
        }
    }

    private Rig.Seat seat(String robot) {
        return rig.seats.stream()
                .filter(seat -> seat.robot().equals(robot))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no robot '" + robot + "'"));
    }

    /** Where this robot is recorded now. */
    public Path session(String robot) {
        return seat(robot).store().file();
    }

    /**
     * Lets this policy drive, whatever the learner publishes.
     *
     * @param artifact what is recorded of it
     * @param policy closed once it is not pinned any more, where it lives elsewhere
     */
    public void drive(Artifact artifact, Policy policy) {
        send(new Command.Pin(rig.version(artifact, policy)));
    }

    /** Tells everybody in this run, its stores too, of something that happened beside it. */
    public void tell(Event.News news) {
        rig.sink.on(news);
    }

    /** How well this robot's world is reached now; safe on every thread. */
    public Reach reach(String robot) {
        return seat(robot).world().reach();
    }

    /** What came of this robot's world last, also between ticks; safe on every thread. */
    public Glimpse glimpse(String robot) {
        return seat(robot).world().glimpse();
    }

    /** Asks this of every robot. */
    public void send(Command command) {
        rig.seats.forEach(seat -> seat.commands().put(command));
    }

    /** Asks this of one robot. */
    public void send(String robot, Command command) {
        seat(robot).commands().put(command);
    }

    /**
     * Goes on recording a robot in a copy, what could not be written yet included.
     *
     * @param copy may replace a file
     * @throws ReinsException where there can be no such copy; then nothing has changed
     */
    public void moveTo(String robot, Path copy) throws InterruptedException {
        SessionWriter store = seat(robot).store();
        try {
            await(store.moveTo(copy));
        } catch (CancellationException _) {
            // The store has ended by an error; what it had written can be copied all the same.
            stores.get(rig.seats.indexOf(seat(robot))).close();
            Session.saveAs(store.file(), copy, true);
        }
    }

    /**
     * Changes what was recorded of a robot, between two segments; the learner is told what is left.
     *
     * @throws ReinsException where that cannot be; then nothing has changed
     */
    public History edit(String robot, Function<SessionEditor, History> how)
            throws InterruptedException {
        return await(seat(robot).store().edit(Clock.systemUTC(), how));
    }

    /** Says in a robot's session how it is run from now on, as soon as that can be written. */
    public void describe(String robot, Map<String, String> how) {
        var _ = seat(robot).store().describe(how);
    }

    /**
     * Stops the worlds, then the learner and the monitors, and writes all that was recorded.
     *
     * @throws ReinsException where that cannot be written; the run waits then, or stands still, and
     *     it may be moved or ended again
     */
    public void end() throws InterruptedException {
        writeAll(); // where the disk is full already, the world is not stopped in vain
        closeWorkers();
        writeAll();
        stores.forEach(WorkerThread::close);
    }

    private void closeWorkers() {
        worlds.forEach(WorkerThread::close);
        rig.leavePolicy();
        learner.close();
        monitors.close();
    }

    private void writeAll() throws InterruptedException {
        for (Rig.Seat seat : rig.seats) {
            try {
                await(seat.store().writeAll());
            } catch (CancellationException _) {
                // The store has ended, and has said why: nothing waits any more.
            }
        }
    }

    private static <T> T await(Future<T> done) throws InterruptedException {
        try {
            return done.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof ReinsException refusal) {
                throw new ReinsException(refusal.sentence(), e);
            }
            throw new IllegalStateException("store", e);
        }
    }

    /** Ends, whether or not all that was recorded can be written. */
    @Override
    public void close() {
        closeWorkers();
        stores.forEach(WorkerThread::close);
    }
}
