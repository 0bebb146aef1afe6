package reins.app.input;

import reins.core.role.Axis;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Counts one device's presses and sends their commands. Used by that device's thread. */
final class Tally {
    private final Commands commands;
    private final Map<Request, Long> presses = new EnumMap<>(Request.class);
    private Set<Request> held = EnumSet.noneOf(Request.class);

    Tally(Commands commands) {
        this.commands = commands;
    }

    /** What the device asks for, now that this is held. */
    Wish update(Set<Request> holdsNow, Map<Axis, Float> axes) {
        return update(holdsNow, axes, 0, Optional.empty());
    }

    /**
     * @param share how far what takes over by share is pressed, 0 to 1
     * @param spot where the device points
     */
    Wish update(Set<Request> holdsNow, Map<Axis, Float> axes, float share, Optional<Spot> spot) {
        for (Request request : holdsNow) {
            if (!held.contains(request)) {
                presses.merge(request, 1L, Long::sum);
                commands.pressed(request);
            }
        }
        held = Set.copyOf(holdsNow);
        return new Wish(held, presses, axes, share, spot);
    }
}
