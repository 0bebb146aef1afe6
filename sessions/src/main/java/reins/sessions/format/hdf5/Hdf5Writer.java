package reins.sessions.format.hdf5;

import io.jhdf.checksum.ChecksumUtils;

import reins.core.fact.Blob;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;

/**
 * Writes an HDF5 file from its leaves to its root, so that only what is being written is in memory:
 * a data set or group is written once, and its address goes into the group above it. Used by one
 * thread.
 *
 * <p>Version 3 superblock, version 2 object headers, compact links, contiguous layout: see <a
 * href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">the file format
 * specification</a>. The h5py and jhdf readers take it.
 */
final class Hdf5Writer implements AutoCloseable {
    private static final long UNDEFINED = -1;
    private static final int SUPERBLOCK = 48;
    private static final int BUFFER = 1 << 16;

    private final FileChannel channel;
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
    private long written;

    /** A value beside a group or data set. */
    record Attribute(String name, Hdf5Type type, Blob value) {
        static Attribute of(String name, long value) {
            return new Attribute(name, Hdf5Type.INT64, Blob.of(filled(little(8).putLong(value))));
        }

        static Attribute of(String name, String text) {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            return new Attribute(name, Hdf5Type.text(Math.max(1, bytes.length)), Blob.of(bytes));
        }
    }

    Hdf5Writer(Path file) throws IOException {
        channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        put(new byte[SUPERBLOCK]);
    }

    /** Writes {@code values}, {@code shape}, and tells the address. */
    long floats(float[] values, int... shape) throws IOException {
        long start = written;
        for (float value : values) {
            room(Float.BYTES).putFloat(value);
        }
        return dataset(Hdf5Type.FLOAT32, start, shape);
    }

    /** See {@link #floats}. */
    long doubles(double[] values, int... shape) throws IOException {
        long start = written;
        for (double value : values) {
            room(Double.BYTES).putDouble(value);
        }
        return dataset(Hdf5Type.FLOAT64, start, shape);
    }

    /** See {@link #floats}. */
    long ints(int[] values, int... shape) throws IOException {
        long start = written;
        for (int value : values) {
            room(Integer.BYTES).putInt(value);
        }
        return dataset(Hdf5Type.INT32, start, shape);
    }

    /** See {@link #floats}. */
    long longs(long[] values, int... shape) throws IOException {
        long start = written;
        for (long value : values) {
            room(Long.BYTES).putLong(value);
        }
        return dataset(Hdf5Type.INT64, start, shape);
    }

    /** Values that are bytes already, one block after the other, in a shape. */
    long bytes(Hdf5Type type, Iterable<byte[]> blocks, int... shape) throws IOException {
        long start = written;
        for (byte[] block : blocks) {
            put(block);
        }
        return dataset(type, start, shape);
    }

    /** A text of any length, as a data set of its UTF-8 bytes. */
    long text(String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        return bytes(Hdf5Type.UINT8, List.of(bytes), bytes.length);
    }

    private long dataset(Hdf5Type type, long start, int... shape) throws IOException {
        long size = written - start;
        long expected = type.size();
        for (int each : shape) {
            expected *= each;
        }
        if (size != expected) {
            throw new IllegalArgumentException(size + " bytes where " + expected + " belong");
        }
        Messages messages = new Messages();
        messages.add(1, dataspace(shape));
        messages.add(3, type.message().toArray());
        messages.add(5, new byte[] {3, 0x0a}); // no fill value: all is written
        messages.add(
                8,
                filled(
                        little(18)
                                .put((byte) 3)
                                .put((byte) 1)
                                .putLong(size == 0 ? UNDEFINED : start)
                                .putLong(size)));
        return header(messages);
    }

    /**
     * Writes a group and tells its address.
     *
     * @param children the addresses of what is in it, by name
     */
    long group(SortedMap<String, Long> children, List<Attribute> attributes) throws IOException {
        Messages messages = new Messages();
        messages.add(
                2, filled(little(18).putShort((short) 0).putLong(UNDEFINED).putLong(UNDEFINED)));
        messages.add(10, new byte[] {0, 0});
        for (Attribute attribute : attributes) {
            messages.add(12, attribute(attribute));
        }
        for (Map.Entry<String, Long> child : children.entrySet()) {
            messages.add(6, link(child.getKey(), child.getValue()));
        }
        return header(messages);
    }

    /** Makes the file whole. */
    void finish(long root) throws IOException {
        flush();
        ByteBuffer superblock = little(SUPERBLOCK);
        superblock.put(new byte[] {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'});
        superblock.put((byte) 3).put((byte) 8).put((byte) 8).put((byte) 0);
        superblock.putLong(0).putLong(UNDEFINED).putLong(written).putLong(root);
        superblock.putInt(checksum(superblock));
        superblock.flip();
        while (superblock.hasRemaining()) {
            channel.write(superblock, superblock.position());
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private long header(Messages messages) throws IOException {
        byte[] content = messages.bytes.toByteArray();
        ByteBuffer header = little(4 + 1 + 1 + 4 + content.length + 4);
        header.put("OHDR".getBytes(StandardCharsets.US_ASCII)).put((byte) 2).put((byte) 2);
        header.putInt(content.length).put(content);
        header.putInt(checksum(header));
        long address = written;
        put(filled(header));
        return address;
    }

    private static final class Messages {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        void add(int kind, byte[] message) {
            if (message.length >= 1 << 16) {
                throw new IllegalArgumentException(message.length + " bytes in a header's message");
            }
            ByteBuffer head = little(4);
            head.put((byte) kind).putShort((short) message.length).put((byte) 0);
            bytes.writeBytes(filled(head));
            bytes.writeBytes(message);
        }
    }

    private static byte[] dataspace(int... shape) {
        ByteBuffer message = little(4 + shape.length * 8);
        message.put((byte) 2).put((byte) shape.length).put((byte) 0);
        message.put((byte) (shape.length == 0 ? 0 : 1));
        for (int each : shape) {
            message.putLong(each);
        }
        return filled(message);
    }

    private static byte[] attribute(Attribute attribute) {
        byte[] name = (attribute.name + "\0").getBytes(StandardCharsets.UTF_8);
        byte[] type = attribute.type.message().toArray();
        byte[] space = dataspace();
        ByteBuffer message =
                little(9 + name.length + type.length + space.length + attribute.type.size());
        message.put((byte) 3).put((byte) 0);
        message.putShort((short) name.length);
        message.putShort((short) type.length).putShort((short) space.length);
        message.put((byte) 1);
        message.put(name).put(type).put(space).put(attribute.value.toArray());
        return filled(message);
    }

    private static byte[] link(String child, long address) {
        byte[] name = child.getBytes(StandardCharsets.UTF_8);
        if (name.length > 255) {
            throw new IllegalArgumentException("a name of " + name.length + " bytes");
        }
        ByteBuffer message = little(4 + name.length + 8);
        message.put((byte) 1).put((byte) 0x10).put((byte) 1); // the name is UTF-8
        message.put((byte) name.length).put(name).putLong(address);
        return filled(message);
    }

    private static int checksum(ByteBuffer soFar) {
        byte[] bytes = new byte[soFar.position()];
        soFar.get(0, bytes);
        return ChecksumUtils.checksum(bytes);
    }

    private void put(byte[] bytes) throws IOException {
        int done = 0;
        while (done < bytes.length) {
            int some = Math.min(bytes.length - done, BUFFER);
            room(some).put(bytes, done, some);
            done += some;
        }
    }

    /** The buffer with room for this many more bytes. */
    private ByteBuffer room(int size) throws IOException {
        if (buffer.remaining() < size) {
            flush();
        }
        written += size;
        return buffer;
    }

    private void flush() throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    private static byte[] filled(ByteBuffer message) {
        byte[] bytes = new byte[message.capacity()];
        message.get(0, bytes);
        return bytes;
    }

    private static ByteBuffer little(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
