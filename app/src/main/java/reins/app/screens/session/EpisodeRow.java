package reins.app.screens.session;

import reins.core.fact.Ending;

/**
 * One episode of a session as its edits leave it, for the table. Safe on every thread.
 *
 * @param episode its number, from 1
 * @param beginning how it began
 * @param ofEpisode the episode that was rewound; 0 where none was
 * @param ticks kept ones
 * @param lastTick the last kept one, counted from the world's reset
 * @param episodeReturn undiscounted sum of the first objective's reward
 * @param teacherShare share of ticks at which the teacher drove, 0 to 1
 * @param policyVersion that drove at the end
 * @param parts what it was cut into, 1 where it was not
 * @param edits how many there are of it
 * @param title its own name; may be empty
 */
public record EpisodeRow(
        long episode,
        Beginning beginning,
        long ofEpisode,
        long ticks,
        double seconds,
        long lastTick,
        Ending ending,
        double episodeReturn,
        double teacherShare,
        int policyVersion,
        int parts,
        int edits,
        boolean discarded,
        String title) {
    /** How an episode began. */
    public enum Beginning {
        FRESH,
        REWOUND,
        UNKNOWN
    }
}
