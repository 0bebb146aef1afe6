package reins.policies.data;

import reins.core.fact.Stream;

/** The recorded tick that an example was made of. Safe on every thread. */
public record Place(Stream of, long tick) {
    /** Whether it is one of this episode's ticks before {@code endTick}. */
    boolean isBefore(Stream stream, long endTick) {
        return tick < endTick && of.equals(stream);
    }
}
