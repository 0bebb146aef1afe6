package reins.sim.robot;

import reins.core.fact.Ending;
import reins.core.fact.Vec;

import java.util.Optional;

/**
 * One connection to a robot, which may still be on its way. Nothing here waits: what is said leaves
 * by itself, what comes is kept by whoever reads it. Speaking is the link's thread's; everything
 * else is safe on every thread.
 */
interface Wire extends AutoCloseable {
    /** How it stands. */
    sealed interface State {
        /** It is on its way. */
        record Opening() implements State {}

        record Open() implements State {}

        /**
         * It is over.
         *
         * @param why as a sentence for the user
         */
        record Ended(String why) implements State {}
    }

    State state();

    /** How long it may be on its way, in nanoseconds. */
    default long openingNanos() {
        return 10_000_000_000L;
    }

    /** Whether all that was said has left. Where it has not, nothing more may be said. */
    boolean isReady();

    /** Whether what is said may arrive: the other end was there, and has not left. */
    boolean hears();

    /** Says these controls, finite and within their bounds, shape {@code [A]}. */
    void command(Vec controls);

    /** Says rest. */
    void rest();

    /**
     * Says that an episode begins: how the last one ended is forgotten, and a robot that can goes
     * back to its start. What is seen from then on is seen after that.
     */
    default void begin() {}

    /** How the robot says that the episode ended which was begun last; NONE where it has not. */
    default Ending ending() {
        return Ending.NONE;
    }

    /** What was seen last; empty where nothing was yet. */
    Optional<Seen> seen();

    /** When the last byte came, by this machine's clock; of no meaning before the first. */
    long heardNanos();

    /** How long the question took that was answered since this was asked last, in nanoseconds. */
    Optional<Long> roundTrip();

    /** Why the robot cannot be driven though it is reached, as a sentence; empty where it can. */
    String trouble();

    /** Why nothing new is seen over it, as a sentence; empty where there is nothing to tell. */
    default String blindness() {
        return "";
    }

    /** Leaves at once; does not wait. */
    @Override
    void close();
}
