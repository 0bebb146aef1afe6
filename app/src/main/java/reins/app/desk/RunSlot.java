package reins.app.desk;

import reins.app.run.LiveRun;
import reins.app.run.Plan;
import reins.app.run.Station;
import reins.core.fact.Artifact;
import reins.core.fact.Glimpse;
import reins.core.fact.Reach;
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
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/**
 * The live run that is on, where one is. Commands may be sent, and it may be asked how the world is
 * reached, on every thread; one thread begins and ends runs.
 */
final class RunSlot {
    /** A run and the robot in it. */
    private record On(LiveRun run, String robot) {}

    private volatile Optional<On> live = Optional.empty();
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

    /** How well the driven world is reached now; where no run is on there is nothing to reach. */
    Reach reach() {
        return live.map(on -> on.run().reach(on.robot())).orElse(Reach.HERE);
    }

    /** What came of the driven world last. */
    Glimpse glimpse() {
        return live.map(on -> on.run().glimpse(on.robot())).orElse(Glimpse.NOTHING);
    }

    void send(Command command) {
        wanted.updateAndGet(before -> wanted(before, command));
        live.ifPresent(on -> on.run().send(command));
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

    /** The next run drives where the one before stands still, unless a person wants it so. */
    void release() {
        wanted.updateAndGet(why -> why.filter(RunSlot::isWantedByPerson));
    }

    private static boolean isWantedByPerson(Still.Paused why) {
        return why == Still.Paused.STOPPED
                || why == Still.Paused.PERSON
                || why == Still.Paused.AWAY
                || why == Still.Paused.QUESTION;
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
        AtomicReference<Optional<Still.Paused>> first = new AtomicReference<>(Optional.empty());
        LiveRun begun =
                new LiveRun(
                        plan,
                        List.of(station),
                        told,
                        () -> {
                            first.set(wanted.get());
                            return first.get().map(RunSlot::standing);
                        });
        live = Optional.of(new On(begun, station.robot()));
        Optional<Still.Paused> now = wanted.get(); // it may have been asked for meanwhile
        if (!now.equals(first.get())) {
            send(now.map(RunSlot::standing).orElseGet(() -> new Command.Resume(first.get())));
        }
    }

    /** What lets a run stand still. */
    private static Command standing(Still.Paused why) {
        return why == Still.Paused.STOPPED ? new Command.Stop() : new Command.Pause(why);
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
        live.ifPresentOrElse(on -> on.run().drive(artifact, policy), policy::close);
    }

    /** Tells the run of something that happened beside it; false where no run is on. */
    boolean tell(Event.News news) {
        live.ifPresent(on -> on.run().tell(news));
        return live.isPresent();
    }

    /** Goes on recording in that file; false where no run is on. */
    boolean moveTo(Path session) throws InterruptedException {
        if (live.isPresent()) {
            live.get().run().moveTo(live.get().robot(), session);
        }
        return live.isPresent();
    }

    /** Says in the session that is on how it is run from now on. */
    void describe(Map<String, String> how) {
        live.ifPresent(on -> on.run().describe(on.robot(), how));
    }

    /** Changes the session that is on. */
    History edit(Function<SessionEditor, History> how) throws InterruptedException {
        On on = live.orElseThrow();
        return on.run().edit(on.robot(), how);
    }

    /**
     * Everything it recorded is in its file then.
     *
     * @throws ReinsException where it cannot be written; the run stays, with all it recorded
     */
    void end() throws InterruptedException {
        if (live.isPresent()) {
            live.get().run().end();
        }
        live = Optional.empty();
    }

    /** Ends it, whatever becomes of what it recorded. */
    void discard() {
        live.ifPresent(on -> on.run().close());
        live = Optional.empty();
    }
}
