package reins.app.input;

import java.util.Map;
import java.util.Set;

/**
 * How a connected gamepad's sticks and buttons stand. Safe on every thread.
 *
 * @param id tells it from every other pad that was ever plugged in
 * @param name what it calls itself
 * @param axes as described at {@link PadAxis}, dead zone taken out; absent = at rest
 */
public record PadState(String id, String name, Map<PadAxis, Float> axes, Set<PadButton> pressed) {
    public PadState {
        axes = Map.copyOf(axes);
        pressed = Set.copyOf(pressed);
    }
}
