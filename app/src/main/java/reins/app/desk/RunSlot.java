package reins.app.desk;

import reins.app.run.LiveRun;
import reins.app.run.Plan;
import reins.app.run.Station;
import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.flow.Still;
import reins.core.role.Distant;
import reins.sessions.History;
import reins.sessions.SessionEditor;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The live run that is on, where one is. Commands may be sent on every thread; one thread begins
 * and ends runs.
 */
final class RunSlot {
    private volatile Optional<LiveRun> live = Optional.empty();
    private volatile String robot = "";
    private volatile boolean paused;

    /** Why it should stand still, by what was asked for; the run may not have obeyed yet. */
    private final AtomicReference<Optional<Still.Paused>> wanted =
            new AtomicReference<>(Optional.empty());

    boolean isOn() {
        return live.isPresent();
    }

    boolean isPaused() {
        return paused;
    }

    void send(Command command) {
        wanted.updateAndGet(before -> wanted(before, command));
        live.ifPresent(present -> present.send(command));
    }

    private static Optional<Still.Paused> wanted(Optional<Still.Paused> before, Command command) {
        if (command instanceof Command.Pause(Still.Paused why)) {
            return Optional.of(why.over(before));
        }
        if (command instanceof Command.Stop) {
            return Optional.of(Still.Paused.STOPPED);
        }
        boolean over =
                command instanceof Command.Resume(Optional<Still.Paused> after)
                        && (after.isEmpty() || after.equals(before));
        return over ? Optional.empty() : before;
    }

    /** The next run drives even where the one before stands still. */
    void release() {
        wanted.set(Optional.empty());
    }

    /**
     * Begins a run at a place that is told by the same.
     *
     * @param open opens it for those who are told
     */
    void begin(Plan plan, List<Sink> sinks, Function<List<Sink>, Station> open)
            throws InterruptedException {
        List<Sink> told = new ArrayList<>(sinks);
        told.add(this::note);
        Station station = open.apply(told);
        paused = false;
        robot = station.robot();
        live = Optional.of(new LiveRun(plan, List.of(station), told));
        wanted.get().ifPresent(why -> send(new Command.Pause(why)));
    }

    private void note(Event event) {
        if (event instanceof Event.Running running) {
            paused = running.still().isPaused();
        }
    }

    /**
     * Lets this policy drive; closes it where no run is on.
     *
     * @param artifact what is recorded of it
     */
    void drive(Artifact artifact, Distant policy) {
        live.ifPresentOrElse(present -> present.drive(artifact, policy), policy::close);
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
