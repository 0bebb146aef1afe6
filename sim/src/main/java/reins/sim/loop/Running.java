package reins.sim.loop;

import reins.core.flow.Command;
import reins.core.flow.Event;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;
import reins.core.flow.Still;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the loop runs, how fast, and why not; every change is told. Used by the sim thread only.
 */
final class Running {
    /** Of the speed, while the teacher looks back. */
    private static final double HINDSIGHT_SPEED = 0.5;

    /** Of the speed, where the world was taken back and drives slowly. */
    private static final double BACK_SPEED = 0.25;

    private final PolicySlot slot;
    private final Sink sink;
    private final Supplier<Optional<String>> obstacle;
    private Optional<Still.Paused> paused = Optional.empty();
    private Optional<String> waitingFor = Optional.empty();
    private Optional<Still> awaited = Optional.empty();
    private Optional<Still.WentBack> back = Optional.empty();
    private double speed = 1;
    private boolean looksBack;

    /**
     * @param obstacle why the loop must wait with the next tick, as a sentence; empty for nothing
     */
    Running(PolicySlot slot, Sink sink, Supplier<Optional<String>> obstacle) {
        this.slot = slot;
        this.sink = sink;
        this.obstacle = obstacle;
    }

    boolean isPaused() {
        return paused.isPresent();
    }

    /** Times real time. */
    double speed() {
        if (looksBack) {
            return HINDSIGHT_SPEED * speed;
        }
        return back.filter(Still.WentBack::slowly).isPresent() ? BACK_SPEED * speed : speed;
    }

    void changeSpeed(double factor) {
        speed = factor;
        tell();
    }

    void pause(Still.Paused why) {
        paused = Optional.of(why.over(paused));
        tell();
    }

    /**
     * Where the world was taken back it stands on behind a pause that nobody wanted, until it is
     * told once more.
     *
     * @param after the pause that is over; empty for any
     */
    void resume(Optional<Still.Paused> after) {
        if (isResumedBy(after)) {
            boolean wanted = paused.isEmpty() || paused.get() == Still.Paused.PERSON;
            back = wanted && after.isEmpty() ? Optional.empty() : back;
            paused = Optional.empty();
            tell();
        }
    }

    /**
     * The world was taken back; a pause that a person wanted is over by that.
     *
     * @param seconds of the world's time, from 0
     */
    void wentBack(double seconds, Command.Then then) {
        back =
                then == Command.Then.DRIVES
                        ? Optional.empty()
                        : Optional.of(
                                new Still.WentBack(seconds, then == Command.Then.DRIVES_SLOWLY));
        if (back.isPresent()) {
            paused = paused.filter(why -> why != Still.Paused.PERSON);
        }
        tell();
    }

    /** Whether the world stands where it was taken back to, until somebody takes over. */
    boolean awaitsHands() {
        return back.filter(where -> !where.slowly()).isPresent();
    }

    /** Somebody drives on from where the world was taken back to, or it was left. */
    void driveOn() {
        if (back.isPresent()) {
            back = Optional.empty();
            tell();
        }
    }

    /**
     * Whether it goes on where it is told to.
     *
     * @param after the pause that is over; empty for any
     */
    boolean isResumedBy(Optional<Still.Paused> after) {
        return after.isEmpty() || after.equals(paused);
    }

    /** Runs, more slowly, while the teacher looks back. */
    void lookBack() {
        paused = Optional.empty();
        looksBack = true;
        tell();
    }

    void lookAhead() {
        looksBack = false;
    }

    boolean mustWait() {
        Optional<String> now = obstacle.get();
        if (!now.equals(waitingFor)) {
            waitingFor = now;
            tell();
        }
        return now.isPresent();
    }

    /**
     * @param why what the next tick waits for; empty where it does not wait
     */
    void await(Optional<Still> why) {
        if (!why.equals(awaited)) {
            awaited = why;
            tell();
        }
    }

    /** Whether the policy drives as soon as a countdown is over. */
    boolean countsDown() {
        return awaited.equals(Optional.of(Still.Not.COUNTS_DOWN));
    }

    /** Tells all of it, whatever changed. */
    void tell() {
        sink.on(new Event.Running(still(), speed(), slot.pinned().map(PolicySlot.Driver::version)));
    }

    private Still still() {
        if (paused.isPresent()) {
            return paused.get();
        }
        if (waitingFor.isPresent()) {
            return new Still.Waits(waitingFor.get());
        }
        if (looksBack) {
            return Still.Not.LOOKS_BACK;
        }
        return back.isPresent() ? back.get() : awaited.orElse(Still.Not.DRIVES);
    }
}
