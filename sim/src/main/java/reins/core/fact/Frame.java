package reins.core.fact;

import java.awt.image.BufferedImage;

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
        return new Frame(camera, width, height, Blob.of(pixels));
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
