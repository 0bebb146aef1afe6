package reins.core.fact;

import java.util.List;

/**
 * What went over the link of a world that lives elsewhere around one tick; recorded beside what is
 * seen, and no part of it. Safe on every thread.
 *
 * @param roundTripSeconds the middle of the last round trips, in seconds; 0 where none is known
 * @param commands how many were sent since the tick before, those of rest included
 * @param parts first the state, then each picture, in their order
 */
public record Traffic(double roundTripSeconds, int commands, List<Part> parts) {
    /** Nothing is known. */
    public static final Traffic NONE = new Traffic(0, 0, List.of());

    /**
     * How fresh one part of an observation is.
     *
     * @param ageSeconds when it was used, in seconds, 0 or more
     * @param came how many came since the tick before: 0 = it is the same as then, more than 1 =
     *     all but the last were lost
     */
    public record Part(float ageSeconds, int came) {
        public Part {
            if (!(ageSeconds >= 0) || came < 0) {
                throw new IllegalArgumentException(
                        "age of " + ageSeconds + " s, " + came + " that came");
            }
        }
    }

    public Traffic {
        parts = List.copyOf(parts);
        if (!(roundTripSeconds >= 0) || commands < 0) {
            throw new IllegalArgumentException(
                    "round trip of " + roundTripSeconds + " s, " + commands + " commands");
        }
    }
}
