package reins.sim.toys;

import reins.core.role.WorldType;

/** The other end of a robot's link, in a test's hands. Safe on every thread. */
public interface ToyPeer {
    WorldType.Reached<?> type();

    /** Lets the robot live for one of its own ticks. */
    void live();

    /** Cuts the link, or mends it: what is said across does not arrive. */
    void cut(boolean now);

    /** How often it was connected to. */
    int connections();

    /** How often rest was sent, whether or not it arrived. */
    int rests();

    /** Whether the robot stands still now. */
    boolean isStill();

    /** Forgets what happened, with the link whole. */
    void renew();
}
