package reins.sessions;

import reins.core.fact.Ending;

/**
 * One row of a session's table: what an episode is after its edits, without its steps. A discarded
 * episode is summarised as if it were restored. Safe on every thread.
 *
 * @param episode its number, from 1
 * @param ofEpisode the one that was rewound; 0 where none was
 * @param ticks that are kept
 * @param parts consecutive stretches of them: 1 unless it was cut or split
 * @param ending of the last part
 * @param episodeReturn undiscounted sum of the first objective's reward over the kept ticks; NaN
 *     where it is not a number
 * @param teacherTicks kept ticks at which the teacher drove
 * @param personTicks those of them at which a person did
 * @param policyVersion the version that was driving at the last kept tick
 * @param edits how many edits change it, undone ones not counted
 * @param title its own name; empty where it has none
 */
public record EditedSummary(
        long episode,
        Beginning beginning,
        long ofEpisode,
        long ticks,
        int parts,
        Ending ending,
        double episodeReturn,
        long teacherTicks,
        long personTicks,
        int policyVersion,
        int edits,
        boolean discarded,
        String title) {
    /** How it began when it was recorded. */
    public enum Beginning {
        FRESH,
        REWOUND,
        UNKNOWN
    }

    /** The share of kept ticks at which the teacher drove, 0 to 1. */
    public double teacherShare() {
        return share(teacherTicks);
    }

    /** The share of kept ticks at which a person drove, 0 to 1. */
    public double personShare() {
        return share(personTicks);
    }

    /** The share of kept ticks at which a program that teaches drove, 0 to 1. */
    public double programShare() {
        return share(teacherTicks - personTicks);
    }

    private double share(long of) {
        return ticks == 0 ? 0 : (double) of / ticks;
    }
}
