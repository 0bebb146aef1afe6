package reins.sessions.format.npz;

import reins.sessions.Damaged;
import reins.sessions.format.Limits;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;

/**
 * An {@code .npz} of NumPy's, whose arrays are read side by side, row by row. What a header claims
 * is checked against what is packed, and Python objects are refused. Used by one thread.
 */
final class NpzReader implements AutoCloseable {
    private final Path file;
    private final ZipFile zip;

    private NpzReader(Path file, ZipFile zip) {
        this.file = file;
        this.zip = zip;
    }

    /**
     * @throws reins.core.fact.ReinsException where it is no such file
     */
    static NpzReader open(Path file) {
        try {
            return new NpzReader(file, new ZipFile(file.toFile()));
        } catch (IOException | RuntimeException e) {
            throw Damaged.at(file, "its beginning", "there is no archive of NumPy's arrays", e);
        }
    }

    Path file() {
        return file;
    }

    boolean has(String name) {
        return zip.getEntry(name + ".npy") != null;
    }

    /** An array of the archive, at its first row. */
    Array array(String name) {
        Optional<ZipEntry> entry = Optional.ofNullable(zip.getEntry(name + ".npy"));
        if (entry.isEmpty()) {
            throw Damaged.at(file, name, "there is no such array");
        }
        try {
            DataInputStream in =
                    new DataInputStream(
                            new BufferedInputStream(zip.getInputStream(entry.get()), 1 << 16));
            NpyHeader header = NpyHeader.read(in);
            long most = Limits.product(entry.get().getCompressedSize(), Limits.DEFLATE_RATIO);
            if (header.bytes() < 0 || header.bytes() > most) {
                throw new IllegalArgumentException(
                        "the file is too small for numbers of shape %s".formatted(header.shape()));
            }
            return new Array(name, header, in);
        } catch (IOException | RuntimeException e) {
            throw Damaged.at(file, name, e);
        }
    }

    /** Rows of an array. */
    final class Array implements AutoCloseable {
        private final String name;
        private final NpyHeader header;
        private final DataInputStream in;

        private Array(String name, NpyHeader header, DataInputStream in) {
            this.name = name;
            this.header = header;
            this.in = in;
        }

        NpyHeader header() {
            return header;
        }

        /** The next rows as 32-bit numbers. */
        float[] floats(long rows) {
            ByteBuffer bytes = next(rows);
            float[] values = new float[bytes.remaining() / header.type().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] =
                        switch (header.type()) {
                            case FLOAT32 -> bytes.getFloat();
                            case FLOAT64 -> (float) bytes.getDouble();
                            default -> (float) whole(bytes);
                        };
            }
            return values;
        }

        /** The next rows as whole numbers. */
        long[] longs(long rows) {
            if (header.type() == NpyType.FLOAT32 || header.type() == NpyType.FLOAT64) {
                throw Damaged.at(file, name, "whole numbers belong here");
            }
            ByteBuffer bytes = next(rows);
            long[] values = new long[bytes.remaining() / header.type().size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = whole(bytes);
            }
            return values;
        }

        /** The next rows of 8-bit numbers. */
        byte[] bytes(long rows) {
            if (header.type() != NpyType.UINT8) {
                throw Damaged.at(file, name, "numbers from 0 to 255 belong here");
            }
            ByteBuffer next = next(rows);
            byte[] bytes = new byte[next.remaining()];
            next.get(bytes);
            return bytes;
        }

        private long whole(ByteBuffer bytes) {
            return switch (header.type()) {
                case INT64 -> bytes.getLong();
                case INT32 -> bytes.getInt();
                case INT16 -> bytes.getShort();
                case INT8, BOOL -> bytes.get();
                case UINT8 -> bytes.get() & 0xff;
                case FLOAT32, FLOAT64 -> throw new IllegalStateException("not whole");
            };
        }

        private ByteBuffer next(long rows) {
            long size = Limits.product(rows, header.columns(), header.type().size());
            Limits.hold(file, name, size);
            byte[] bytes = new byte[Math.toIntExact(size)];
            try {
                in.readFully(bytes);
            } catch (EOFException e) {
                throw Damaged.at(file, name, "the array is cut off", e);
            } catch (IOException e) {
                throw Damaged.at(file, name, e);
            }
            return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException e) {
                throw Damaged.at(file, name, e);
            }
        }
    }

    @Override
    public void close() {
        try {
            zip.close();
        } catch (IOException e) {
            throw Damaged.at(file, "its end", e);
        }
    }
}
