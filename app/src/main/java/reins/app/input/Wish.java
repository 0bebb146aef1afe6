package reins.app.input;

import reins.core.role.Axis;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What one device asks for at one moment. Safe on every thread.
 *
 * @param held what is pressed now
 * @param presses how often each was pressed since the device was plugged in, so that a press
 *     between two looks is not missed; absent = never
 * @param axes from -1 to 1; absent = 0
 * @param share how far what takes over by share is pressed, 0 to 1
 * @param spot where to go, in a world whose controls are a place; empty where nobody points
 */
public record Wish(
        Set<Request> held,
        Map<Request, Long> presses,
        Map<Axis, Float> axes,
        float share,
        Optional<Spot> spot) {
    public static final Wish NONE = new Wish(Set.of(), Map.of(), Map.of(), 0, Optional.empty());

    public Wish {
        held = Set.copyOf(held);
        presses = Map.copyOf(presses);
        axes = Map.copyOf(axes);
    }

    long pressed(Request request) {
        return presses.getOrDefault(request, 0L);
    }
}
