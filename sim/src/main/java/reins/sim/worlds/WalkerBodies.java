package reins.sim.worlds;

import reins.sim.physics.Body;
import reins.sim.physics.Hinge;
import reins.sim.physics.Linkage;
import reins.sim.physics.Outline;

import java.util.List;

/**
 * The walker's hull and its two legs above its course, in metres and seconds. Used by one thread at
 * a time.
 */
final class WalkerBodies {
    /** The drawing's pixels in a metre; the walker's measures are in those pixels. */
    static final double SCALE = 30;

    /** The hull's outline in pixels, x and y in turn, with the clock. */
    static final float[] HULL = {-30, 9, 6, 9, 34, 1, 34, -8, -30, -8};

    static final double LEG_WIDTH = 8 / SCALE;
    static final double LEG_HEIGHT = 34 / SCALE;

    /** A lower leg's width as a share of an upper one's. */
    static final double LOWER = 0.8;

    /** Fastest turning of a hip and of a knee, in radians a second. */
    private static final double HIP_SPEED = 4;

    private static final double KNEE_SPEED = 6;

    private static final double TORQUE = 80;
    private static final double TICK_SECONDS = 1 / 50.0;
    private static final double GRAVITY = -10;
    private static final double HULL_FRICTION = 0.1;
    private static final double LEG_FRICTION = 0.2;
    private static final double LEG_DROP = -8 / SCALE;
    private static final Outline OUTLINE = Outline.of(1 / SCALE, HULL);
    private static final Outline UPPER_LEG = Outline.box(LEG_WIDTH, LEG_HEIGHT);
    private static final Outline LOWER_LEG = Outline.box(LOWER * LEG_WIDTH, LEG_HEIGHT);

    /** A part of a leg, and the joint it hangs from. Used by one thread at a time. */
    record Limb(Body part, Hinge joint, double fastest) {
        /** In radians. */
        double angle() {
            return joint.angle();
        }

        /** As a share of its fastest turning by itself. */
        double speed() {
            return joint.turning() / fastest;
        }

        /**
         * Lets the joint turn during the coming tick.
         *
         * @param effort from -1 to 1: its sign is the way, its size the share of the torque
         */
        void drive(float effort) {
            joint.drive(fastest * Math.signum(effort), TORQUE * Math.abs(effort));
        }
    }

    private final double mass;
    private final Linkage linkage;

    final Body hull;
    final Limb leftThigh;
    final Limb leftShin;
    final Limb rightThigh;
    final Limb rightShin;

    /** In the order of the controls. */
    final List<Limb> limbs;

    /**
     * @param push what the hull is pushed by during the first tick, in newtons
     * @param friction of the ground, 2.5 in Gymnasium
     * @param mass of the walker, times Gymnasium's
     */
    WalkerBodies(WalkerGround ground, double push, double friction, double mass) {
        this.mass = mass;
        double x = WalkerGround.STEP * WalkerGround.LEVEL_POINTS / 2;
        double y = WalkerGround.LEVEL + 2 * LEG_HEIGHT;
        hull = new Body(OUTLINE, 5 * mass, HULL_FRICTION, x, y, 0);
        hull.pull(push, 0);
        leftThigh = thigh(x, y, -1);
        leftShin = shin(leftThigh, x, y, -1);
        rightThigh = thigh(x, y, 1);
        rightShin = shin(rightThigh, x, y, 1);
        limbs = List.of(leftThigh, leftShin, rightThigh, rightShin);
        linkage =
                new Linkage(
                        ground.solid(friction),
                        GRAVITY,
                        hull,
                        leftThigh.joint,
                        leftShin.joint,
                        rightThigh.joint,
                        rightShin.joint);
    }

    /**
     * @param side -1 for the left leg, 1 for the right one; they differ in how they start only
     */
    private Limb thigh(double x, double y, int side) {
        double middle = y - LEG_DROP - LEG_HEIGHT / 2;
        Body thigh = new Body(UPPER_LEG, mass, LEG_FRICTION, x, middle, side * 0.05);
        return limb(hull, thigh, LEG_DROP, -0.8, 1.1, HIP_SPEED);
    }

    private Limb shin(Limb thigh, double x, double y, int side) {
        double middle = y - LEG_DROP - LEG_HEIGHT * 3 / 2;
        Body shin = new Body(LOWER_LEG, mass, LEG_FRICTION, x, middle, side * 0.05);
        return limb(thigh.part, shin, -LEG_HEIGHT / 2, -1.6, -0.1, KNEE_SPEED);
    }

    private static Limb limb(
            Body above, Body below, double place, double low, double high, double fastest) {
        Hinge joint = new Hinge(above, below, 0, place, 0, LEG_HEIGHT / 2, low, high);
        return new Limb(below, joint, fastest);
    }

    void tick() {
        linkage.tick(TICK_SECONDS);
    }

    boolean isExploded() {
        return hull.isExploded();
    }

    boolean hullTouched() {
        return hull.touched();
    }

    /** As in Gymnasium a foot that leaves one piece of ground counts as lifted. */
    boolean leftTouches() {
        return leftShin.part.touches();
    }

    boolean rightTouches() {
        return rightShin.part.touches();
    }
}
