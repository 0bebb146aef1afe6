package reins.core.role;

/** A direction in which a person drives, from -1 to 1; 0 at rest. A gamepad has the first four. */
public enum Axis {
    /** -1 left, 1 right. */
    SIDEWAYS,
    /** -1 back or down, 1 forward or up. */
    FORWARD,
    /** -1 turn left, 1 turn right. */
    TURN,
    /** -1 lower, 1 higher. */
    LIFT,
    /** -1 less, 1 more, as all that follow: an arm's joint has no direction of its own. */
    FIFTH,
    SIXTH,
    SEVENTH,
    EIGHTH,
    NINTH
}
