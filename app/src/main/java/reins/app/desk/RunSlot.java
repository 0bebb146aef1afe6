package reins.app.desk;

import reins.app.run.LiveRun;
import reins.app.run.Plan;
import reins.core.fact.ReinsException;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.flow.Still;
import reins.core.role.Teacher;
import reins.sessions.History;
import reins.sessions.SessionEditor;
import reins.sessions.SessionWriter;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * The live run that is on, where one is. Commands may be sent on every thread; one thread begins
 * and ends runs.
 */
final class RunSlot {
    private volatile Optional<LiveRun> live = Optional.empty();
    private volatile String robot = "";
    private volatile boolean paused;

    /** What was asked for last; the run may not have obeyed yet. */
    private volatile boolean standsStill;

    boolean isOn() {
        return live.isPresent();
    }

    boolean isPaused() {
        return paused;
    }

    void send(Command command) {
        if (command instanceof Command.Pause || command instanceof Command.Stop) {
            standsStill = true;
        } else if (command instanceof Command.Resume) {
            standsStill = false;
        }
        live.ifPresent(present -> present.send(command));
    }

    /** The next run drives even where the one before stands still. */
    void release() {
        standsStill = false;
    }

    void begin(Plan plan, Teacher teacher, SessionWriter writer, List<Sink> sinks)
            throws InterruptedException {
        paused = false;
        robot = writer.header().robot();
        List<Sink> told = new ArrayList<>(sinks);
        told.add(this::note);
        live = Optional.of(new LiveRun(plan, teacher, writer, told));
        if (standsStill) {
            send(new Command.Pause(Still.Paused.PERSON));
        }
    }

    private void note(Event event) {
        if (event instanceof Event.Running running) {
            paused = running.still().isPaused();
        }
    }

    /** Goes on recording in that file; false where no run is on. */
    boolean moveTo(Path session) throws InterruptedException {
        if (live.isPresent()) {
            live.get().moveTo(robot, session);
        }
        return live.isPresent();
    }

    /** Changes the session that is on. */
    History edit(Function<SessionEditor, History> how) throws InterruptedException {
        return live.orElseThrow().edit(robot, how);
    }

    /**
     * Everything it recorded is in its file then.
     *
     * @throws ReinsException where it cannot be written; the run stays, with all it recorded
     */
    void end() throws InterruptedException {
        if (live.isPresent()) {
            live.get().end();
        }
        live = Optional.empty();
    }

    /** Ends it, whatever becomes of what it recorded. */
    void discard() {
        live.ifPresent(LiveRun::close);
        live = Optional.empty();
    }
}
