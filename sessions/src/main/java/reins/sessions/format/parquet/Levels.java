package reins.sessions.format.parquet;

import java.io.ByteArrayOutputStream;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;

/**
 * Small whole numbers as runs and groups of bits, Parquet's RLE / bit-packing hybrid, see
 * https://parquet.apache.org/docs/file-format/data-pages/encodings/#RLE. Safe on every thread.
 */
final class Levels {
    private Levels() {}

    /** Writes the same number several times. */
    static void writeRun(ByteArrayOutputStream out, int value, int count) {
        writeVarint(out, count << 1);
        out.write(value);
    }

    /**
     * Numbers of one bit each.
     *
     * @param bits eight a byte, the first in the lowest bit
     */
    static void writeBits(ByteArrayOutputStream out, byte[] bits, int count) {
        int groups = Math.ceilDiv(count, Byte.SIZE);
        writeVarint(out, (groups << 1) | 1);
        out.write(bits, 0, groups);
    }

    private static void writeVarint(ByteArrayOutputStream out, int value) {
        int rest = value;
        while ((rest & ~0x7f) != 0) {
            out.write((rest & 0x7f) | 0x80);
            rest >>>= 7;
        }
        out.write(rest);
    }

    /**
     * Reads as many numbers as {@code into} has room for.
     *
     * @param bitWidth 0 to 32
     * @throws BufferUnderflowException where there are fewer
     * @throws IllegalArgumentException where a run makes no sense
     */
    static void read(ByteBuffer in, int bitWidth, int[] into) {
        if (bitWidth < 0 || bitWidth > Integer.SIZE) {
            throw new IllegalArgumentException("numbers of %d bits".formatted(bitWidth));
        }
        int bytes = Math.ceilDiv(bitWidth, Byte.SIZE);
        int done = 0;
        while (done < into.length) {
            int header = varint(in);
            int count = header >>> 1;
            if (count == 0) {
                throw new IllegalArgumentException("an empty run");
            }
            if ((header & 1) == 0) {
                int value = 0;
                for (int i = 0; i < bytes; i++) {
                    value |= (in.get() & 0xff) << (Byte.SIZE * i);
                }
                int end = (int) Math.min(into.length, (long) done + count);
                while (done < end) {
                    into[done++] = value;
                }
            } else {
                int end = (int) Math.min(into.length, done + (long) count * Byte.SIZE);
                readBits(in, bitWidth, into, done, end);
                // The last group may be cut off behind the last number.
                int rest = (int) Math.min(in.remaining(), leftOver(count, bitWidth, end - done));
                in.position(in.position() + rest);
                done = end;
            }
        }
    }

    private static long leftOver(int groups, int bitWidth, int read) {
        return (long) groups * bitWidth - Math.ceilDiv((long) read * bitWidth, Byte.SIZE);
    }

    private static void readBits(ByteBuffer in, int bitWidth, int[] into, int first, int end) {
        long held = 0;
        int bits = 0;
        long mask = (1L << bitWidth) - 1;
        for (int i = first; i < end; i++) {
            while (bits < bitWidth) {
                held |= (in.get() & 0xffL) << bits;
                bits += Byte.SIZE;
            }
            into[i] = (int) (held & mask);
            held >>>= bitWidth;
            bits -= bitWidth;
        }
    }

    private static int varint(ByteBuffer in) {
        long value = 0;
        for (int shift = 0; shift < Integer.SIZE; shift += 7) {
            byte next = in.get();
            value |= (long) (next & 0x7f) << shift;
            if (next >= 0) {
                if (value > Integer.MAX_VALUE) {
                    break;
                }
                return (int) value;
            }
        }
        throw new IllegalArgumentException("a run too long");
    }
}
