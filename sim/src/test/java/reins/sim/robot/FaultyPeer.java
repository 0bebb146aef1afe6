package reins.sim.robot;

import java.io.IOException;

/**
 * The other end of a robot's link, with the faults that {@link RobotFaultsTest} lets it have. Safe
 * on every thread.
 */
interface FaultyPeer extends AutoCloseable {
    /** How it is reached; with a camera, so that it can freeze. */
    Robot robot();

    /** Whether who connects learns that he has, or cannot, before anything is told. */
    default boolean opensByItself() {
        return true;
    }

    /** It sees something new, unless it is frozen; that is told only where it is asked to. */
    void look() throws IOException;

    /** Tells everything that it sees, again where it is nothing new. */
    void live() throws IOException;

    /** Says half a message. */
    void half() throws IOException;

    /** It answers nothing of itself; what it is told it still does. */
    void silence(boolean now) throws IOException;

    /** It neither does nor answers anything; what it is told meanwhile it does afterwards. */
    void stall(boolean now) throws IOException;

    /** It is gone, with every connection. */
    void kill(boolean now) throws IOException;

    /** What it sees stands still. */
    void freeze(boolean now) throws IOException;

    /** It says that what it sees is from long ago, which may not matter. */
    default void stamp(boolean old) throws IOException {}

    /** What it says comes a byte at a time, which may not matter. */
    void drip(boolean now) throws IOException;

    /** How many commands, rest among them, it has obeyed. */
    int heard();

    /** Whether the last one of them was rest. */
    boolean isAtRest();

    @Override
    void close() throws IOException;
}
