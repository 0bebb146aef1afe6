package reins.core.role;

/** What a teacher says besides its action. */
public enum Signal {
    /** The teacher wants to drive, now; said at every tick for which that holds. */
    TAKE_OVER,
    /** The teacher wants to stop driving. */
    HAND_BACK,
    /**
     * The action is how the teacher's hands hold the controls just now, which is no opinion on what
     * should be done; that they move may mean that the teacher wants to drive.
     */
    HANDS_ON,
    /**
     * The time limit waits for as long as the teacher drives; said at every tick for which that
     * holds. A person wants that; a failing program would go on for ever.
     */
    UNHURRIED,
    /** The episode has succeeded. */
    SUCCESS,
    /** The episode has failed. */
    FAILURE,
    /** The episode should end now and be left out. */
    DISCARD
}
