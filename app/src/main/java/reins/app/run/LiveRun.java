package reins.app.run;

import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.flow.WorkerThread;
import reins.core.role.Teacher;
import reins.sessions.SessionWriter;
import reins.sim.loop.Paced;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/**
 * A run in real time: world, learner and store on threads of their own. Made and closed by one
 * thread; {@code send} is safe on every thread.
 */
public final class LiveRun implements AutoCloseable {
    /** Behind an ending the world stands still for so long, to be looked at. */
    private static final double LINGER_SECONDS = 0.8;

    private final Rig rig;
    private final WorkerThread store;
    private final WorkerThread learner;
    private final WorkerThread sim;

    /**
     * Starts; returns once a policy drives, which takes a second where PyTorch is first loaded.
     *
     * @param store the session to record into; closed with the run
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
        int linger = (int) Math.round(LINGER_SECONDS / plan.world().spec().tickSeconds());
        rig = new Rig(plan, teacher, store, all, true, linger);
        this.store = WorkerThread.start(rig.store, rig.sink);
        learner = WorkerThread.start(rig.learner, rig.sink);
        driver.await();
        sim = WorkerThread.start(new Paced(rig.sim, System::nanoTime, rig.sink), rig.sink);
    }

    public Path session() {
        return rig.store.file();
    }

    public void send(Command command) {
        rig.commands.put(command);
    }

    /** Stops the world, then the learner, and writes all that was recorded. */
    @Override
    public void close() {
        sim.close();
        learner.close();
        store.close();
    }
}
