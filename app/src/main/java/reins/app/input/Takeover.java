package reins.app.input;

/** How a person holds the reins. */
public enum Takeover {
    /** From press to release. */
    HOLD,
    /** From one press to the next; the mouse still drives from press to release. */
    TOGGLE
}
