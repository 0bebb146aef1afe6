package reins.app.lab;

import reins.app.widgets.Plot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * What several runs say together: the interquartile mean and its 95 % interval by stratified
 * bootstrap, as in Deep Reinforcement Learning at the Edge of the Statistical Precipice (Agarwal
 * 2021, <a href="https://arxiv.org/abs/2108.13264">2108.13264</a>). Safe on every thread.
 *
 * <pre>
 * IQM        the mean of what is left when ⌊n/4⌋ runs are taken off at either end
 * interval   2000 times: draw from each stratum as many runs as it has, with replacement, and take
 *            the IQM of all; the interval is from the 2.5th to the 97.5th percentile of these
 * </pre>
 *
 * What differs: nothing. With few runs such an interval is known to be too narrow.
 *
 * @param runs how many it is from, above 0
 * @param mean the interquartile mean
 * @param low the interval's lower end
 * @param high its upper end
 */
public record Estimate(int runs, double mean, double low, double high) {
    private static final int RESAMPLES = 2000;
    private static final long SEED = 1;

    /** Adds it to a curve, as a point in a band. */
    void addTo(Plot plot, String name, double x) {
        plot.add(name, Plot.Mark.LINE, x, mean, low, high);
    }

    /** From the scores of one stratum, in any order, 1 or more. */
    public static Estimate of(Collection<Double> scores) {
        return ofStrata(List.of(scores));
    }

    /**
     * From the scores of several strata, each 1 or more; the same scores give the same estimate.
     */
    public static Estimate ofStrata(Collection<? extends Collection<Double>> strata) {
        List<double[]> sorted = new ArrayList<>();
        for (Collection<Double> stratum : strata) {
            double[] scores = stratum.stream().mapToDouble(Double::doubleValue).sorted().toArray();
            if (scores.length == 0) {
                throw new IllegalArgumentException("a stratum without scores");
            }
            sorted.add(scores);
        }
        int runs = sorted.stream().mapToInt(scores -> scores.length).sum();
        double[] pooled = new double[runs];
        pool(sorted, pooled, new SplittableRandom(SEED), false);
        SplittableRandom random = new SplittableRandom(SEED);
        double[] means = new double[RESAMPLES];
        double[] drawn = new double[runs];
        for (int i = 0; i < RESAMPLES; i++) {
            pool(sorted, drawn, random, true);
            means[i] = interquartileMean(drawn);
        }
        Arrays.sort(means);
        return new Estimate(
                runs,
                interquartileMean(pooled),
                percentile(means, 0.025),
                percentile(means, 0.975));
    }

    private static void pool(
            List<double[]> strata, double[] into, SplittableRandom random, boolean drawn) {
        int next = 0;
        for (double[] stratum : strata) {
            for (int i = 0; i < stratum.length; i++) {
                into[next++] = stratum[drawn ? random.nextInt(stratum.length) : i];
            }
        }
    }

    /** The mean of the middle half: {@code ⌊n/4⌋} numbers are left out at either end. */
    static double interquartileMean(double[] scores) {
        double[] sorted = scores.clone();
        Arrays.sort(sorted);
        int cut = sorted.length / 4;
        double sum = 0;
        for (int i = cut; i < sorted.length - cut; i++) {
            sum += sorted[i];
        }
        return sum / (sorted.length - 2 * cut);
    }

    /** Between the two nearest of sorted numbers, in proportion. */
    static double percentile(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    /** For a table's cell, such as {@code 62 [55, 70]}. */
    public String text() {
        return String.format(Locale.ROOT, "%.0f [%.0f, %.0f]", mean, low, high)
                .replace("-0 ", "0 ")
                .replace("-0]", "0]")
                .replace("[-0,", "[0,");
    }
}
