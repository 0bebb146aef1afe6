package reins.core.fact;

/**
 * One picture of a camera: 8-bit RGB, rows from the top, {@code [height, width, 3]}. Safe on every
 * thread.
 */
public record Frame(String camera, int width, int height, Blob pixels) {
    public Frame {
        if (pixels.size() != width * height * 3) {
            throw new IllegalArgumentException(
                    camera + ": " + pixels.size() + " bytes for " + width + "×" + height);
        }
    }
}
