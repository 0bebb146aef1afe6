package reins.sessions.format.lerobot;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * How the numbers of one channel are spread, over each attempt and over all. Of an attempt every
 * figure is exact. Of all, the quantiles are counted in classes of floats with equal first 16 bits
 * and interpolated between a class's ends, so each is within 0.8 % of the exact number; the rest is
 * exact but for rounding. What is not finite is left out. Used by one thread at a time.
 */
final class Distribution {
    /** Which quantiles are told, and how LeRobot calls them. */
    static final List<String> NAMES = List.of("q01", "q10", "q50", "q90", "q99");

    static final List<Double> QUANTILES = List.of(0.01, 0.1, 0.5, 0.9, 0.99);
    private static final int CLASS_BITS = 16;

    private final int[] classes = new int[1 << CLASS_BITS];
    private double[] now = new double[1 << 10];
    private int size;
    private long count;
    private double min = Double.POSITIVE_INFINITY;
    private double max = Double.NEGATIVE_INFINITY;
    private double mean;

    /** The sum of squared distances from the mean. */
    private double squares;

    /**
     * What is told of a spread; 0 of none.
     *
     * @param deviation of all that there is, not of a sample
     * @param quantiles in the order of {@link #NAMES}
     */
    record Summary(
            double min,
            double max,
            double mean,
            double deviation,
            long count,
            List<Double> quantiles) {
        static final Summary NONE =
                new Summary(0, 0, 0, 0, 0, Collections.nCopies(QUANTILES.size(), 0.0));

        double figure(int number) {
            return switch (number) {
                case 0 -> min;
                case 1 -> max;
                case 2 -> mean;
                case 3 -> deviation;
                default -> quantiles.get(number - 4);
            };
        }

        /** How LeRobot calls the figures. */
        static final List<String> FIGURES =
                List.of("min", "max", "mean", "std", "q01", "q10", "q50", "q90", "q99");
    }

    void add(double value) {
        if (!Double.isFinite(value)) {
            return;
        }
        if (size == now.length) {
            now = Arrays.copyOf(now, 2 * size);
        }
        now[size++] = value;
    }

    /** What was added since the last attempt ended. */
    Summary endAttempt() {
        if (size == 0) {
            return Summary.NONE;
        }
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += now[i];
            classes[classOf((float) now[i])]++;
        }
        double middle = sum / size;
        double own = 0;
        for (int i = 0; i < size; i++) {
            own += (now[i] - middle) * (now[i] - middle);
        }
        Arrays.sort(now, 0, size);
        List<Double> quantiles =
                QUANTILES.stream().map(share -> sorted(share * (size - 1))).toList();
        Summary summary =
                new Summary(now[0], now[size - 1], middle, Math.sqrt(own / size), size, quantiles);
        merge(summary, own);
        size = 0;
        return summary;
    }

    private double sorted(double rank) {
        int below = (int) rank;
        int above = Math.min(below + 1, size - 1);
        return now[below] + (rank - below) * (now[above] - now[below]);
    }

    /** Means and squares of two groups, Chan, Golub and LeVeque, 1979. */
    private void merge(Summary summary, double own) {
        long all = count + size;
        double distance = summary.mean() - mean;
        squares += own + distance * distance * count * size / all;
        mean += distance * size / all;
        count = all;
        min = Math.min(min, summary.min());
        max = Math.max(max, summary.max());
    }

    /** All attempts that ended. */
    Summary whole() {
        if (count == 0) {
            return Summary.NONE;
        }
        List<Double> quantiles =
                QUANTILES.stream().map(share -> quantile(share * (count - 1))).toList();
        return new Summary(min, max, mean, Math.sqrt(squares / count), count, quantiles);
    }

    private double quantile(double rank) {
        long before = 0;
        int number = 0;
        while (before + classes[number] <= rank) {
            before += classes[number];
            number++;
        }
        double low = Math.max(min, lowOf(number));
        double high = Math.min(max, lowOf(number + 1));
        return low + (rank - before + 0.5) / classes[number] * (high - low);
    }

    /** In the order of the floats. */
    private static int classOf(float value) {
        int bits = Float.floatToRawIntBits(value);
        return (ordered(bits) >> CLASS_BITS) + (1 << (CLASS_BITS - 1));
    }

    private static int ordered(int bits) {
        return bits ^ ((bits >> 31) & Integer.MAX_VALUE);
    }

    /** The least float of a class. */
    private static double lowOf(int number) {
        int first = number - (1 << (CLASS_BITS - 1));
        return Float.intBitsToFloat(ordered(first << CLASS_BITS));
    }
}
