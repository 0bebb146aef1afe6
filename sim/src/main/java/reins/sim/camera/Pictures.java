package reins.sim.camera;

import reins.core.fact.Blob;
import reins.core.fact.Coding;
import reins.core.fact.Frame;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageInputStream;

/** Files of pictures as frames: a JPEG stays as it came. Safe on every thread. */
public final class Pictures {
    /** A picture of more pixels is refused. */
    static final long MOST_PIXELS = 1 << 24;

    private static final String CAMERA = "camera";

    private Pictures() {}

    /**
     * A frame of a JPEG; only its head is read.
     *
     * @throws IOException where it is none
     */
    public static Frame jpeg(byte[] bytes) throws IOException {
        int at = 2;
        while (at + 9 < bytes.length && (bytes[at] & 0xFF) == 0xFF) {
            int mark = bytes[at + 1] & 0xFF;
            if (mark == 0xFF) {
                at++;
            } else if (mark >= 0xC0
                    && mark <= 0xCF
                    && mark != 0xC4
                    && mark != 0xC8
                    && mark != 0xCC) {
                return new Frame(
                        CAMERA,
                        checked(two(bytes, at + 7), two(bytes, at + 5)),
                        two(bytes, at + 5),
                        Coding.JPEG,
                        Blob.of(bytes));
            } else {
                at += 2 + two(bytes, at + 2);
            }
        }
        throw new IOException("a picture is no JPEG");
    }

    private static int two(byte[] bytes, int at) {
        return ((bytes[at] & 0xFF) << 8) | (bytes[at + 1] & 0xFF);
    }

    private static int checked(int width, int height) throws IOException {
        if (width == 0 || height == 0 || (long) width * height > MOST_PIXELS) {
            throw new IOException("a picture has %d×%d pixels".formatted(width, height));
        }
        return width;
    }

    /**
     * A frame of any picture's file.
     *
     * @throws IOException where it is none
     */
    public static Frame any(byte[] bytes) throws IOException {
        if (bytes.length > 3 && (bytes[0] & 0xFF) == 0xFF && (bytes[1] & 0xFF) == 0xD8) {
            return jpeg(bytes);
        }
        try (ImageInputStream in =
                new MemoryCacheImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IOException("a file is no picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in);
                checked(reader.getWidth(0), reader.getHeight(0));
                BufferedImage image = reader.read(0);
                return Frame.of(CAMERA, image);
            } finally {
                reader.dispose();
            }
        } catch (RuntimeException e) { // the readers have several for what is no picture
            throw new IOException("a file is no picture", e);
        }
    }
}
