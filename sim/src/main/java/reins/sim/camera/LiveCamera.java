package reins.sim.camera;

import reins.core.flow.Sink;
import reins.core.flow.WorkerThread;

/** A camera that is read on a thread of its own until it is closed. Safe on every thread. */
public final class LiveCamera implements AutoCloseable {
    private final CameraWorker worker;
    private final WorkerThread thread;

    private LiveCamera(CameraWorker worker, WorkerThread thread) {
        this.worker = worker;
        this.thread = thread;
    }

    /** Begins to read it; the camera need not be there yet. */
    public static LiveCamera start(CameraWorker worker, Sink sink) {
        return new LiveCamera(worker, WorkerThread.start(worker, sink));
    }

    /** Where its newest picture is. */
    public Newest newest() {
        return worker.newest();
    }

    /** Why no pictures come; see {@link CameraWorker#trouble}. */
    public String trouble() {
        return worker.trouble();
    }

    /** The same as it stands in a sentence. */
    String reason() {
        return worker.reason();
    }

    /** Whether it is not read any more. */
    public boolean isOver() {
        return thread.isOver();
    }

    /** Ends a read that waits, and the thread. */
    @Override
    public void close() {
        worker.end();
        thread.close();
    }
}
