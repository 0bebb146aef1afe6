package reins.sim.robot;

import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Vec;

import java.util.List;

/**
 * What was seen of a robot last. Safe on every thread.
 *
 * @param state shape {@code [S]}
 * @param sights its pictures
 * @param arrivedNanos when the state came, by this machine's clock
 * @param number counts the states that came, from any number on
 */
record Seen(Vec state, List<Sight> sights, long arrivedNanos, long number) {
    /**
     * One of its pictures.
     *
     * @param arrivedNanos when it came, by this machine's clock
     * @param number counts the camera's pictures, from any number on
     */
    record Sight(Frame frame, long arrivedNanos, long number) {
        /** The same picture, which came again. */
        Sight at(long nanos) {
            return nanos == arrivedNanos ? this : new Sight(frame, nanos, number);
        }
    }

    Seen {
        sights = List.copyOf(sights);
    }

    /** When the oldest part of it came. */
    long oldestNanos() {
        long oldest = arrivedNanos;
        for (Sight sight : sights) {
            oldest = sight.arrivedNanos() - oldest < 0 ? sight.arrivedNanos() : oldest;
        }
        return oldest;
    }

    Observation observation() {
        return new Observation(state, sights.stream().map(Sight::frame).toList(), List.of());
    }
}
