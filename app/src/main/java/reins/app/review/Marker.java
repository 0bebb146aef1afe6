package reins.app.review;

/**
 * Something that happened at one tick of an episode. Safe on every thread.
 *
 * @param tick ticks behind the episode's first recorded one, from 0
 */
public record Marker(int tick, Kind kind) {
    /** What happened. */
    public enum Kind {
        TAKEOVER,
        HAND_BACK,
        POLICY_CHANGE,
        SUCCESS,
        FAILURE,
        CUT,
        FINDING
    }
}
