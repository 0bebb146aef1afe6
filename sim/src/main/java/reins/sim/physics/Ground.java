package reins.sim.physics;

/**
 * Ground that never moves: a line through heights at equal distances, from x = 0 on. The piece
 * between two heights is found by counting. Safe on every thread.
 */
public final class Ground {
    final double spacing;
    final double friction;
    final int pieces;
    final double[] heights;

    /** The unit normal of each piece, pointing up. */
    final double[] normalX;

    final double[] normalY;

    /**
     * @param spacing between two heights, in metres
     * @param heights in metres, two or more
     * @param friction from 0; a body's and the ground's mix as the root of their product
     */
    public Ground(double spacing, double[] heights, double friction) {
        this.spacing = spacing;
        this.heights = heights.clone();
        this.friction = friction;
        pieces = heights.length - 1;
        normalX = new double[pieces];
        normalY = new double[pieces];
        for (int i = 0; i < pieces; i++) {
            double rise = heights[i + 1] - heights[i];
            double length = Math.sqrt(spacing * spacing + rise * rise);
            normalX[i] = -rise / length;
            normalY[i] = spacing / length;
        }
    }

    /** The piece at this place; the nearest one beyond the ends. */
    int piece(double x) {
        return Math.clamp((int) (x / spacing), 0, pieces - 1);
    }

    /** Whether there is no ground as high as this between two places. */
    boolean isBelow(double low, double from, double to) {
        int last = piece(to) + 1;
        for (int i = piece(from); i <= last; i++) {
            if (heights[i] >= low) {
                return false;
            }
        }
        return true;
    }
}
