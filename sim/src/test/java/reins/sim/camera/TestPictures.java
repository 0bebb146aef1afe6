package reins.sim.camera;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

import javax.imageio.ImageIO;

/** Pictures of one colour. */
final class TestPictures {
    private TestPictures() {}

    static BufferedImage plain(int width, int height, int rgb) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                image.setRGB(x, y, rgb);
            }
        }
        return image;
    }

    static byte[] jpeg(int width, int height, int rgb) {
        return file("jpg", width, height, rgb);
    }

    static byte[] png(int width, int height, int rgb) {
        return file("png", width, height, rgb);
    }

    private static byte[] file(String format, int width, int height, int rgb) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(plain(width, height, rgb), format, bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
