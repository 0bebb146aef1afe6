package reins.sessions.format;

import reins.core.fact.Camera;
import reins.core.fact.Frame;
import reins.sessions.format.video.FilmReader;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.stream.ImageInputStream;

/** Pictures as PNG or JPEG files. Safe on every thread. */
public final class Stills {
    /** More than any camera's. */
    private static final long MOST_PIXELS = 1 << 26;

    private Stills() {}

    public static byte[] png(Frame frame) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ImageIO.write(frame.image(), "png", out);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    /**
     * A picture of a camera; one that is larger is made smaller.
     *
     * @throws IllegalArgumentException where it is not a picture, or of another shape
     */
    public static Frame read(byte[] bytes, Camera camera) {
        BufferedImage image = image(bytes);
        Camera fitting = FilmReader.fitting(camera.name(), image.getWidth(), image.getHeight());
        if (!fitting.equals(camera)) {
            throw new IllegalArgumentException(
                    "a picture has %d by %d pixels".formatted(image.getWidth(), image.getHeight()));
        }
        BufferedImage small =
                new BufferedImage(camera.width(), camera.height(), BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = small.createGraphics();
        pen.setRenderingHint(
                RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        pen.drawImage(image, 0, 0, camera.width(), camera.height(), null);
        pen.dispose();
        return Frame.of(camera.name(), small);
    }

    /** Looks at the size first. */
    private static BufferedImage image(byte[] bytes) {
        try (ImageInputStream in =
                ImageIO.createImageInputStream(new ByteArrayInputStream(bytes))) {
            Iterator<ImageReader> readers = ImageIO.getImageReaders(in);
            if (!readers.hasNext()) {
                throw new IllegalArgumentException("there is no PNG or JPEG picture");
            }
            ImageReader reader = readers.next();
            try {
                reader.setInput(in, true, true);
                long pixels = (long) reader.getWidth(0) * reader.getHeight(0);
                if (pixels < 1 || pixels > MOST_PIXELS) {
                    throw new IllegalArgumentException("a picture has %d pixels".formatted(pixels));
                }
                return reader.read(0);
            } finally {
                reader.dispose();
            }
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException("a picture is damaged: " + e.getMessage(), e);
        }
    }
}
