package reins.sim.loop;

import reins.core.flow.Event;
import reins.core.flow.PolicySlot;
import reins.core.flow.Sink;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * Whether the loop runs, how fast, and why not; every change is told. Used by the sim thread only.
 */
final class Running {
    /** Of the speed, while the teacher looks back. */
    private static final double HINDSIGHT_SPEED = 0.5;

    private final PolicySlot slot;
    private final Sink sink;
    private final Supplier<Optional<String>> obstacle;
    private boolean paused;
    private String pausedBecause = "";
    private Optional<String> waitingFor = Optional.empty();
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
        return paused;
    }

    /** Times real time. */
    double speed() {
        return looksBack ? HINDSIGHT_SPEED * speed : speed;
    }

    void changeSpeed(double factor) {
        speed = factor;
        tellAgain();
    }

    void pause(String why) {
        pausedBecause = why;
        paused = true;
        tell(why);
    }

    /**
     * @param after the pause that is over; empty for any
     */
    void resume(String after) {
        if (after.isEmpty() || after.equals(pausedBecause)) {
            paused = false;
            tell("");
        }
    }

    /** Runs, more slowly, while the teacher looks back. */
    void lookBack() {
        paused = false;
        looksBack = true;
        tell(SimLoop.RELABELS);
    }

    void lookAhead() {
        looksBack = false;
    }

    boolean mustWait() {
        Optional<String> now = obstacle.get();
        if (!now.equals(waitingFor)) {
            waitingFor = now;
            tell(now.orElse(""));
        }
        return now.isPresent();
    }

    /** Tells what has not changed as well: a pause keeps its reason. */
    void tellAgain() {
        tell(paused ? pausedBecause : looksBack ? SimLoop.RELABELS : waitingFor.orElse(""));
    }

    private void tell(String why) {
        sink.on(
                new Event.Running(
                        paused, speed(), slot.pinned().map(PolicySlot.Driver::version), why));
    }
}
