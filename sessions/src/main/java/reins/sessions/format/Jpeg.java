package reins.sessions.format;

import reins.core.fact.Frame;

import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Iterator;

import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;

/** Pictures as JPEG files, and back. Safe on every thread. */
public final class Jpeg {
    /** The quality, at most 1; the loss is hardly visible. */
    private static final float QUALITY = 0.95f;

    private Jpeg() {}

    /** How large a JPEG's picture is, in pixels, before it is decoded. */
    public record Size(int width, int height) {}

    /**
     * @throws IOException where it is no JPEG
     */
    public static Size size(byte[] jpeg) throws IOException {
        return read(jpeg, reader -> new Size(reader.getWidth(0), reader.getHeight(0)));
    }

    /**
     * Decodes a picture that must be of this size.
     *
     * @throws IOException where it is no JPEG, or of another size
     */
    public static Frame decode(String camera, int width, int height, byte[] jpeg)
            throws IOException {
        if (!isWhole(jpeg)) {
            throw new IOException("a picture is cut off");
        }
        BufferedImage image =
                read(
                        jpeg,
                        reader -> {
                            if (reader.getWidth(0) != width || reader.getHeight(0) != height) {
                                throw new IOException(
                                        "a picture is %d×%d, where %d×%d belongs"
                                                .formatted(
                                                        reader.getWidth(0),
                                                        reader.getHeight(0),
                                                        width,
                                                        height));
                            }
                            return reader.read(0);
                        });
        return Frame.of(camera, image);
    }

    /** Whether the mark of the end is there; zeros may follow it. */
    private static boolean isWhole(byte[] jpeg) {
        int end = jpeg.length;
        while (end > 0 && jpeg[end - 1] == 0) {
            end--;
        }
        return end > 2 && jpeg[end - 2] == (byte) 0xff && jpeg[end - 1] == (byte) 0xd9;
    }

    /** A picture of this size as a JPEG, scaled where it is of another one. */
    public static byte[] encode(Frame frame, int width, int height) throws IOException {
        BufferedImage image = frame.image();
        if (frame.width() != width || frame.height() != height) {
            BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
            Graphics2D graphics = scaled.createGraphics();
            graphics.setRenderingHint(
                    RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
            graphics.drawImage(image, 0, 0, width, height, null);
            graphics.dispose();
            image = scaled;
        }
        ImageWriter writer = ImageIO.getImageWritersByFormatName("jpeg").next();
        try (ByteArrayOutputStream bytes = new ByteArrayOutputStream();
                MemoryCacheImageOutputStream out = new MemoryCacheImageOutputStream(bytes)) {
            ImageWriteParam settings = writer.getDefaultWriteParam();
            settings.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            settings.setCompressionQuality(QUALITY);
            writer.setOutput(out);
            writer.write(null, new IIOImage(image, null, null), settings);
            out.flush();
            return bytes.toByteArray();
        } finally {
            writer.dispose();
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T from(ImageReader reader) throws IOException;
    }

    private static <T> T read(byte[] jpeg, Reading<T> reading) throws IOException {
        Iterator<ImageReader> readers = ImageIO.getImageReadersByFormatName("jpeg");
        ImageReader reader = readers.next();
        try (ImageInputStream in = ImageIO.createImageInputStream(new ByteArrayInputStream(jpeg))) {
            reader.setInput(in);
            return reading.from(reader);
        } catch (RuntimeException e) { // the reader has several for what is no JPEG
            throw new IOException("a picture is not a JPEG", e);
        } finally {
            reader.dispose();
        }
    }
}
