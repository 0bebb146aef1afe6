package reins.app.input;

/** A gamepad's button, by its place; the label is what most gamepads have printed there. */
public enum PadButton {
    SOUTH("A"),
    EAST("B"),
    WEST("X"),
    NORTH("Y"),
    LEFT_SHOULDER("LB"),
    RIGHT_SHOULDER("RB"),
    BACK("Back"),
    START("Start"),
    LEFT_STICK("L3"),
    RIGHT_STICK("R3"),
    PAD_UP("D-pad ↑"),
    PAD_DOWN("D-pad ↓"),
    PAD_LEFT("D-pad ←"),
    PAD_RIGHT("D-pad →");

    private final String label;

    PadButton(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
