package reins.core.fact;

import java.util.Optional;

/**
 * An episode that tells how good one version of the policy is: it began afresh and ended, nobody
 * took over, and this version drove more than half of it. Safe on every thread.
 *
 * @param episode its number, from 1
 * @param version from 0
 * @param ending not NONE
 * @param episodeReturn undiscounted sum of the first objective's reward
 */
public record Solo(long episode, int version, Ending ending, double episodeReturn) {
    public Solo {
        if (ending == Ending.NONE) {
            throw new IllegalArgumentException("episode %d did not end".formatted(episode));
        }
    }

    /**
     * What an episode tells of a version; empty where it tells nothing.
     *
     * @param fresh whether it began at a beginning of the world's, not where another one was
     * @param summary of the whole episode
     * @param main the version that drove most of it
     * @param mainTicks how much of it, in ticks
     */
    public static Optional<Solo> of(
            boolean fresh, EpisodeSummary summary, int main, long mainTicks) {
        boolean counts =
                fresh
                        && summary.ending() != Ending.NONE
                        && summary.teacherTicks() == 0
                        && 2 * mainTicks > summary.ticks();
        return counts
                ? Optional.of(
                        new Solo(
                                summary.episode(), main, summary.ending(), summary.episodeReturn()))
                : Optional.empty();
    }
}
