package reins.app.run;

import reins.core.flow.Inbox;
import reins.core.flow.Worker;

import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;

/** Does what is submitted, in order. Submitting is safe on every thread; used by one otherwise. */
final class Tasks implements Worker {
    private final Inbox<FutureTask<?>> waiting = new Inbox<>(16);

    Future<?> submit(Callable<?> work) {
        FutureTask<?> task = new FutureTask<>(work);
        waiting.put(task);
        return task;
    }

    @Override
    public String name() {
        return "studio";
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
