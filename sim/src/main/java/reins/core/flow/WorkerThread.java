package reins.core.flow;

import reins.core.fact.ReinsException;

import java.util.concurrent.locks.LockSupport;

/**
 * The one class that starts threads: works until closed, rests when idle, and turns an exception
 * into {@link Event.Failed}. Safe on every thread.
 */
public final class WorkerThread implements AutoCloseable {
    private static final long REST_NANOS = 500_000;

    private final Worker worker;
    private final Sink sink;
    private final Thread thread;
    private volatile boolean stopping;

    private WorkerThread(Worker worker, Sink sink) {
        this.worker = worker;
        this.sink = sink;
        thread = new Thread(this::run, worker.name());
        thread.setDaemon(true);
    }

    public static WorkerThread start(Worker worker, Sink sink) {
        WorkerThread started = new WorkerThread(worker, sink);
        started.thread.start();
        return started;
    }

    /** Starts one that gives way to the others, where the system heeds that. */
    @SuppressWarnings("ThreadPriorityCheck") // nothing relies on it: it is a courtesy
    public static WorkerThread background(Worker worker, Sink sink) {
        WorkerThread started = new WorkerThread(worker, sink);
        started.thread.setPriority(Thread.MIN_PRIORITY);
        started.thread.start();
        return started;
    }

    /** Lets this thread rest a moment, half a millisecond or so. */
    public static void moment() {
        LockSupport.parkNanos(REST_NANOS);
    }

    /** Runs this when the program ends, also where a signal from outside ends it. */
    public static void atExit(Runnable last) {
        Runtime.getRuntime().addShutdownHook(new Thread(last, "exit"));
    }

    /** Whether it has ended, by an error or because it was closed. */
    public boolean isOver() {
        return !thread.isAlive();
    }

    /** Ends it as soon as may be, and does not wait for that; what it waits for is interrupted. */
    public void leave() {
        stopping = true;
        thread.interrupt();
    }

    /** Lets the piece in hand be finished, closes the worker and waits for that. */
    @Override
    public void close() {
        stopping = true;
        LockSupport.unpark(thread);
        if (Thread.currentThread().equals(thread)) {
            return;
        }
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException _) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        guarded(() -> {
            while (!stopping) {
                if (!worker.work()) {
                    LockSupport.parkNanos(REST_NANOS);
                }
            }
        });
        guarded(worker::close);
    }

    private void guarded(Runnable part) {
        try {
            part.run();
        } catch (ReinsException e) {
            sink.on(new Event.Failed(worker.name(), e.sentence()));
        } catch (Exception e) {
            sink.on(
                    new Event.Failed(
                            worker.name(),
                            "The %s stopped because of an error in the program: %s."
                                    .formatted(worker.name(), e)));
        }
    }
}
