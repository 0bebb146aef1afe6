package reins.app.screens.drive;

/** Whose wish is executed. Safe on every thread. */
public enum Driver {
    POLICY,
    YOU,
    TEACHER,
    /** The run begins; nobody has driven yet. */
    BEGINS,
    /** It goes on by itself, when there is room on the disk or an answer. */
    WAITS,
    PAUSED,
    /** A robot waits for a person to begin. */
    AT_REST,
    /** A robot counts down to when its policy drives. */
    STARTS,
    /** The policy asks for help: it drives, or the world waits for the teacher. */
    ASKS,
    /** What was driven is shown once more, and the teacher says what it would have done. */
    LOOKS_BACK,
    /** Something is wrong, or the person wants it to stand still at once. */
    STOPPED
}
