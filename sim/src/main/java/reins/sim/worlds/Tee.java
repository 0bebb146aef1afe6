package reins.sim.worlds;

import java.util.List;

/**
 * The T of the Push-T benchmark: its measures, in the workspace's pixels and in a frame of its own
 * (origin in the middle of the bar's edge, the stem along +y), and how much of one T lies on
 * another. Safe on every thread.
 */
public final class Tee {
    /** The bar and the stem; they meet and do not overlap. */
    public static final List<Box> BOXES =
            List.of(new Box(-60, 0, 60, 30), new Box(-15, 30, 15, 120));

    /** The outline's corners, x and y in turn. */
    static final float[] OUTLINE = {
        -60, 0, 60, 0, 60, 30, 15, 30, 15, 120, -15, 120, -15, 30, -60, 30
    };

    /**
     * Where the mass's centre is along y: halfway between the parts', since both weigh the same.
     */
    public static final double MASS_CENTRE = 45;

    /**
     * The moment of inertia about that centre, for a mass of 1, in square pixels. The benchmark
     * takes the bar's moment about its edge twice; a T that turned by its true one would be pushed
     * elsewhere.
     */
    public static final double INERTIA = 3000;

    private static final double AREA = BOXES.stream().mapToDouble(Box::area).sum();

    private Tee() {}

    /** A rectangle along the axes, in pixels. Safe on every thread. */
    public record Box(double left, double low, double right, double high) {
        double area() {
            return (right - left) * (high - low);
        }
    }

    /**
     * Where a T lies: its origin in pixels and its angle in radians, from x towards y. Safe on
     * every thread.
     */
    public record Pose(double x, double y, double angle) {
        /** This pose as seen from another one. */
        Pose from(Pose other) {
            double cos = Math.cos(other.angle);
            double sin = Math.sin(other.angle);
            double right = x - other.x;
            double up = y - other.y;
            return new Pose(cos * right + sin * up, cos * up - sin * right, angle - other.angle);
        }
    }

    /** Where the T has to lie. */
    public static final Pose GOAL = new Pose(256, 256, Math.PI / 4);

    /** The share of one T's area that lies on the other, from 0 to 1. */
    public static double coverage(Pose one, Pose other) {
        Pose pose = one.from(other);
        double common = 0;
        for (Box box : BOXES) {
            for (Box window : BOXES) {
                common += common(box, pose, window);
            }
        }
        return common / AREA;
    }

    /** The area in which a box at a pose and an unmoved one overlap. */
    private static double common(Box box, Pose pose, Box window) {
        double cos = Math.cos(pose.angle);
        double sin = Math.sin(pose.angle);
        double[] xs = {box.left, box.right, box.right, box.left};
        double[] ys = {box.low, box.low, box.high, box.high};
        Clipping shape = new Clipping();
        for (int i = 0; i < xs.length; i++) {
            shape.add(pose.x + cos * xs[i] - sin * ys[i], pose.y + sin * xs[i] + cos * ys[i]);
        }
        return shape.keep(1, 0, window.left)
                .keep(-1, 0, -window.right)
                .keep(0, 1, window.low)
                .keep(0, -1, -window.high)
                .area();
    }

    /** A convex polygon that is cut down side by side. */
    private static final class Clipping {
        /** Four corners, and at most one more for each of four cuts. */
        private final double[] points = new double[2 * 8];

        private int size;

        void add(double x, double y) {
            points[2 * size] = x;
            points[2 * size + 1] = y;
            size++;
        }

        /** What of it lies where {@code a x + b y >= least}. */
        Clipping keep(double a, double b, double least) {
            Clipping kept = new Clipping();
            for (int i = 0; i < size; i++) {
                int next = (i + 1) % size;
                double x = points[2 * i];
                double y = points[2 * i + 1];
                double toX = points[2 * next];
                double toY = points[2 * next + 1];
                double inside = a * x + b * y - least;
                double nextInside = a * toX + b * toY - least;
                if (inside >= 0) {
                    kept.add(x, y);
                }
                if ((inside > 0 && nextInside < 0) || (inside < 0 && nextInside > 0)) {
                    double share = inside / (inside - nextInside);
                    kept.add(x + share * (toX - x), y + share * (toY - y));
                }
            }
            return kept;
        }

        double area() {
            double twice = 0;
            for (int i = 0; i < size; i++) {
                int next = (i + 1) % size;
                twice += points[2 * i] * points[2 * next + 1];
                twice -= points[2 * next] * points[2 * i + 1];
            }
            return twice / 2;
        }
    }
}
