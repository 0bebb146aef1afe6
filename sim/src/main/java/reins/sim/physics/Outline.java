package reins.sim.physics;

/**
 * A convex polygon, what it weighs and where its centre of mass is; its corners against the clock.
 * Safe on every thread.
 */
public final class Outline {
    final int size;

    /** The centre of mass in the body's frame, in metres. */
    final double centreX;

    final double centreY;

    /** The corners as seen from the centre of mass, in metres. */
    final double[] x;

    final double[] y;

    /** The outward unit normal of the side between a corner and the next one. */
    final double[] normalX;

    final double[] normalY;

    /** In square metres. */
    final double area;

    /** The moment of inertia about the centre of mass at a density of 1, in m⁴. */
    final double second;

    /** How far the farthest corner is from the centre of mass, in metres. */
    final double reach;

    private Outline(double[] cornersX, double[] cornersY) {
        size = cornersX.length;
        double twice = 0;
        double momentX = 0;
        double momentY = 0;
        double about = 0;
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            double ax = cornersX[i];
            double ay = cornersY[i];
            double bx = cornersX[next];
            double by = cornersY[next];
            double cross = ax * by - bx * ay;
            twice += cross;
            momentX += cross * (ax + bx) / 3;
            momentY += cross * (ay + by) / 3;
            about += cross * (ax * ax + ay * ay + ax * bx + ay * by + bx * bx + by * by) / 12;
        }
        area = twice / 2;
        centreX = momentX / twice;
        centreY = momentY / twice;
        second = about - area * (centreX * centreX + centreY * centreY);
        x = new double[size];
        y = new double[size];
        double farthest = 0;
        for (int i = 0; i < size; i++) {
            x[i] = cornersX[i] - centreX;
            y[i] = cornersY[i] - centreY;
            farthest = Math.max(farthest, Math.sqrt(x[i] * x[i] + y[i] * y[i]));
        }
        reach = farthest;
        normalX = new double[size];
        normalY = new double[size];
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            double alongX = x[next] - x[i];
            double alongY = y[next] - y[i];
            double length = Math.sqrt(alongX * alongX + alongY * alongY);
            normalX[i] = alongY / length;
            normalY[i] = -alongX / length;
        }
    }

    /**
     * @param scale what the corners are multiplied by to be metres
     * @param corners x and y in turn, in the body's frame, either way round
     */
    public static Outline of(double scale, float... corners) {
        int size = corners.length / 2;
        double turn = 0;
        for (int i = 0; i < size; i++) {
            int next = (i + 1) % size;
            turn +=
                    (double) corners[2 * i] * corners[2 * next + 1]
                            - (double) corners[2 * next] * corners[2 * i + 1];
        }
        double[] x = new double[size];
        double[] y = new double[size];
        for (int i = 0; i < size; i++) {
            int from = turn > 0 ? i : size - 1 - i;
            x[i] = corners[2 * from] * scale;
            y[i] = corners[2 * from + 1] * scale;
        }
        return new Outline(x, y);
    }

    /** A box about the body's origin; width and height in metres. */
    public static Outline box(double width, double height) {
        double across = width / 2;
        double up = height / 2;
        return new Outline(
                new double[] {-across, across, across, -across}, new double[] {-up, -up, up, up});
    }
}
