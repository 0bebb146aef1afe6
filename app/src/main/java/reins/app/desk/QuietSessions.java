package reins.app.desk;

import reins.sessions.History;
import reins.sessions.Session;
import reins.sessions.SessionEditor;

import java.nio.file.Path;
import java.time.Clock;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Changes sessions that are not being recorded. Safe on every thread. */
final class QuietSessions implements SessionEdits {
    @Override
    public History change(Path session, Function<SessionEditor, History> how) {
        try (SessionEditor editor = Session.edit(session, Clock.systemUTC())) {
            return how.apply(editor);
        }
    }

    @Override
    public <T> T alone(Path session, Callable<T> work) throws Exception {
        return work.call();
    }
}
