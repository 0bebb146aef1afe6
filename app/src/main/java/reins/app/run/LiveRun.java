package reins.app.run;

import reins.core.fact.ReinsException;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.flow.WorkerThread;
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
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;

/**
 * A run in real time: world, learner, monitors and store on threads of their own. Made and closed
 * by one thread; {@code send} is safe on every thread.
 */
public final class LiveRun implements AutoCloseable {
    /** Behind an ending the world stands still for so long, to be looked at. */
    private static final double LINGER_SECONDS = 0.8;

    private final Rig rig;
    private final WorkerThread store;
    private final WorkerThread learner;
    private final WorkerThread monitors;
    private final WorkerThread sim;

    /**
     * Starts; returns once a policy drives, which takes a second where PyTorch is first loaded.
     *
     * @param store the session to record into; closed with the run, and where there can be none
     * @param listeners told every event
     */
    public LiveRun(Plan plan, Teacher teacher, SessionWriter store, List<Sink> listeners)
            throws InterruptedException {
        CountDownLatch driver = new CountDownLatch(1);
        List<Sink> all = new ArrayList<>(listeners);
        all.add(event -> {
            // Where the learner fails the world flies all the same, and the screen says so.
            if (event instanceof Event.PolicyChanged || event instanceof Event.Failed) {
                driver.countDown();
            }
        });
        int linger = (int) Math.round(LINGER_SECONDS / plan.spec().tickSeconds());
        rig = Rig.of(plan, teacher, store, all, true, linger);
        this.store = WorkerThread.start(rig.store, rig.sink);
        learner = WorkerThread.start(rig.learner, rig.sink);
        monitors = WorkerThread.start(rig.monitors, rig.sink);
        driver.await();
        sim = WorkerThread.start(new Paced(rig.sim, System::nanoTime, rig.sink), rig.sink);
    }

    /** Where it records now. */
    public Path session() {
        return rig.store.file();
    }

    public void send(Command command) {
        rig.commands.put(command);
    }

    /**
     * Goes on recording in a copy, what could not be written yet included.
     *
     * @param copy may replace a file
     * @throws ReinsException where there can be no such copy; then nothing has changed
     */
    public void moveTo(Path copy) throws InterruptedException {
        try {
            await(rig.store.moveTo(copy));
        } catch (CancellationException _) {
            // The store has ended by an error; what it had written can be copied all the same.
            store.close();
            Session.saveAs(rig.store.file(), copy, true);
        }
    }

    /**
     * Changes what was recorded, between two segments; the learner is told what is left.
     *
     * @throws ReinsException where that cannot be; then nothing has changed
     */
    public History edit(Function<SessionEditor, History> how) throws InterruptedException {
        return await(rig.store.edit(Clock.systemUTC(), how));
    }

    /**
     * Stops the world, then the learner and the monitors, and writes all that was recorded.
     *
     * @throws ReinsException where that cannot be written; the run waits then, or stands still, and
     *     it may be moved or ended again
     */
    public void end() throws InterruptedException {
        writeAll(); // where the disk is full already, the world is not stopped in vain
        sim.close();
        learner.close();
        monitors.close();
        writeAll();
        store.close();
    }

    private void writeAll() throws InterruptedException {
        try {
            await(rig.store.writeAll());
        } catch (CancellationException _) {
            // The store has ended, and has said why: nothing waits any more.
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
        sim.close();
        learner.close();
        monitors.close();
        store.close();
    }
}
