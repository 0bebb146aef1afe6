package reins.app.review;

/**
 * Something that happened at one tick of an episode. Safe on every thread.
 *
 * @param tick ticks behind the episode's first recorded one, from 0
 * @param words what happened, for the reader of a screen
 */
public record Marker(int tick, Kind kind, String words) {
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
