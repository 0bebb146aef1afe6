package reins.sessions.format;

import java.util.List;

/**
 * Which part of a session is exported. Safe on every thread.
 *
 * @param cameras whose pictures go along, in this order; none where it is empty
 * @param every keeps every n-th tick, 1 or more
 */
public record Selection(Only only, List<String> cameras, int every) {
    /** Everything, without pictures. */
    public static final Selection ALL = new Selection(Only.ALL, List.of(), 1);

    /** Which attempts. */
    public enum Only {
        ALL,
        /** Those that ended in success, or were judged to. */
        SUCCESS,
        /** Those that ended in failure, or were judged to. */
        FAILURE,
        /** The stretches in which the teacher had a hand, each as an attempt of its own. */
        HUMAN,
        /** Whole episodes in which the teacher had a hand at one tick or more. */
        CORRECTED
    }

    public Selection {
        cameras = List.copyOf(cameras);
        if (every < 1) {
            throw new IllegalArgumentException("every " + every + " ticks");
        }
    }
}
