package reins.sim.arbiters;

import java.util.Arrays;

/** The newest numbers of a series, and their quantiles. Used by one thread at a time. */
final class Recent {
    private final float[] numbers;
    private int size;
    private int next;

    /**
     * @param capacity numbers that are kept, above 0
     */
    Recent(int capacity) {
        numbers = new float[capacity];
    }

    void add(float number) {
        numbers[next] = number;
        next = (next + 1) % numbers.length;
        size = Math.max(size, next == 0 ? numbers.length : next);
    }

    /** Numbers kept, 0 to the capacity. */
    int size() {
        return size;
    }

    /**
     * The number that is as great as this share of all of them; there must be one.
     *
     * @param share 0 (the least number) to 1 (the greatest)
     */
    float quantile(double share) {
        float[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        return sorted[Math.clamp(Math.round(share * size) - 1, 0, size - 1)];
    }
}
