package reins.core.flow;

import reins.core.fact.Ending;
import reins.core.fact.Start;
import reins.core.role.Arbiter;
import reins.core.role.Teacher;

import java.util.Optional;

/** A request to the sim loop, obeyed at the start of the next tick. Safe on every thread. */
public sealed interface Command {
    /** Stand still; the episode stays as it is. */
    record Pause(Still.Paused why) implements Command {}

    /**
     * Go on.
     *
     * @param after only if this is why it stands still; empty = whatever the reason
     */
    record Resume(Optional<Still.Paused> after) implements Command {
        public Resume() {
            this(Optional.empty());
        }

        public Resume(Still.Paused after) {
            this(Optional.of(after));
        }
    }

    /** Stop everything: the controls go to rest and the loop pauses. */
    record Stop() implements Command {}

    /** Abandon the episode and begin a fresh one. */
    record Restart() implements Command {}

    /** What happens where the world was taken back to, until a person takes over. */
    enum Then {
        /** It stands still until it is told to go on, too. */
        STANDS,
        /** The policy drives at a quarter of the speed until it is told to go on, too. */
        DRIVES_SLOWLY,
        /** The policy drives. */
        DRIVES
    }

    /**
     * Go back and drive from there.
     *
     * @param seconds of the world's time, above 0; infinite = to the episode's beginning
     */
    record Rewind(double seconds, Then then) implements Command {}

    /** Leave the episode and drive on from where another one was. */
    record DriveFrom(Start.Rewound start, Then then) implements Command {}

    /**
     * Drive what was driven last again, at half speed, and ask what the teacher would have done;
     * then stand still where the world stood. Labels only: nothing new is recorded.
     *
     * @param seconds of the world's time, above 0; infinite = from the episode's beginning
     */
    record Relabel(double seconds) implements Command {}

    /** Run at this many times real time, above 0. */
    record Speed(double factor) implements Command {}

    /** Let this version drive, whatever the learner publishes. */
    record Pin(PolicySlot.Driver driver) implements Command {}

    /** Let the learner's newest version drive again. */
    record Unpin() implements Command {}

    /** End the episode now and judge it. */
    record End(Ending ending) implements Command {}

    /** End the episode now and leave it out. */
    record Discard() implements Command {}

    /** Let another teacher teach from now on. */
    record Teach(Teacher teacher) implements Command {}

    /** Let another arbiter decide from now on. */
    record Arbitrate(Arbiter arbiter) implements Command {}
}
