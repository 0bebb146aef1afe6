package reins.sim.render;

/**
 * How much of each pixel lies within outlines, and the painting of a colour over that much. Each
 * edge adds, to the pixels it crosses, by how much it changes the part to its right that is inside;
 * a running sum along a row then is the part covered. Outlines that go the same way round are
 * united. Used by one thread at a time.
 */
final class Coverage {
    private final int width;
    private final int height;
    private final int stride;

    /** Changes of the covered part from pixel to pixel, {@code [height, width + 2]}. */
    private final float[] changes;

    private int top;
    private int bottom;
    private int left;
    private int right;

    Coverage(int width, int height) {
        this.width = width;
        this.height = height;
        stride = width + 2;
        changes = new float[stride * height];
        forget();
    }

    private void forget() {
        top = height;
        bottom = 0;
        left = width;
        right = 0;
    }

    /** One edge of an outline, in pixels from the picture's upper left corner. */
    void edge(double fromX, double fromY, double toX, double toY) {
        boolean down = fromY < toY;
        double x = down ? fromX : toX;
        double y = down ? fromY : toY;
        double endX = down ? toX : fromX;
        double endY = Math.min(down ? toY : fromY, height);
        double fullHeight = (down ? toY : fromY) - y;
        if (!(fullHeight > 0) || !(endY > 0) || y >= height) {
            return;
        }
        double slope = (endX - x) / fullHeight;
        if (y < 0) {
            x -= y * slope;
            y = 0;
        }
        int first = (int) y;
        int end = (int) Math.ceil(endY);
        top = Math.min(top, first);
        bottom = Math.max(bottom, end);
        for (int row = first; row < end; row++) {
            double part = Math.min(row + 1, endY) - Math.max(row, y);
            double next = x + slope * part;
            cross(
                    row * stride,
                    Math.clamp(Math.min(x, next), 0, width),
                    Math.clamp(Math.max(x, next), 0, width),
                    (float) (down ? part : -part));
            x = next;
        }
    }

    /**
     * One row of an edge.
     *
     * @param height the part of the row's height that the edge crosses, negative upwards
     */
    private void cross(int row, double from, double to, float height) {
        int first = (int) from;
        int last = (int) to;
        left = Math.min(left, first);
        right = Math.max(right, last + 1);
        if (first == last) {
            float beside = height * (float) ((from + to) / 2 - first);
            changes[row + first] += height - beside;
            changes[row + first + 1] += beside;
            return;
        }
        // The covered part grows along the row as the integral of the edge's progress.
        double perPixel = 1 / (to - from);
        double covered = 0;
        double before = 0;
        for (int pixel = first; pixel <= last; pixel++) {
            double enters = Math.max(from, pixel) - from;
            double leaves = Math.min(to, pixel + 1) - from;
            double passed = (leaves * leaves - enters * enters) / 2 * perPixel;
            covered = passed + Math.max(0, pixel + 1 - to);
            changes[row + pixel] += height * (float) (covered - before);
            before = covered;
        }
        changes[row + last + 1] += height * (float) (1 - covered);
    }

    /**
     * Paints over the pixels that the edges since the last call enclose, and forgets the edges.
     *
     * @param colour ARGB
     * @param target {@code 0xRRGGBB}, rows from the top
     */
    void paint(int colour, int[] target) {
        int end = Math.min(right + 1, stride);
        for (int row = top; row < bottom; row++) {
            int at = row * stride;
            float sum = 0;
            for (int x = left; x < end; x++) {
                float change = changes[at + x];
                if (change != 0) {
                    changes[at + x] = 0;
                    sum += change;
                }
                float inside = Math.abs(sum);
                if (inside > 0.002f && x < width) {
                    int pixel = row * width + x;
                    target[pixel] = over(colour, target[pixel], Math.min(1, inside));
                }
            }
        }
        forget();
    }

    /**
     * A colour over another one.
     *
     * @param colour ARGB
     * @param below {@code 0xRRGGBB}
     * @param covered how much of the pixel the colour covers, 0 to 1
     */
    static int over(int colour, int below, float covered) {
        int share = (int) ((colour >>> 24) * covered * (256f / 255) + 0.5f);
        if (share >= 256) {
            return colour & 0xFFFFFF;
        }
        // Red and blue together, each with eight free bits above it.
        int left = 256 - share;
        int outer = (below & 0xFF00FF) * left + (colour & 0xFF00FF) * share;
        int green = (below & 0x00FF00) * left + (colour & 0x00FF00) * share;
        return ((outer >>> 8) & 0xFF00FF) | ((green >>> 8) & 0x00FF00);
    }
}
