package reins.core.fact;

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
