package reins.app.input;

import java.util.Map;
import java.util.Set;

/**
 * What one device asks for. Safe on every thread.
 *
 * @param held what is pressed now
 * @param presses how often each was pressed since the device was plugged in, so that a press
 *     between two looks is not missed; absent = never
 * @param axes from -1 to 1; absent = 0
 */
public record Wish(Set<Request> held, Map<Request, Long> presses, Map<Axis, Float> axes) {
    public static final Wish NONE = new Wish(Set.of(), Map.of(), Map.of());

    public Wish {
        held = Set.copyOf(held);
        presses = Map.copyOf(presses);
        axes = Map.copyOf(axes);
    }

    long pressed(Request request) {
        return presses.getOrDefault(request, 0L);
    }
}
