package reins.policies.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.List;

/**
 * Rows drawn from replays, one direct buffer {@code [rows, width]} for each column; filled again
 * and again, so that drawing allocates nothing. Used by one thread at a time.
 */
public final class Batch {
    private final int rows;
    private final List<Integer> widths;
    private final List<FloatBuffer> columns;
    private final int[] sources;

    Batch(int rows, List<Integer> widths) {
        if (rows <= 0) {
            throw new IllegalArgumentException(rows + " rows");
        }
        this.rows = rows;
        sources = new int[rows];
        this.widths = widths;
        List<FloatBuffer> made = new ArrayList<>();
        for (int width : widths) {
            made.add(
                    ByteBuffer.allocateDirect(rows * width * Float.BYTES)
                            .order(ByteOrder.nativeOrder())
                            .asFloatBuffer());
        }
        columns = List.copyOf(made);
    }

    public int rows() {
        return rows;
    }

    /** Numbers of one column in each row. */
    public int width(int index) {
        return widths.get(index);
    }

    /** The numbers of one column, {@code [rows, width]}, as drawn last. */
    public FloatBuffer column(int index) {
        return columns.get(index).duplicate().clear();
    }

    /** The replay's row that a row was drawn from last. */
    int source(int row) {
        return sources[row];
    }

    /**
     * Fills a row's first columns.
     *
     * @param source the replay's row
     * @param offset where the row's numbers begin
     * @param filled how many columns
     */
    void fill(int row, int source, float[] numbers, int offset, int filled) {
        sources[row] = source;
        int from = offset;
        for (int i = 0; i < filled; i++) {
            int width = widths.get(i);
            columns.get(i).put(row * width, numbers, from, width);
            from += width;
        }
    }
}
