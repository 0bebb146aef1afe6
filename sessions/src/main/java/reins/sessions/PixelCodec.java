package reins.sessions;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.Inflater;

/**
 * Pictures as the bytes of a session file, exact both ways: deflated (RFC 1951) where that makes
 * them smaller, else as they are, so the size tells which. Used by one thread at a time.
 */
final class PixelCodec implements AutoCloseable {
    /** On pictures of flat colours a higher level takes four times the time for a quarter less. */
    private static final int LEVEL = 3;

    /** On noisy pictures any level above this takes longer and gains nothing. */
    private static final int NOISY_LEVEL = Deflater.BEST_SPEED;

    private final Deflater deflater = new Deflater(LEVEL, true);
    private final Inflater inflater = new Inflater(true);

    byte[] pack(byte[] pixels) {
        deflater.reset();
        deflater.setInput(pixels);
        deflater.finish();
        byte[] packed = new byte[pixels.length];
        int size = deflater.deflate(packed);
        if (size == 0) { // a new level takes a call of its own
            size = deflater.deflate(packed);
        }
        // The next picture is likely to be of the same kind.
        deflater.setLevel(size > pixels.length / 4 ? NOISY_LEVEL : LEVEL);
        return deflater.finished() && size < pixels.length ? Arrays.copyOf(packed, size) : pixels;
    }

    /**
     * @param size bytes of the picture
     */
    byte[] unpack(byte[] packed, int size) throws SQLException {
        if (packed.length == size) {
            return packed;
        }
        inflater.reset();
        inflater.setInput(packed);
        byte[] pixels = new byte[size];
        try {
            int unpacked = inflater.inflate(pixels);
            if (unpacked != size || !isOver()) {
                throw Faults.damaged("a picture of " + unpacked + " bytes of " + size);
            }
        } catch (DataFormatException e) {
            throw Faults.damaged("a picture: " + e);
        }
        return pixels;
    }

    /** The mark of the end may lie behind the last byte of a picture. */
    private boolean isOver() throws DataFormatException {
        return inflater.finished() || (inflater.inflate(new byte[1]) == 0 && inflater.finished());
    }

    @Override
    public void close() {
        deflater.end();
        inflater.end();
    }
}
