package reins.sessions.format.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * A column's rows that wait to be written, as they will lie in the file. Used by one thread at a
 * time.
 */
public final class ColumnBuffer {
    private static final int FIRST_BYTES = 1 << 12;

    private final Column column;
    private ByteBuffer values = ByteBuffer.allocate(FIRST_BYTES).order(ByteOrder.LITTLE_ENDIAN);
    private int count;

    /** Of each level a bit: whether it goes on with the list of the row before. */
    private byte[] repeats = new byte[FIRST_BYTES];

    /** Values and empty lists. */
    private int levels;

    private final ByteArrayOutputStream presence = new ByteArrayOutputStream();
    private int present;
    private int filled;

    ColumnBuffer(Column column) {
        this.column = column;
    }

    public Column column() {
        return column;
    }

    /** The one value of the next row, or the next one of its list. */
    public void put(float value) {
        room(Float.BYTES).putFloat(value);
        count++;
    }

    public void put(double value) {
        room(Double.BYTES).putDouble(value);
        count++;
    }

    public void put(long value) {
        room(Long.BYTES).putLong(value);
        count++;
    }

    public void put(boolean value) {
        if (count % Byte.SIZE == 0) {
            room(1).put((byte) 0);
        }
        int last = values.position() - 1;
        if (value) {
            values.put(last, (byte) (values.get(last) | 1 << count % Byte.SIZE));
        }
        count++;
    }

    public void put(String value) {
        if (value.isEmpty()) {
            room(Integer.BYTES).putInt(0);
        } else {
            byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
            room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
        }
        count++;
    }

    /** Ends a row, whose values were put before. */
    void endRow() {
        int length = count - filled;
        filled = count;
        if (!column.list()) {
            if (length != 1) {
                throw new IllegalStateException(
                        "%d values in a row of column %s".formatted(length, column.name()));
            }
            return;
        }
        int added = Math.max(1, length);
        int needed = Math.ceilDiv(levels + added, Byte.SIZE);
        if (needed > repeats.length) {
            repeats = Arrays.copyOf(repeats, 2 * needed);
        }
        for (int i = 1; i < added; i++) {
            int place = levels + i;
            repeats[place / Byte.SIZE] |= (byte) (1 << place % Byte.SIZE);
        }
        levels += added;
        if (length == 0) {
            endRun();
            Levels.writeRun(presence, ColumnShape.EMPTY_LIST, 1);
        } else {
            present += length;
        }
    }

    private void endRun() {
        if (present > 0) {
            Levels.writeRun(presence, ColumnShape.IN_LIST, present);
            present = 0;
        }
    }

    /** Values and empty lists. */
    int levels() {
        return column.list() ? levels : count;
    }

    int bytes() {
        return values.position() + levels / Byte.SIZE;
    }

    /** Levels and values as they lie in a page. */
    byte[] page() {
        ByteArrayOutputStream repetition = new ByteArrayOutputStream();
        if (column.list()) {
            Levels.writeBits(repetition, repeats, levels);
            endRun();
        } else {
            Levels.writeRun(presence, ColumnShape.PRESENT, count);
        }
        int size = Integer.BYTES + presence.size() + values.position();
        size += column.list() ? Integer.BYTES + repetition.size() : 0;
        ByteBuffer page = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        if (column.list()) {
            page.putInt(repetition.size()).put(repetition.toByteArray());
        }
        page.putInt(presence.size()).put(presence.toByteArray());
        return page.put(values.array(), 0, values.position()).array();
    }

    void clear() {
        values.clear();
        Arrays.fill(repeats, 0, Math.min(repeats.length, levels / Byte.SIZE + 1), (byte) 0);
        presence.reset();
        count = 0;
        levels = 0;
        present = 0;
        filled = 0;
    }

    private ByteBuffer room(int bytes) {
        if (values.remaining() < bytes) {
            int size = Math.max(2 * values.capacity(), values.position() + bytes);
            values =
                    ByteBuffer.allocate(size)
                            .order(ByteOrder.LITTLE_ENDIAN)
                            .put(values.array(), 0, values.position());
        }
        return values;
    }
}
