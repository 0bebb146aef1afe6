package reins.core.fact;

/**
 * How well a world that lives elsewhere is reached now, and whether a policy may drive it; nothing
 * of it is recorded. Safe on every thread.
 *
 * @param ageSeconds how old what is seen of it is, in seconds, 0 or more
 * @param roundTripSeconds the middle of the last round trips, in seconds; 0 where none is known
 * @param countdownSeconds how long it still stands before whoever is to drive it does, in seconds,
 *     0 or more
 * @param trouble why the episode cannot be gone on with, as a sentence for the user; empty where it
 *     can
 */
public record Reach(
        double ageSeconds,
        double roundTripSeconds,
        Light light,
        Policy policy,
        double countdownSeconds,
        String trouble) {
    /** A world in this program, which is always there. */
    public static final Reach HERE = new Reach(0, 0, Light.GREEN, Policy.MAY_DRIVE, 0, "");

    public Reach {
        if (!(ageSeconds >= 0) || !(roundTripSeconds >= 0) || !(countdownSeconds >= 0)) {
            throw new IllegalArgumentException(
                    "age of %s s, round trip of %s s, countdown of %s s"
                            .formatted(ageSeconds, roundTripSeconds, countdownSeconds));
        }
    }

    /** How it is to be shown. */
    public enum Light {
        GREEN,
        /** It is seen late. */
        AMBER,
        /** It is seen too late for a policy. */
        RED
    }

    /** Whether a policy may drive. */
    public enum Policy {
        MAY_DRIVE,
        /** A person has said so, and it counts down. */
        STARTS_SOON,
        /** No person has said so since the episode began or the world was reached again. */
        NOT_HANDED_OVER,
        /** What it would see is too old. */
        SEES_TOO_LATE
    }
}
