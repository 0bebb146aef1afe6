package reins.app.desk;

import reins.sessions.History;
import reins.sessions.SessionEditor;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Changes the run's own session through its store, and other sessions directly. Safe on every
 * thread.
 */
final class LiveSessions implements SessionEdits {
    private final SessionEdits quiet = new QuietSessions();
    private final Tasks tasks;
    private final RunSlot slot;
    private final Predicate<Path> isOpen;
    private final Callable<?> goOn;

    /**
     * @param tasks where runs are begun and ended
     * @param isOpen whether a session is the run's
     * @param goOn begins the run again on its file, as one of the tasks
     */
    LiveSessions(Tasks tasks, RunSlot slot, Predicate<Path> isOpen, Callable<?> goOn) {
        this.tasks = tasks;
        this.slot = slot;
        this.isOpen = isOpen;
        this.goOn = goOn;
    }

    private boolean records(Path session) {
        return slot.isOn() && isOpen.test(session);
    }

    @Override
    public History change(Path session, Function<SessionEditor, History> how)
            throws InterruptedException {
        return records(session) ? slot.edit(how) : quiet.change(session, how);
    }

    @Override
    public <T> T alone(Path session, Callable<T> work) throws Exception {
        if (!records(session)) {
            return quiet.alone(session, work);
        }
        Future<T> done =
                tasks.submit(() -> {
                    slot.end();
                    try {
                        return work.call();
                    } finally {
                        goOn.call();
                    }
                });
        try {
            return done.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        }
    }
}
