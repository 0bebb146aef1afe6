package reins.app.input;

/** A stick's or a trigger's axis, by the place where it is found on a gamepad. */
public enum PadAxis {
    /** -1 left, 1 right. */
    LEFT_X,
    /** -1 pulled, 1 pushed away. */
    LEFT_Y,
    /** -1 left, 1 right. */
    RIGHT_X,
    /** -1 pulled, 1 pushed away. */
    RIGHT_Y,
    /** 0 released, 1 pressed. */
    LEFT_TRIGGER,
    /** 0 released, 1 pressed. */
    RIGHT_TRIGGER;

    /** Whether it goes one way only. */
    boolean isTrigger() {
        return this == LEFT_TRIGGER || this == RIGHT_TRIGGER;
    }
}
