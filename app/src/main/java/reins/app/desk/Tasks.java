package reins.app.desk;

import reins.core.flow.Inbox;
import reins.core.flow.Worker;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Does what is submitted, in order. Submitting is safe on every thread; used by one otherwise. */
final class Tasks implements Worker {
    private final String name;
    private final Inbox<FutureTask<?>> waiting = new Inbox<>(16);

    /**
     * @param name what the thread that works is called
     */
    Tasks(String name) {
        this.name = name;
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
