package reins.sessions.format.npz;

import reins.sessions.format.Limits;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Writes an {@code .npz} of NumPy's whose arrays grow side by side, row by row: each is first
 * written to a file of its own next to the target, and packed at the end. Used by one thread.
 */
final class NpzWriter implements AutoCloseable {
    private final Path target;
    private final Map<String, Growing> arrays = new LinkedHashMap<>();

    NpzWriter(Path target) {
        this.target = target;
    }

    /** An array that grows. */
    private static final class Growing {
        private final NpyType type;
        private final List<Long> row;
        private final Path spool;
        private final OutputStream out;
        private long bytes;

        Growing(NpyType type, List<Long> row, Path spool) throws IOException {
            this.type = type;
            this.row = row;
            this.spool = spool;
            out = new BufferedOutputStream(Files.newOutputStream(spool), 1 << 16);
        }

        NpyHeader header() {
            long row = Limits.product(this.row.stream().mapToLong(Long::longValue).toArray());
            List<Long> shape = new ArrayList<>();
            shape.add(row == 0 ? 0 : bytes / (row * type.size()));
            shape.addAll(this.row);
            return new NpyHeader(type, shape);
        }
    }

    /** Begins an array of rows of a shape; without a shape, of numbers. */
    void begin(String name, NpyType type, long... row) throws IOException {
        List<Long> shape = new ArrayList<>();
        for (long side : row) {
            shape.add(side);
        }
        Path spool = target.resolveSibling("%s.%d".formatted(target.getFileName(), arrays.size()));
        arrays.put(name, new Growing(type, shape, spool));
    }

    void floats(String name, float[] values) throws IOException {
        ByteBuffer bytes = little(values.length * Float.BYTES);
        bytes.asFloatBuffer().put(values);
        put(name, bytes);
    }

    void longs(String name, long... values) throws IOException {
        ByteBuffer bytes = little(values.length * Long.BYTES);
        bytes.asLongBuffer().put(values);
        put(name, bytes);
    }

    void ints(String name, int[] values) throws IOException {
        ByteBuffer bytes = little(values.length * Integer.BYTES);
        bytes.asIntBuffer().put(values);
        put(name, bytes);
    }

    void bytes(String name, byte[] values) throws IOException {
        put(name, ByteBuffer.wrap(values));
    }

    private void put(String name, ByteBuffer bytes) throws IOException {
        Growing array = array(name);
        byte[] plain = new byte[bytes.remaining()];
        bytes.get(plain);
        array.out.write(plain);
        array.bytes += plain.length;
    }

    private Growing array(String name) {
        Growing array = arrays.get(name);
        if (array == null) {
            throw new IllegalArgumentException("no array " + name);
        }
        return array;
    }

    /** Packs the arrays. */
    void finish() throws IOException {
        try (ZipOutputStream zip =
                new ZipOutputStream(
                        new BufferedOutputStream(Files.newOutputStream(target), 1 << 16))) {
            for (Map.Entry<String, Growing> entry : arrays.entrySet()) {
                Growing array = entry.getValue();
                array.out.close();
                zip.putNextEntry(new ZipEntry(entry.getKey() + ".npy"));
                zip.write(array.header().write());
                Files.copy(array.spool, zip);
                zip.closeEntry();
            }
        }
    }

    /** Removes all temporary files, even where the disk is full. */
    @Override
    public void close() throws IOException {
        List<IOException> failures = new ArrayList<>();
        for (Growing array : arrays.values()) {
            try (OutputStream _ = array.out) {
                Files.deleteIfExists(array.spool);
            } catch (IOException e) {
                failures.add(e);
            }
        }
        if (!failures.isEmpty()) {
            throw failures.getFirst();
        }
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
