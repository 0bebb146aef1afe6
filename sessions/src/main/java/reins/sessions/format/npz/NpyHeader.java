package reins.sessions.format.npz;

import reins.sessions.format.Limits;

import java.io.DataInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * How an array of NumPy's begins: see <a
 * href="https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html">NumPy's file
 * format</a>. Safe on every thread.
 *
 * @param shape {@code [rows, …]}; empty for one number alone
 */
record NpyHeader(NpyType type, List<Long> shape) {
    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'};
    private static final int ALIGNED = 64;
    private static final int MOST = 1 << 16;
    private static final Pattern DICTIONARY =
            Pattern.compile(
                    "\\{'descr': '([^']{1,16})', 'fortran_order': (True|False),"
                            + " 'shape': \\(([0-9, ]{0,200})\\), \\}\\s*");

    NpyHeader {
        shape = List.copyOf(shape);
    }

    long rows() {
        return shape.isEmpty() ? 1 : shape.getFirst();
    }

    /** Numbers in a row, or the largest number there is where there are more. */
    long columns() {
        return Limits.product(shape.stream().skip(1).mapToLong(Long::longValue).toArray());
    }

    /** Bytes behind the header, or the largest number there is where there are more. */
    long bytes() {
        return Limits.product(rows(), columns(), type.size());
    }

    byte[] write() {
        String sides =
                shape.size() == 1
                        ? shape.getFirst() + ","
                        : shape.stream().map(String::valueOf).collect(Collectors.joining(", "));
        String text =
                "{'descr': '%s', 'fortran_order': False, 'shape': (%s), }"
                        .formatted(type.code(), sides);
        int start = MAGIC.length + 4;
        int size = Math.ceilDiv(start + text.length() + 1, ALIGNED) * ALIGNED;
        byte[] bytes = new byte[size];
        Arrays.fill(bytes, (byte) ' ');
        System.arraycopy(MAGIC, 0, bytes, 0, MAGIC.length);
        bytes[6] = 1;
        bytes[7] = 0;
        bytes[8] = (byte) (size - start);
        bytes[9] = (byte) ((size - start) >> 8);
        byte[] dictionary = text.getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(dictionary, 0, bytes, start, dictionary.length);
        bytes[size - 1] = '\n';
        return bytes;
    }

    /**
     * @throws RuntimeException where it is no such header, or of a type that is not read here
     */
    static NpyHeader read(DataInputStream in) throws IOException {
        byte[] magic = new byte[MAGIC.length];
        in.readFully(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IllegalArgumentException("there is no array of NumPy's");
        }
        int version = in.readUnsignedByte();
        in.readUnsignedByte();
        int length = in.readUnsignedByte() | in.readUnsignedByte() << 8;
        if (version > 1) {
            length |= in.readUnsignedByte() << 16 | in.readUnsignedByte() << 24;
        }
        if (version < 1 || version > 3 || length < 0 || length > MOST) {
            throw new IllegalArgumentException("an array's header is not as NumPy writes it");
        }
        byte[] text = new byte[length];
        in.readFully(text);
        Matcher parts = DICTIONARY.matcher(new String(text, StandardCharsets.UTF_8));
        if (!parts.matches()) {
            throw new IllegalArgumentException("an array's header is not as NumPy writes it");
        }
        List<Long> shape = new ArrayList<>();
        for (String side : parts.group(3).split(",", -1)) {
            if (!side.isBlank()) {
                shape.add(Long.parseLong(side.strip()));
            }
        }
        if (parts.group(2).equals("True") && shape.size() > 1) {
            throw new IllegalArgumentException(
                    "an array is stored column by column; save it row by row");
        }
        return new NpyHeader(NpyType.of(parts.group(1)), shape);
    }
}
