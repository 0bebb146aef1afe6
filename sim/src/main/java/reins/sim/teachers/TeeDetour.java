package reins.sim.teachers;

import reins.sim.worlds.Tee;

import java.util.Arrays;

/**
 * The way around the T to a place next to it, for a pusher that must not touch it. Lengths in
 * pixels. Used by one thread at a time.
 */
final class TeeDetour {
    /** How far from the T's sides the way bends around its outer corners. */
    private static final double AWAY = 23;

    /** These bends, x and y in turn, in the T's own frame. */
    private static final double[] BENDS = {
        -60 - AWAY,
        -AWAY,
        60 + AWAY,
        -AWAY,
        60 + AWAY,
        30 + AWAY,
        15 + AWAY,
        120 + AWAY,
        -15 - AWAY,
        120 + AWAY,
        -60 - AWAY,
        30 + AWAY
    };

    private static final int BEND_COUNT = BENDS.length / 2;
    private static final int NODES = BEND_COUNT + 2;
    private static final int START = BEND_COUNT;
    private static final int END = BEND_COUNT + 1;

    /** The least distance from the T to the pusher's centre, except at a nearer start. */
    private static final double CLEAR = 15.8;

    private static final double SAMPLE = 4;
    private static final double LOW = 2;
    private static final double HIGH = 510;

    private final double[] xs = new double[NODES];
    private final double[] ys = new double[NODES];
    private final double[] way = new double[NODES];
    private final int[] next = new int[NODES];
    private final boolean[] allowed = new boolean[NODES];

    /** A point of the workspace. */
    record Point(double x, double y) {}

    /** How far a point of the T's own frame is from the T; 0 inside. */
    static double clearance(double x, double y) {
        double least = Double.POSITIVE_INFINITY;
        for (Tee.Box box : Tee.BOXES) {
            double right = x - Math.clamp(x, box.left(), box.right());
            double up = y - Math.clamp(y, box.low(), box.high());
            least = Math.min(least, right * right + up * up);
        }
        return Math.sqrt(least);
    }

    /** Where to go next from one point to come to the other; straight there if nothing else. */
    Point next(Tee.Pose block, Point from, Point to) {
        double cos = Math.cos(block.angle());
        double sin = Math.sin(block.angle());
        for (int i = 0; i < BEND_COUNT; i++) {
            xs[i] = block.x() + cos * BENDS[2 * i] - sin * BENDS[2 * i + 1];
            ys[i] = block.y() + sin * BENDS[2 * i] + cos * BENDS[2 * i + 1];
            allowed[i] = xs[i] >= LOW && xs[i] <= HIGH && ys[i] >= LOW && ys[i] <= HIGH;
        }
        place(START, from);
        place(END, to);
        Arrays.fill(way, Double.POSITIVE_INFINITY);
        way[END] = 0;
        boolean changed = true;
        boolean[][] free = free(block);
        while (changed) {
            changed = false;
            for (int i = 0; i < NODES; i++) {
                for (int j = 0; j < NODES; j++) {
                    double length = way[j] + Math.hypot(xs[i] - xs[j], ys[i] - ys[j]);
                    if (i != j && free[i][j] && length < way[i] - 1e-9) {
                        way[i] = length;
                        next[i] = j;
                        changed = true;
                    }
                }
            }
        }
        int step = Double.isInfinite(way[START]) ? END : next[START];
        return new Point(xs[step], ys[step]);
    }

    private void place(int node, Point point) {
        xs[node] = point.x();
        ys[node] = point.y();
        allowed[node] = true;
    }

    private boolean[][] free(Tee.Pose block) {
        boolean[][] free = new boolean[NODES][NODES];
        for (int i = 0; i < NODES; i++) {
            for (int j = 0; j < i; j++) {
                free[i][j] = allowed[i] && allowed[j] && isFree(block, i, j);
                free[j][i] = free[i][j];
            }
        }
        return free;
    }

    private boolean isFree(Tee.Pose block, int one, int other) {
        double least = Math.min(CLEAR, clearance(block, xs[one], ys[one]) - 0.1);
        least = Math.min(least, clearance(block, xs[other], ys[other]) - 0.1);
        int samples = 1 + (int) (Math.hypot(xs[one] - xs[other], ys[one] - ys[other]) / SAMPLE);
        for (int i = 1; i < samples; i++) {
            double share = (double) i / samples;
            double x = xs[one] + share * (xs[other] - xs[one]);
            double y = ys[one] + share * (ys[other] - ys[one]);
            if (clearance(block, x, y) < least) {
                return false;
            }
        }
        return true;
    }

    private static double clearance(Tee.Pose block, double x, double y) {
        double cos = Math.cos(block.angle());
        double sin = Math.sin(block.angle());
        double right = x - block.x();
        double up = y - block.y();
        return clearance(cos * right + sin * up, cos * up - sin * right);
    }
}
