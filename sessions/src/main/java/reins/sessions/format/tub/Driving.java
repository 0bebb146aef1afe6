package reins.sessions.format.tub;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/**
 * A world's controls as those of a car: steering from −1 (left) to 1 (right) and throttle from −1
 * to 1. Safe on every thread.
 *
 * @param throttle forwards
 * @param brake backwards; empty where the throttle does that too
 */
public record Driving(WorldSpec world, int steering, int throttle, OptionalInt brake) {
    private static final List<String> STEERING = List.of("steer", "steering", "angle");
    private static final List<String> THROTTLE = List.of("throttle", "gas");
    private static final List<String> BRAKE = List.of("brake");

    /**
     * @throws ReinsException where the world is not driven like a car
     */
    public static Driving of(WorldSpec world) {
        OptionalInt steering = find(world, STEERING);
        OptionalInt throttle = find(world, THROTTLE);
        if (steering.isEmpty() || throttle.isEmpty()) {
            throw new ReinsException(
                    "World '%s' is not driven by steering and throttle, as a tub is; choose"
                                    .formatted(world.id())
                            + " another format.");
        }
        return new Driving(world, steering.getAsInt(), throttle.getAsInt(), find(world, BRAKE));
    }

    private static OptionalInt find(WorldSpec world, List<String> names) {
        List<Channel> controls = world.controls();
        for (int i = 0; i < controls.size(); i++) {
            if (names.contains(controls.get(i).name().toLowerCase(Locale.ROOT))) {
                return OptionalInt.of(i);
            }
        }
        return OptionalInt.empty();
    }

    public double angle(Action action) {
        return signed(steering, action.asControls());
    }

    public double throttle(Action action) {
        Vec controls = action.asControls();
        return brake.isEmpty()
                ? signed(throttle, controls)
                : share(throttle, controls) - share(brake.getAsInt(), controls);
    }

    /** From −1 to 1, by the channel's bounds; forwards only where the bounds begin at 0. */
    private double signed(int control, Vec controls) {
        Channel channel = world.controls().get(control);
        double most = Math.max(Math.abs(channel.low()), Math.abs(channel.high()));
        double value = controls.at(control);
        return Double.isFinite(most) ? value / most : Math.clamp(value, -1, 1);
    }

    private double share(int control, Vec controls) {
        return Math.abs(signed(control, controls));
    }
}
