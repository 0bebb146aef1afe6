package reins.sim.worlds;

import reins.sim.physics.Body;
import reins.sim.physics.Ground;
import reins.sim.physics.Hinge;
import reins.sim.physics.Linkage;
import reins.sim.physics.Outline;

/**
 * The lander's hull and its two legs above the ground, in metres and seconds. Used by one thread at
 * a time.
 */
final class LanderBodies {
    /** The drawing's pixels in a metre; all the craft's measures are in those pixels. */
    static final double SCALE = 30;

    /** The world's width in metres. */
    static final double WIDTH = 600 / SCALE;

    /** The height at which the hull starts, in metres. */
    static final double HEIGHT = 400 / SCALE;

    /** The height in metres that the ground's levelled part is made from. */
    static final double PAD = HEIGHT / 4;

    /** The drop from the hull's centre to its feet, in metres. */
    static final double LEG_DROP = 18 / SCALE;

    /** The hull's outline in pixels, x and y in turn, against the clock. */
    static final float[] HULL = {14, 17, -14, 17, -17, 0, -17, -10, 17, -10, 17, 0};

    /** Half a leg's width and height, in pixels. */
    static final float LEG_HALF_WIDTH = 2;

    static final float LEG_HALF_HEIGHT = 8;

    private static final double TICK_SECONDS = 1 / 50.0;
    private static final double GRAVITY = -10;
    private static final double LEG_AWAY = 20 / SCALE;
    private static final double HULL_FRICTION = 0.1;
    private static final double LEG_FRICTION = 0.2;

    /** What presses a leg outward, in rad/s and newton metres. */
    private static final double SPRING_SPEED = 0.3;

    private static final double SPRING_TORQUE = 40;

    /** How far a leg may turn, in radians. */
    private static final double NARROW = 0.4;

    private static final double WIDE = 0.9;

    private static final Outline OUTLINE = Outline.of(1 / SCALE, HULL);
    private static final Outline LEG =
            Outline.box(2 * LEG_HALF_WIDTH / SCALE, 2 * LEG_HALF_HEIGHT / SCALE);

    private final double mass;
    private final Linkage linkage;

    final Body hull;

    /** The leg on the right, then the one on the left, seen upright. */
    final Body rightLeg;

    final Body leftLeg;

    /**
     * @param ground heights in metres at equal distances from the left edge to the right one
     * @param pushX what the hull is pushed by during the first tick, in newtons, as pushY
     * @param friction of the ground, 0.1 in Gymnasium
     * @param mass of the craft, times Gymnasium's
     */
    LanderBodies(double[] ground, double pushX, double pushY, double friction, double mass) {
        this.mass = mass;
        hull = new Body(OUTLINE, 5 * mass, HULL_FRICTION, WIDTH / 2, HEIGHT, 0);
        hull.pull(pushX, pushY);
        Hinge right = leg(-1);
        Hinge left = leg(1);
        rightLeg = right.child();
        leftLeg = left.child();
        double width = WIDTH / (ground.length - 1);
        linkage = new Linkage(new Ground(width, ground, friction), GRAVITY, hull, right, left);
    }

    /**
     * @param side -1 for the right leg, 1 for the left one
     */
    private Hinge leg(int side) {
        double x = WIDTH / 2 - side * LEG_AWAY;
        Body leg = new Body(LEG, mass, LEG_FRICTION, x, HEIGHT, side * 0.05);
        double low = side < 0 ? NARROW : -WIDE;
        double high = side < 0 ? WIDE : -NARROW;
        Hinge hinge = new Hinge(hull, leg, 0, 0, side * LEG_AWAY, LEG_DROP, low, high);
        hinge.drive(SPRING_SPEED * side, SPRING_TORQUE);
        return hinge;
    }

    void tick() {
        linkage.tick(TICK_SECONDS);
    }

    boolean isAtRest() {
        return linkage.isAtRest();
    }

    boolean isExploded() {
        return hull.isExploded();
    }

    boolean hullTouched() {
        return hull.touched();
    }

    boolean rightTouches() {
        return rightLeg.touches();
    }

    boolean leftTouches() {
        return leftLeg.touches();
    }
}
