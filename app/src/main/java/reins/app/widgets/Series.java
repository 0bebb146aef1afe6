package reins.app.widgets;

import java.util.Arrays;

/**
 * The numbers of one curve; x never falls. A run of any length is kept whole in bounded memory:
 * when it is full, neighbours are merged into their mean, least and greatest. Used by one thread at
 * a time.
 */
public final class Series {
    private static final int CAPACITY = 2048;

    private final double[] x = new double[CAPACITY];
    private final double[] sum = new double[CAPACITY];
    private final double[] least = new double[CAPACITY];
    private final double[] greatest = new double[CAPACITY];
    private final int[] count = new int[CAPACITY];
    private int size;
    private int perBucket = 1;
    private double latest = Double.NaN;

    /** Adds a point; one that is not finite is left out. */
    public void add(double atX, double y) {
        add(atX, y, y, y);
    }

    /** Adds a point and the band that it lies in; one that is not finite is left out. */
    public void add(double atX, double y, double low, double high) {
        if (!Double.isFinite(atX) || !Double.isFinite(y)) {
            return;
        }
        if (size == 0 || count[size - 1] >= perBucket) {
            if (size == CAPACITY) {
                halve();
            }
            least[size] = Double.POSITIVE_INFINITY;
            greatest[size] = Double.NEGATIVE_INFINITY;
            sum[size] = 0;
            count[size] = 0;
            size++;
        }
        int last = size - 1;
        x[last] = atX;
        sum[last] += y;
        count[last]++;
        least[last] = Math.min(least[last], low);
        greatest[last] = Math.max(greatest[last], high);
        latest = y;
    }

    private void halve() {
        for (int i = 0; i < CAPACITY / 2; i++) {
            int a = 2 * i;
            int b = a + 1;
            x[i] = x[b];
            sum[i] = sum[a] + sum[b];
            count[i] = count[a] + count[b];
            least[i] = Math.min(least[a], least[b]);
            greatest[i] = Math.max(greatest[a], greatest[b]);
        }
        size = CAPACITY / 2;
        perBucket *= 2;
    }

    public void clear() {
        size = 0;
        perBucket = 1;
        latest = Double.NaN;
    }

    /** Buckets, each of one or more neighbouring points. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /** The last number added; NaN where there is none. */
    public double latest() {
        return latest;
    }

    public double x(int bucket) {
        return x[bucket];
    }

    public double mean(int bucket) {
        return sum[bucket] / count[bucket];
    }

    public double least(int bucket) {
        return least[bucket];
    }

    public double greatest(int bucket) {
        return greatest[bucket];
    }

    /** Points in a bucket, above 0. */
    public int count(int bucket) {
        return count[bucket];
    }

    /** The first bucket at an x or behind it; as many as there are where there is none. */
    public int from(double atX) {
        int found = Arrays.binarySearch(x, 0, size, atX);
        while (found > 0 && x[found - 1] == atX) {
            found--;
        }
        return found >= 0 ? found : -found - 1;
    }

    /** The bucket nearest to an x; the series must not be empty. */
    public int nearest(double atX) {
        int after = from(atX);
        if (after == 0) {
            return 0;
        }
        if (after == size) {
            return size - 1;
        }
        return atX - x[after - 1] <= x[after] - atX ? after - 1 : after;
    }
}
