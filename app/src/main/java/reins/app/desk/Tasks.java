package reins.app.desk;

import reins.core.flow.Inbox;
import reins.core.flow.Progress;
import reins.core.flow.Worker;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Does what is submitted, in order. Submitting is safe on every thread; used by one otherwise. */
final class Tasks implements Worker {
    private final String name;
    private final Inbox<FutureTask<?>> waiting = new Inbox<>(16);
    private volatile boolean left;

    /**
     * @param name what the thread that works is called
     */
    Tasks(String name) {
        this.name = name;
    }

    /** Nobody waits any more for what is submitted with {@link #wanted}. */
    void leave() {
        left = true;
    }

    /** Asks the same, and stops the work where nobody waits for it any more. */
    Progress wanted(Progress progress) {
        return (done, total) -> {
            if (left) {
                throw new CancellationException();
            }
            progress.at(done, total);
        };
    }

    <T> Future<T> submit(Callable<T> work) {
        FutureTask<T> task = new FutureTask<>(work);
        waiting.put(task);
        return task;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean work() {
        Optional<FutureTask<?>> task = waiting.take();
        task.ifPresent(FutureTask::run);
        return task.isPresent();
    }

    @Override
    public void close() {}
}
