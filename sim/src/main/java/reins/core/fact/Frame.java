package reins.core.fact;

import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;

/**
 * One picture of a camera, as it came. Safe on every thread.
 *
 * @param coding how the bytes are to be read; a robot's JPEG stays the fact it was
 */
public record Frame(String camera, int width, int height, Coding coding, Blob bytes) {
    public Frame {
        if (width <= 0 || height <= 0) {
            throw new IllegalArgumentException(camera + ": " + width + "×" + height);
        }
        switch (coding) {
            case RGB -> {
                if (bytes.size() != width * height * 3) {
                    throw new IllegalArgumentException(
                            camera + ": " + bytes.size() + " bytes for " + width + "×" + height);
                }
            }
            case JPEG -> {
                if (bytes.isEmpty()) {
                    throw new IllegalArgumentException(camera + ": an empty JPEG");
                }
            }
        }
    }

    /** A picture of plain pixels. */
    public Frame(String camera, int width, int height, Blob rgb) {
        this(camera, width, height, Coding.RGB, rgb);
    }

    /** A picture as a frame of plain pixels. */
    public static Frame of(String camera, BufferedImage image) {
        int width = image.getWidth();
        int height = image.getHeight();
        byte[] pixels = new byte[width * height * 3];
        if (image.getType() == BufferedImage.TYPE_3BYTE_BGR
                && image.getRaster().getDataBuffer() instanceof DataBufferByte bytes
                && bytes.getSize() == pixels.length) {
            byte[] bgr = bytes.getData();
            for (int i = 0; i < pixels.length; i += 3) {
                pixels[i] = bgr[i + 2];
                pixels[i + 1] = bgr[i + 1];
                pixels[i + 2] = bgr[i];
            }
            return new Frame(camera, width, height, Blob.owned(pixels));
        }
        int[] row = new int[width];
        int at = 0;
        for (int y = 0; y < height; y++) {
            image.getRGB(0, y, width, 1, row, 0, width);
            for (int rgb : row) {
                pixels[at++] = (byte) (rgb >> 16);
                pixels[at++] = (byte) (rgb >> 8);
                pixels[at++] = (byte) rgb;
            }
        }
        return new Frame(camera, width, height, Blob.owned(pixels));
    }

    /**
     * It as a picture to paint.
     *
     * @throws ReinsException where it is no JPEG of this size
     */
    public BufferedImage image() {
        byte[] rgb = pixels().toArray();
        int[] colours = new int[width * height];
        for (int i = 0; i < colours.length; i++) {
            colours[i] =
                    (rgb[3 * i] & 0xFF) << 16
                            | (rgb[3 * i + 1] & 0xFF) << 8
                            | (rgb[3 * i + 2] & 0xFF);
        }
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        image.setRGB(0, 0, width, height, colours, 0, width);
        return image;
    }

    /**
     * Its pixels, 8-bit RGB, rows from the top, {@code [height, width, 3]}; a JPEG is decoded.
     *
     * @throws ReinsException where it is no JPEG of this size
     */
    public Blob pixels() {
        return switch (coding) {
            case RGB -> bytes;
            case JPEG -> Jpeg.decode(this);
        };
    }
}
