package reins.sessions.format.parquet;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a column holds in one row group; a missing value is NaN, 0, false or empty. Used by one
 * thread at a time.
 */
public final class Values {
    private static final byte[] NOTHING = {};

    private final Column column;
    private final float[] floats;
    private final double[] doubles;
    private final long[] wholes;
    private final byte[][] bytes;

    /** Where each row's list begins, and where the last ends; empty where it is no list. */
    private int[] starts = {};

    private int count;

    /** With room for this many values, all missing. */
    Values(Column column, int room) {
        this.column = column;
        Column.Kind kind = column.kind();
        floats = new float[kind == Column.Kind.FLOAT ? room : 0];
        doubles = new double[kind == Column.Kind.DOUBLE ? room : 0];
        wholes = new long[kind == Column.Kind.WHOLE || kind == Column.Kind.FLAG ? room : 0];
        bytes = new byte[kind == Column.Kind.TEXT || kind == Column.Kind.BYTES ? room : 0][];
        Arrays.fill(floats, Float.NaN);
        Arrays.fill(doubles, Double.NaN);
        Arrays.fill(bytes, NOTHING);
    }

    public Column column() {
        return column;
    }

    public int rows() {
        return column.list() ? starts.length - 1 : count;
    }

    /** Where the row's first value is. */
    public int start(int row) {
        return column.list() ? starts[row] : row;
    }

    /** How many values the row has. */
    public int length(int row) {
        return column.list() ? starts[row + 1] - starts[row] : 1;
    }

    /** A number, or 1 for true. */
    public double number(int place) {
        return switch (column.kind()) {
            case FLOAT -> floats[place];
            case DOUBLE -> doubles[place];
            case WHOLE, FLAG -> wholes[place];
            case TEXT, BYTES -> throw mismatch("a number");
        };
    }

    /** A number cut to a whole one, or 1 for true. */
    public long whole(int place) {
        return switch (column.kind()) {
            case FLOAT, DOUBLE -> (long) number(place);
            case WHOLE, FLAG -> wholes[place];
            case TEXT, BYTES -> throw mismatch("a number");
        };
    }

    public boolean flag(int place) {
        return number(place) != 0;
    }

    public String text(int place) {
        return new String(bytes(place), StandardCharsets.UTF_8);
    }

    /** The array itself: not to be changed. */
    public byte[] bytes(int place) {
        return switch (column.kind()) {
            case TEXT, BYTES -> bytes[place];
            case FLOAT, DOUBLE, WHOLE, FLAG -> throw mismatch("text");
        };
    }

    /** The row's numbers. */
    public float[] floats(int row) {
        int start = start(row);
        int length = length(row);
        if (column.kind() == Column.Kind.FLOAT) {
            return Arrays.copyOfRange(floats, start, start + length);
        }
        float[] numbers = new float[length];
        for (int i = 0; i < length; i++) {
            numbers[i] = (float) number(start + i);
        }
        return numbers;
    }

    private IllegalArgumentException mismatch(String wanted) {
        return new IllegalArgumentException(
                "column %s holds %s, not %s".formatted(column.name(), column.kind(), wanted));
    }

    /** Counts this many more values. */
    void add(int more) {
        count += more;
    }

    /** Takes over one value of another column's of the same kind. */
    void set(int place, Values other, int otherPlace) {
        switch (column.kind()) {
            case FLOAT -> floats[place] = other.floats[otherPlace];
            case DOUBLE -> doubles[place] = other.doubles[otherPlace];
            case WHOLE, FLAG -> wholes[place] = other.wholes[otherPlace];
            case TEXT, BYTES -> bytes[place] = other.bytes[otherPlace];
        }
    }

    int count() {
        return count;
    }

    void setStarts(int[] starts) {
        this.starts = starts;
    }

    float[] floats() {
        return floats;
    }

    double[] doubles() {
        return doubles;
    }

    long[] wholes() {
        return wholes;
    }

    byte[][] bytes() {
        return bytes;
    }
}
