package reins.sim.robot;

import java.util.Optional;

/** A camera of a robot that is read beside its wire. Safe on every thread. */
interface Eye extends AutoCloseable {
    /** The camera's name in the robot's spec. */
    String camera();

    /** Its newest picture; empty before the first. */
    Optional<Seen.Sight> newest();

    /** Why no pictures come, as a sentence; empty where they do. */
    String trouble();

    /** Ends a read that waits. */
    @Override
    void close();
}
