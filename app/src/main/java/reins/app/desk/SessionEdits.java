package reins.app.desk;

import reins.sessions.History;
import reins.sessions.SessionEditor;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.function.Function;

/** Changes sessions, whether or not they are being recorded. Used by one thread at a time. */
interface SessionEdits {
    /**
     * @throws reins.core.fact.ReinsException where it cannot be changed; then it is as before
     */
    History change(Path session, Function<SessionEditor, History> how) throws InterruptedException;

    /**
     * Does something with a session while it is not being recorded; recording goes on afterwards.
     *
     * @throws Exception what the work throws, or what ending the recording throws
     */
    <T> T alone(Path session, Callable<T> work) throws Exception;
}
