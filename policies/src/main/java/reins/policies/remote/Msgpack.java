package reins.policies.remote;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * MessagePack (msgpack.org, specification of 2013): what is needed of it, both ways. Safe on every
 * thread.
 */
final class Msgpack {
    private static final int BYTE = 0xFF;
    private static final int SHORT = 0xFFFF;

    private Msgpack() {}

    static byte[] write(Packed value) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            write(value, out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail
        }
        return bytes.toByteArray();
    }

    private static void write(Packed value, DataOutputStream out) throws IOException {
        switch (value) {
            case Packed.Nil.NIL -> out.writeByte(0xC0);
            case Packed.Flag(boolean flag) -> out.writeByte(flag ? 0xC3 : 0xC2);
            case Packed.Whole(long whole) -> writeWhole(whole, out);
            case Packed.Real(double real) -> {
                out.writeByte(0xCB);
                out.writeDouble(real);
            }
            case Packed.Text(String text) -> {
                byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
                writeSize(utf8.length, 0xA0, 31, new int[] {0xD9, 0xDA, 0xDB}, out);
                out.write(utf8);
            }
            case Packed.Bytes(Blob blob) -> {
                writeSize(blob.size(), 0, -1, new int[] {0xC4, 0xC5, 0xC6}, out);
                out.write(blob.toArray());
            }
            case Packed.Items(List<Packed> items) -> {
                writeSize(items.size(), 0x90, 15, new int[] {0xDC, 0xDC, 0xDD}, out);
                for (Packed item : items) {
                    write(item, out);
                }
            }
            case Packed.Fields(Map<Packed, Packed> fields) -> {
                writeSize(fields.size(), 0x80, 15, new int[] {0xDE, 0xDE, 0xDF}, out);
                for (Map.Entry<Packed, Packed> field : fields.entrySet()) {
                    write(field.getKey(), out);
                    write(field.getValue(), out);
                }
            }
        }
    }

    private static void writeWhole(long whole, DataOutputStream out) throws IOException {
        if (whole >= -32 && whole <= 127) {
            out.writeByte((int) whole);
        } else {
            out.writeByte(0xD3);
            out.writeLong(whole);
        }
    }

    /**
     * @param small the type of those so short that the size is part of it
     * @param shortest the longest of these; -1 for none
     * @param types of a size of 8, 16 and 32 bits; the first may be the second
     */
    private static void writeSize(
            int size, int small, int shortest, int[] types, DataOutputStream out)
            throws IOException {
        if (size <= shortest) {
            out.writeByte(small | size);
        } else if (size <= BYTE && types[0] != types[1]) {
            out.writeByte(types[0]);
            out.writeByte(size);
        } else if (size <= SHORT) {
            out.writeByte(types[1]);
            out.writeShort(size);
        } else {
            out.writeByte(types[2]);
            out.writeInt(size);
        }
    }

    /**
     * @throws ReinsException where it is no such value, or more than one
     */
    static Packed read(byte[] message) {
        return new MsgpackReader(message).whole();
    }
}
