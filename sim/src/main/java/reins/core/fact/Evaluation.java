package reins.core.fact;

/**
 * How well a driver did by itself, over whole episodes. Safe on every thread.
 *
 * @param episodes driven, above 0
 * @param successes episodes that ended in success, 0 to {@code episodes}
 * @param meanReturn mean of the episodes' undiscounted sums of the first objective; NaN where it is
 *     not a number
 * @param standardError of that mean, 0 for one episode; NaN where it is not a number
 * @param meanTicks mean length of an episode in ticks
 */
public record Evaluation(
        int episodes, int successes, double meanReturn, double standardError, double meanTicks) {
    public Evaluation {
        if (episodes < 1 || successes < 0 || successes > episodes) {
            throw new IllegalArgumentException(
                    "%d successes in %d episodes".formatted(successes, episodes));
        }
    }

    /** The share of episodes that ended in success, 0 to 1. */
    public double successRate() {
        return (double) successes / episodes;
    }

    public String sentence() {
        return "%d of %d episodes succeeded (%.0f %%); return %.1f ± %.1f; %.0f ticks an episode"
                .formatted(
                        successes,
                        episodes,
                        100 * successRate(),
                        meanReturn,
                        standardError,
                        meanTicks);
    }
}
