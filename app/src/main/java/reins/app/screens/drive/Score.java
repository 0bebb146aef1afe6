package reins.app.screens.drive;

import reins.core.fact.Ending;
import reins.core.fact.Evaluation;
import reins.core.fact.Solo;

import java.util.Collection;

/**
 * How a policy did in the episodes that it drove by itself. Safe on every thread.
 *
 * @param episodes from 0
 * @param successes episodes that ended in success, 0 to {@code episodes}
 * @param meanReturn mean of their returns; NaN where it is not a number or there is none
 */
public record Score(int episodes, int successes, double meanReturn) {
    /** Nothing is known. */
    static final Score NONE = new Score(0, 0, Double.NaN);

    /** The 95th percentile of the normal distribution. */
    private static final double Z = 1.645;

    public Score {
        if (successes < 0 || successes > episodes) {
            throw new IllegalArgumentException(successes + " successes of " + episodes);
        }
    }

    static Score of(Collection<Solo> solos) {
        return new Score(
                solos.size(),
                (int) solos.stream().filter(solo -> solo.ending() == Ending.SUCCESS).count(),
                solos.stream().mapToDouble(Solo::episodeReturn).average().orElse(Double.NaN));
    }

    static Score of(Evaluation evaluation) {
        return new Score(evaluation.episodes(), evaluation.successes(), evaluation.meanReturn());
    }

    /** Whether anything is known. */
    public boolean isKnown() {
        return episodes > 0;
    }

    /** The share of episodes that ended in success, 0 to 1; 0 where there was none. */
    public double success() {
        return isKnown() ? (double) successes / episodes : 0;
    }

    /**
     * The share of successes, 0 to 1, that it may be trusted to reach: the lower end of Wilson's
     * interval (1927, <a href="https://doi.org/10.1080/01621459.1927.10502953">Probable
     * inference</a>), one-sided at 95 %, so that 18 of 20 count more than 1 of 1.
     *
     * <pre>
     * (p + z²/2n − z √(p(1 − p)/n + z²/4n²)) / (1 + z²/n)
     * </pre>
     */
    public double assured() {
        if (!isKnown()) {
            return 0;
        }
        double p = success();
        double n = episodes;
        double square = Z * Z;
        double margin = Z * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
        return Math.max(0, (p + square / (2 * n) - margin) / (1 + square / n));
    }
}
