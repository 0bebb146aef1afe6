package reins.app.widgets;

import javafx.scene.image.ImageView;
import javafx.scene.image.PixelBuffer;
import javafx.scene.image.PixelFormat;
import javafx.scene.image.WritableImage;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferInt;
import java.nio.IntBuffer;

/**
 * One picture that Java2D paints and JavaFX shows, without a copy between them. Used by the fx
 * thread only.
 */
final class Pixels {
    private final BufferedImage picture;
    private final PixelBuffer<IntBuffer> buffer;
    private final WritableImage image;

    /** Width and height in pixels, above 0. */
    Pixels(int width, int height) {
        picture = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB_PRE);
        int[] data = ((DataBufferInt) picture.getRaster().getDataBuffer()).getData();
        buffer =
                new PixelBuffer<>(
                        width, height, IntBuffer.wrap(data), PixelFormat.getIntArgbPreInstance());
        image = new WritableImage(buffer);
    }

    BufferedImage picture() {
        return picture;
    }

    boolean hasSize(int width, int height) {
        return picture.getWidth() == width && picture.getHeight() == height;
    }

    /** Shows what was painted. */
    void showIn(ImageView view) {
        buffer.updateBuffer(_ -> null);
        view.setImage(image);
    }
}
