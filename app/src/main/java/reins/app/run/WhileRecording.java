package reins.app.run;

import reins.core.flow.Worker;
import reins.sessions.SessionWriter;

import java.util.List;

/**
 * A worker that rests while nothing can be recorded, for the stores keep all its news. Its first
 * piece is always done: the run waits for it. Used by one thread.
 */
final class WhileRecording implements Worker {
    private final Worker worker;
    private final List<SessionWriter> stores;
    private boolean begun;

    WhileRecording(Worker worker, List<SessionWriter> stores) {
        this.worker = worker;
        this.stores = stores;
    }

    @Override
    public String name() {
        return worker.name();
    }

    @Override
    public boolean work() {
        if (begun && stores.stream().anyMatch(store -> store.obstacle().isPresent())) {
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
