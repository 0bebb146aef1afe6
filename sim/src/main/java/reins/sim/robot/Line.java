package reins.sim.robot;

import java.util.Optional;

/**
 * A connection that carries a robot's messages and does not know what they mean. Speaking is one
 * thread's; everything else is safe on every thread.
 */
sealed interface Line extends AutoCloseable permits SocketLine, TcpLine {
    /** It is over, for this reason, a sentence; the first one counts. */
    void end(String why);

    Wire.State state();

    /** See {@link Wire#isReady}. */
    boolean isReady();

    /** See {@link Wire#hears}. */
    boolean hears();

    /** See {@link Wire#heardNanos}. */
    long heardNanos();

    /** See {@link Wire#roundTrip}; a line that asks nothing has none. */
    default Optional<Long> roundTrip() {
        return Optional.empty();
    }

    /** Says this; where the connection never came about, nothing. */
    void say(String message);

    /** Leaves at once; does not wait. */
    @Override
    void close();
}
