package reins.sessions.format.hdf5;

import reins.core.fact.Blob;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * A type of numbers or texts in an HDF5 file, as its datatype message. Safe on every thread.
 *
 * @param size bytes of one value
 * @param message see <a
 *     href="https://support.hdfgroup.org/documentation/hdf5/latest/_f_m_t3.html">the file format
 *     specification</a>, IV.A.2.d
 */
record Hdf5Type(int size, Blob message) {
    static final Hdf5Type INT8 = fixed(1, true);
    static final Hdf5Type UINT8 = fixed(1, false);
    static final Hdf5Type INT32 = fixed(4, true);
    static final Hdf5Type INT64 = fixed(8, true);
    static final Hdf5Type FLOAT32 = floating(4, 23, 8, 127);
    static final Hdf5Type FLOAT64 = floating(8, 52, 11, 1023);

    /** What h5py takes for NumPy's bool: an enumeration over an 8-bit integer. */
    static final Hdf5Type BOOL = bool();

    /** UTF-8, filled up with zeros. */
    static Hdf5Type text(int size) {
        return new Hdf5Type(size, filled(head(3, 0x11, 0, 0, size)));
    }

    /** ASCII, filled up with zeros: NumPy's {@code S}. */
    static Hdf5Type ascii(int size) {
        return new Hdf5Type(size, filled(head(3, 0x01, 0, 0, size)));
    }

    private static Hdf5Type fixed(int size, boolean signed) {
        ByteBuffer message = head(0, signed ? 0x08 : 0x00, 0, 0, size, 4);
        message.putShort(8, (short) 0); // the first bit
        message.putShort(10, (short) (size * 8));
        return new Hdf5Type(size, filled(message));
    }

    private static Hdf5Type floating(int size, int mantissa, int exponent, int bias) {
        ByteBuffer message = head(1, 0x20, size * 8 - 1, 0, size, 12);
        message.position(8);
        message.putShort((short) 0).putShort((short) (size * 8));
        message.put((byte) mantissa).put((byte) exponent).put((byte) 0).put((byte) mantissa);
        message.putInt(bias);
        return new Hdf5Type(size, filled(message));
    }

    private static Hdf5Type bool() {
        byte[] names = "FALSE\0\0\0TRUE\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
        byte[] base = INT8.message.toArray();
        ByteBuffer message = head(8, 2, 0, 0, 1, base.length + names.length + 2);
        message.position(8);
        message.put(base).put(names).put((byte) 0).put((byte) 1);
        return new Hdf5Type(1, filled(message));
    }

    private static Blob filled(ByteBuffer message) {
        byte[] bytes = new byte[message.capacity()];
        message.get(0, bytes);
        return Blob.of(bytes);
    }

    private static ByteBuffer head(int kind, int bits0, int bits1, int bits2, int size) {
        return head(kind, bits0, bits1, bits2, size, 0);
    }

    private static ByteBuffer head(
            int kind, int bits0, int bits1, int bits2, int size, int properties) {
        ByteBuffer message = ByteBuffer.allocate(8 + properties).order(ByteOrder.LITTLE_ENDIAN);
        message.put((byte) (1 << 4 | kind));
        message.put((byte) bits0).put((byte) bits1).put((byte) bits2);
        return message.putInt(size);
    }
}
