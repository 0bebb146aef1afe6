package reins.policies.remote;

import reins.core.fact.Blob;
import reins.core.fact.Frame;

/**
 * Brings a picture into a square, whole and in its proportions, with black at its sides; each pixel
 * is a mean of those near it, weighted by a triangle. Safe on every thread.
 */
final class LetterBox {
    private LetterBox() {}

    /**
     * @param side of the square, in pixels, above 0
     * @return RGB, rows from the top, shape {@code [side, side, 3]}
     */
    static Blob square(Frame frame, int side) {
        Blob pixels = frame.pixels();
        if (frame.width() == side && frame.height() == side) {
            return pixels;
        }
        double scale = (double) side / Math.max(frame.width(), frame.height());
        int width = Math.clamp((long) (frame.width() * scale), 1, side);
        int height = Math.clamp((long) (frame.height() * scale), 1, side);
        float[] across = across(pixels.toArray(), frame, width);
        byte[] square = new byte[3 * side * side];
        int left = (side - width) / 2;
        int top = (side - height) / 2;
        for (int y = 0; y < height; y++) {
            Reach reach = Reach.of(y, height, frame.height());
            for (int i = 0; i < 3 * width; i++) {
                double sum = 0;
                for (int row = reach.first; row < reach.last; row++) {
                    sum += reach.weight(row) * across[3 * width * row + i];
                }
                square[3 * ((top + y) * side + left) + i] = (byte) Math.round(sum / reach.total);
            }
        }
        return Blob.of(square);
    }

    /** The rows in their new width, shape {@code [frame.height, width, 3]}. */
    private static float[] across(byte[] from, Frame frame, int width) {
        float[] to = new float[3 * width * frame.height()];
        for (int x = 0; x < width; x++) {
            Reach reach = Reach.of(x, width, frame.width());
            for (int row = 0; row < frame.height(); row++) {
                for (int colour = 0; colour < 3; colour++) {
                    double sum = 0;
                    for (int column = reach.first; column < reach.last; column++) {
                        sum +=
                                reach.weight(column)
                                        * (from[3 * (row * frame.width() + column) + colour]
                                                & 0xFF);
                    }
                    to[3 * (row * width + x) + colour] = (float) (sum / reach.total);
                }
            }
        }
        return to;
    }

    /**
     * The pixels that one new pixel is a mean of.
     *
     * @param centre where it lies among the old ones
     * @param support how far they reach from there
     * @param total the sum of their weights
     */
    private record Reach(int first, int last, double centre, double support, double total) {
        static Reach of(int at, int size, int before) {
            double step = (double) before / size;
            double centre = (at + 0.5) * step;
            double support = Math.max(1, step);
            int first = Math.max(0, (int) (centre - support + 0.5));
            int last = Math.min(before, (int) (centre + support + 0.5));
            Reach reach = new Reach(first, last, centre, support, 1);
            double total = 0;
            for (int i = first; i < last; i++) {
                total += reach.weight(i);
            }
            return new Reach(first, last, centre, support, total);
        }

        double weight(int pixel) {
            return Math.max(0, 1 - Math.abs(pixel + 0.5 - centre) / support);
        }
    }
}
