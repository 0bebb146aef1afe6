package reins.app.input;

/** How a person holds the reins. */
public enum Takeover {
    /** From press to release. */
    HOLD,
    /** From one press to the next; the mouse still drives from press to release. */
    TOGGLE,
    /**
     * By moving the controls, until they have been at rest for a while; or from press to release.
     */
    MOVE,
    /** As far as a trigger of a gamepad is pressed; a press of anything else is the whole of it. */
    SHARE;

    /** What goes with an arbiter, by its id. */
    public static Takeover with(String arbiter) {
        return switch (arbiter) {
            case "toggle" -> TOGGLE;
            case "move" -> MOVE;
            case "blend" -> SHARE;
            default -> HOLD;
        };
    }
}
