package reins.sessions.format.parquet;

import org.apache.parquet.format.Type;

import java.nio.ByteBuffer;

/**
 * Values one behind the other, Parquet's PLAIN encoding. Safe on every thread.
 *
 * @param type as it lies in the file
 */
record Plain(Type type) {
    /**
     * @throws RuntimeException where there are fewer than {@code count}
     */
    void read(ByteBuffer in, Values into, int first, int count) {
        switch (type) {
            case BOOLEAN -> {
                for (int i = 0; i < count; i++) {
                    int bits = in.get(in.position() + i / Byte.SIZE);
                    into.wholes()[first + i] = (bits >> (i % Byte.SIZE)) & 1;
                }
            }
            case INT32 -> {
                for (int i = 0; i < count; i++) {
                    into.wholes()[first + i] = in.getInt();
                }
            }
            case INT64 -> in.asLongBuffer().get(into.wholes(), first, count);
            case FLOAT -> in.asFloatBuffer().get(into.floats(), first, count);
            case DOUBLE -> in.asDoubleBuffer().get(into.doubles(), first, count);
            case BYTE_ARRAY -> {
                for (int i = 0; i < count; i++) {
                    int length = in.getInt();
                    if (length < 0 || length > in.remaining()) {
                        throw new IllegalArgumentException("a text of %d bytes".formatted(length));
                    }
                    byte[] bytes = new byte[length];
                    in.get(bytes);
                    into.bytes()[first + i] = bytes;
                }
            }
            case INT96, FIXED_LEN_BYTE_ARRAY ->
                    throw new IllegalArgumentException("values of type " + type);
        }
    }
}
