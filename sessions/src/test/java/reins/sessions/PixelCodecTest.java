package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.sql.SQLException;
import java.util.Arrays;
import java.util.SplittableRandom;

final class PixelCodecTest {
    private static final int SIZE = 160 * 120 * 3;

    private final SplittableRandom random = new SplittableRandom(2);

    private byte[] noisy(int colours) {
        byte[] pixels = new byte[SIZE];
        for (int i = 0; i < SIZE; i++) {
            pixels[i] = (byte) random.nextInt(colours);
        }
        return pixels;
    }

    private byte[] flat() {
        byte[] pixels = new byte[SIZE];
        Arrays.fill(pixels, (byte) random.nextInt());
        return pixels;
    }

    /** A camera may be covered and uncovered: the kind of picture changes from one to the next. */
    @Test
    void everyPictureIsPackedWhateverKindTheOneBeforeWasOf() throws SQLException {
        try (PixelCodec codec = new PixelCodec()) {
            for (int i = 0; i < 20; i++) {
                boolean noisy = random.nextBoolean();
                byte[] pixels = noisy ? noisy(16) : flat();
                byte[] packed = codec.pack(pixels);
                assertTrue(packed.length < (noisy ? 0.6 * SIZE : 0.01 * SIZE), "bytes of " + i);
                assertArrayEquals(pixels, codec.unpack(packed, SIZE));
            }
        }
    }

    @Test
    void whatCannotBePackedIsKeptAsItIs() throws SQLException {
        try (PixelCodec codec = new PixelCodec()) {
            for (int i = 0; i < 3; i++) {
                byte[] pixels = noisy(256);
                assertArrayEquals(pixels, codec.pack(pixels));
                assertArrayEquals(pixels, codec.unpack(pixels, SIZE));
            }
        }
    }
}
