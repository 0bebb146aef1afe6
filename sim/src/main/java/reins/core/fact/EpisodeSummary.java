package reins.core.fact;

/**
 * What is plotted and printed about a finished episode. Safe on every thread.
 *
 * @param episode its number, from 1
 * @param ticks recorded ticks (a rewind's replay not counted)
 * @param totalTicks ticks of the whole run when it was over
 * @param episodeReturn undiscounted sum of the first objective's reward over the recorded ticks
 * @param teacherTicks ticks at which the teacher drove
 * @param personTicks those of them at which a person did
 * @param policyVersion the version that was driving at the end
 * @param ending how it ended; NONE where it was abandoned
 */
public record EpisodeSummary(
        long episode,
        long ticks,
        long totalTicks,
        double episodeReturn,
        long teacherTicks,
        long personTicks,
        int policyVersion,
        Ending ending) {
    /** The share of ticks at which the teacher drove, 0 to 1. */
    public double teacherShare() {
        return ticks == 0 ? 0 : (double) teacherTicks / ticks;
    }

    public EpisodeSummary withEnding(Ending changed) {
        return new EpisodeSummary(
                episode,
                ticks,
                totalTicks,
                episodeReturn,
                teacherTicks,
                personTicks,
                policyVersion,
                changed);
    }
}
