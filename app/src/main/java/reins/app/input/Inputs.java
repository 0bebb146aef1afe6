package reins.app.input;

import java.util.Map;

/**
 * What all devices ask for at one moment. Safe on every thread.
 *
 * @param focused whether the program's window gets the keyboard
 * @param devices by the device's id; a device that was unplugged is absent
 */
public record Inputs(boolean focused, Map<String, Wish> devices) {
    public static final String KEYBOARD = "keyboard";
    public static final String MOUSE = "mouse";

    public Inputs {
        devices = Map.copyOf(devices);
    }
}
