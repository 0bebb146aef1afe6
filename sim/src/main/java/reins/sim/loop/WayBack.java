package reins.sim.loop;

import reins.core.fact.Finding;
import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.flow.Still;
import reins.core.role.Simulation;
import reins.core.role.Teacher;

import java.util.Optional;
import java.util.function.Consumer;

/**
 * Goes back along the trails of this episode and the one before: to drive on from there, or to look
 * back. A world that cannot be driven again has no way back, and that is told. Used by the sim
 * thread only.
 */
final class WayBack {
    /** Why there is no going back. */
    static final String NONE = "This world cannot go back in time; stop it and drive on from here.";

    private final Episodes episodes;
    private final Guard guard;
    private final Running running;
    private final Sink sink;
    private Optional<Hindsight> hindsight = Optional.empty();

    WayBack(Episodes episodes, Guard guard, Running running, Sink sink) {
        this.episodes = episodes;
        this.guard = guard;
        this.running = running;
        this.sink = sink;
    }

    /** Drives on from so many seconds ago; infinite for the episode's beginning. */
    void rewind(Command.Rewind wanted) {
        go(again -> rewind(again, wanted));
    }

    /** Drives on from where an episode was. */
    void driveFrom(Command.DriveFrom wanted) {
        go(_ -> {
            episodes.begin(wanted.start());
            running.wentBack(0, wanted.then());
        });
    }

    /** Begins to look back over so many seconds; infinite for the whole episode. */
    void lookBack(double seconds) {
        go(again -> lookBack(again, seconds));
    }

    private void go(Consumer<Simulation> how) {
        driveOn();
        episodes.simulation()
                .ifPresentOrElse(
                        how,
                        () ->
                                sink.on(
                                        new Event.Found(
                                                new Finding(
                                                        SimLoop.NAME,
                                                        episodes.trail().of(),
                                                        Math.max(0, episodes.trail().ticks() - 1),
                                                        Finding.Weight.WARNING,
                                                        NONE))));
    }

    /** Past this episode's start lies the one before. */
    private void rewind(Simulation again, Command.Rewind wanted) {
        double seconds = wanted.seconds();
        Trail trail = episodes.trail();
        boolean toStart = Double.isInfinite(seconds);
        int back = toStart ? trail.ticks() : ticks(again, seconds);
        boolean past = episodes.isOpen() && back > trail.ticks() && !trail.isRewound();
        Optional<Trail> before = episodes.closed();
        if (past && before.isPresent()) {
            rewindTo(before.get(), back - trail.ticks(), trail.ticks(), again, wanted.then());
        } else {
            episodes.close();
            episodes.closed()
                    .ifPresent(last -> {
                        int ticks = toStart ? last.ticks() : ticks(again, seconds);
                        rewindTo(last, ticks, 0, again, wanted.then());
                    });
        }
    }

    private static int ticks(Simulation again, double seconds) {
        return (int) Math.round(seconds / again.spec().tickSeconds());
    }

    /**
     * @param back from the end of that trail, in ticks
     * @param crossed ticks that lie behind it and are gone back over, too
     */
    private void rewindTo(Trail past, int back, int crossed, Simulation again, Command.Then then) {
        int within = Math.min(back, past.ticks());
        episodes.begin(past.rewoundTo(past.ticks() - within));
        running.wentBack((crossed + within) * again.spec().tickSeconds(), then);
    }

    /** As a rewind goes back: past this episode's start lies the end of the one before. */
    private void lookBack(Simulation again, double seconds) {
        Trail trail = episodes.trail();
        int recorded = episodes.isOpen() ? trail.recordedTicks() : 0;
        boolean toStart = Double.isInfinite(seconds);
        boolean past =
                !episodes.isOpen()
                        || (!toStart && ticks(again, seconds) > recorded && !trail.isRewound());
        Trail seen = past ? episodes.closed().orElse(trail) : trail;
        int back =
                toStart
                        ? seen.recordedTicks()
                        : ticks(again, seconds) - (seen == trail ? 0 : recorded);
        int from = seen.ticks() - Math.min(back, seen.recordedTicks());
        if (from < seen.ticks()) {
            episodes.handOver();
            episodes.lingerNoMore();
            hindsight = Optional.of(new Hindsight(again, guard, sink, seen, from));
            running.lookBack();
            episodes.show();
        }
    }

    boolean looksBack() {
        return hindsight.isPresent();
    }

    /**
     * Looks back at one more tick, and leaves behind the last one.
     *
     * @return why it stands still then, where that was the last one
     */
    Optional<Still.Paused> tick(Teacher teacher) {
        Hindsight present = hindsight.orElseThrow();
        present.tick(teacher);
        episodes.show();
        if (present.isOver()) {
            leave();
        }
        return Optional.of(
                        present.isShown() ? Still.Paused.LOOKED_BACK : Still.Paused.NOTHING_SHOWN)
                .filter(_ -> present.isOver());
    }

    /** Looks back no longer, where it does, and tells so. */
    void driveOn() {
        if (looksBack()) {
            leave();
            running.tell();
        }
    }

    /** Looks back no longer, and takes the world to where it stood; what is next is told then. */
    void leave() {
        if (hindsight.isPresent()) {
            handOver();
            hindsight = Optional.empty();
            running.lookAhead();
            episodes.simulation().ifPresent(episodes::comeBack);
        }
    }

    /** Tells what was said while looking back. */
    void handOver() {
        hindsight.ifPresent(Hindsight::handOver);
    }
}
