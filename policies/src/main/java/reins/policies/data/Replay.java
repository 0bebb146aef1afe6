package reins.policies.data;

import reins.core.fact.Vec;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A ring of rows of numbers, such as (observation, action, reward, next, continues), from which
 * batches are drawn with replacement. It grows up to its capacity; then the newest row replaces the
 * oldest. Used by one thread at a time.
 */
public final class Replay {
    private static final int FIRST_ROWS = 1024;

    private final int capacity;
    private final List<Integer> widths;
    private final int rowWidth;
    private float[] numbers;
    private int size;
    private int newest = -1;

    /**
     * @param capacity rows, above 0
     * @param widths numbers in each column of a row
     */
    public Replay(int capacity, List<Integer> widths) {
        if (capacity <= 0 || widths.isEmpty()) {
            throw new IllegalArgumentException(capacity + " rows of columns " + widths);
        }
        this.capacity = capacity;
        this.widths = List.copyOf(widths);
        rowWidth = this.widths.stream().mapToInt(Integer::intValue).sum();
        numbers = new float[Math.min(capacity, FIRST_ROWS) * rowWidth];
    }

    /** Rows held, 0 to the capacity. */
    public int size() {
        return size;
    }

    public boolean isEmpty() {
        return size == 0;
    }

    /**
     * Adds a row: one vector for each column.
     *
     * @return where it lies
     */
    public int add(Vec... columns) {
        if (columns.length != widths.size()) {
            throw new IllegalArgumentException(columns.length + " columns for widths " + widths);
        }
        int row = (newest + 1) % capacity;
        growTo(row + 1);
        int offset = row * rowWidth;
        for (int i = 0; i < columns.length; i++) {
            if (columns[i].size() != widths.get(i)) {
                throw new IllegalArgumentException(
                        "column "
                                + i
                                + " has "
                                + columns[i].size()
                                + " numbers, not "
                                + widths.get(i));
            }
            columns[i].copyTo(numbers, offset);
            offset += columns[i].size();
        }
        newest = row;
        size = Math.max(size, row + 1);
        return row;
    }

    /** Where the rows lie, the oldest first, {@code [size]}. */
    int[] oldestFirst() {
        int oldest = size < capacity ? 0 : (newest + 1) % capacity;
        return IntStream.range(0, size).map(i -> (oldest + i) % capacity).toArray();
    }

    /**
     * Forgets all rows but these.
     *
     * @param kept where they lie, the oldest first; they lie in this order from 0 on afterwards
     */
    void keep(int[] kept) {
        float[] left = new float[Math.max(kept.length, Math.min(capacity, FIRST_ROWS)) * rowWidth];
        for (int i = 0; i < kept.length; i++) {
            System.arraycopy(numbers, kept[i] * rowWidth, left, i * rowWidth, rowWidth);
        }
        numbers = left;
        size = kept.length;
        newest = size - 1;
    }

    /** Fills the rows {@code from} (inclusive) to {@code end} (exclusive) of a batch. */
    public void sample(RandomGenerator random, Batch batch, int from, int end) {
        if (size == 0 && end > from) {
            throw new IllegalStateException("nothing to sample from");
        }
        for (int row = from; row < end; row++) {
            int source = random.nextInt(size);
            batch.fill(row, source, numbers, source * rowWidth, widths.size());
        }
    }

    /** A batch of this many rows with this replay's columns. */
    public Batch batch(int rows) {
        return batch(rows, List.of());
    }

    /** The same with more columns behind, which somebody else fills. */
    Batch batch(int rows, List<Integer> more) {
        List<Integer> all = new ArrayList<>(widths);
        all.addAll(more);
        return new Batch(rows, List.copyOf(all));
    }

    private void growTo(int rows) {
        if (rows * rowWidth > numbers.length) {
            int grown = Math.min(capacity, rows * 2);
            numbers = Arrays.copyOf(numbers, grown * rowWidth);
        }
    }
}
