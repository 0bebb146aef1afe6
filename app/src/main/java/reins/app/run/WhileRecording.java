package reins.app.run;

import reins.core.flow.Worker;
import reins.sessions.SessionWriter;

/**
 * A worker that rests while nothing can be recorded, for the store keeps all its news. Its first
 * piece is always done: the run waits for it. Used by one thread.
 */
final class WhileRecording implements Worker {
    private final Worker worker;
    private final SessionWriter store;
    private boolean begun;

    WhileRecording(Worker worker, SessionWriter store) {
        this.worker = worker;
        this.store = store;
    }

    @Override
    public String name() {
        return worker.name();
    }

    @Override
    public boolean work() {
        if (begun && store.obstacle().isPresent()) {
            return false;
        }
        begun = true;
        return worker.work();
    }

    @Override
    public void close() {
        worker.close();
    }
}
