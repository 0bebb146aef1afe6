package reins.sim.arbiters;

import reins.core.role.Act;

import java.util.Arrays;

/** The doubts and risks of a policy's newest acts. Used by one thread at a time. */
final class Recent {
    /** A doubt and a risk that are not to be exceeded. Safe on every thread. */
    record Limits(float doubt, float risk) {
        static final Limits NONE = new Limits(Float.POSITIVE_INFINITY, Float.POSITIVE_INFINITY);

        boolean areExceededBy(Act act) {
            return act.doubt() > doubt || act.risk() > risk;
        }
    }

    private final float[] doubts;
    private final float[] risks;
    private int size;
    private int next;

    /**
     * @param capacity the most acts that are kept, above 0
     */
    Recent(int capacity) {
        doubts = new float[capacity];
        risks = new float[capacity];
    }

    void add(Act act) {
        doubts[next] = act.doubt();
        risks[next] = act.risk();
        next = (next + 1) % doubts.length;
        size = Math.max(size, next == 0 ? doubts.length : next);
    }

    /** Acts kept, 0 to the capacity. */
    int size() {
        return size;
    }

    /** The median of what they were; there must be one. */
    Limits usual() {
        return new Limits(sorted(doubts)[index(0.5)], sorted(risks)[index(0.5)]);
    }

    /**
     * Equal quantiles of the doubts and of the risks which no more than this share of the acts
     * exceed in one or the other; there must be an act.
     *
     * @param share 0 to 1
     */
    Limits exceededBy(double share) {
        float[] sortedDoubts = sorted(doubts);
        float[] sortedRisks = sorted(risks);
        int[] ranks = new int[size];
        for (int i = 0; i < size; i++) {
            ranks[i] = Math.max(below(sortedDoubts, doubts[i]), below(sortedRisks, risks[i]));
        }
        Arrays.sort(ranks);
        int rank = ranks[index(1 - share)];
        return new Limits(sortedDoubts[rank], sortedRisks[rank]);
    }

    private float[] sorted(float[] numbers) {
        float[] sorted = Arrays.copyOf(numbers, size);
        Arrays.sort(sorted);
        return sorted;
    }

    private int index(double share) {
        return Math.clamp(Math.round(share * size) - 1, 0, size - 1);
    }

    /** How many of the numbers are less than this one, 0 to all. */
    private static int below(float[] sorted, float number) {
        int from = 0;
        int to = sorted.length;
        while (from < to) {
            int middle = (from + to) / 2;
            if (sorted[middle] < number) {
                from = middle + 1;
            } else {
                to = middle;
            }
        }
        return from;
    }
}
