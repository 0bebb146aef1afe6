package reins.sim.robot;

import reins.core.fact.WorldSpec;
import reins.sim.camera.CameraSource;

import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * What a robot is besides its wire. Safe on every thread.
 *
 * @param place where it is told: the same text is the same robot
 * @param limits the numbers it is held to
 * @param speeds the numbers of the controls that are slowed down where the link is slow
 * @param eyes the cameras of the spec that are read beside the wire, by their names; the wire shows
 *     what the others see
 * @param connect begins a connection, and does not wait for it
 */
record Robot(
        WorldSpec spec,
        String place,
        Limits limits,
        Set<Integer> speeds,
        Map<String, CameraSource> eyes,
        Connect connect) {
    /** Begins a connection. */
    interface Connect {
        /**
         * @param nanoTime a clock in nanoseconds that never goes back
         */
        Wire connect(LongSupplier nanoTime);
    }

    Robot {
        speeds = Set.copyOf(speeds);
        eyes = Map.copyOf(eyes);
    }
}
