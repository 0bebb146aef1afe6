package reins.sim.worlds;

/**
 * The arm's joints and its gripper: they follow the controls as fast as their motors can, within
 * their limits and never through the table. Used by one thread at a time.
 */
final class ArmJoints {
    /** Steps in a tick. */
    static final int STEPS = 3;

    /** The greatest distance between the fingers, in metres. */
    static final double WIDEST = 0.5;

    /** The opening by which the gripper holds a block. */
    private static final double HOLD = 0.64;

    private static final double[] LOW = {-0.5, -2.8, -2.8};
    private static final double[] HIGH = {3.64, 2.8, 2.8};

    /** Radians a second. */
    private static final double[] FASTEST = {1.5, 2, 2.5};

    /** Radians a second, a second. */
    private static final double[] STRONGEST = {8, 10, 14};

    /** Openings a second. */
    private static final double GRIP_SPEED = 2;

    /** How far from the middle between the fingertips a block may be held, in metres. */
    private static final double GRASP_REACH = 0.1;

    /** How far a block may be turned in the gripper, in radians. */
    private static final double GRASP_TURN = 0.4;

    /** The arm's lowest part stays above this height, in metres. */
    private static final double FLOOR = 0.02;

    private final double mass;
    private final double[] angles;
    private final double[] speeds = new double[3];
    private double opening = 1;
    private ArmPose pose;

    /**
     * @param mass of a block, as a multiple of the usual; more than 1 slows the arm while it holds
     *     it
     */
    ArmJoints(double shoulder, double elbow, double wrist, double mass) {
        this.mass = mass;
        angles = new double[] {shoulder, elbow, wrist};
        pose = new ArmPose(shoulder, elbow, wrist);
    }

    /**
     * @param wish the controls {@code [4]}, -1 to 1
     */
    void move(float[] wish, boolean holds, double seconds) {
        double slow = holds ? Math.max(1, mass) : 1;
        for (int i = 0; i < angles.length; i++) {
            double change = wish[i] * FASTEST[i] / slow - speeds[i];
            double most = STRONGEST[i] / slow * seconds;
            speeds[i] += Math.clamp(change, -most, most);
            turn(i, speeds[i] * seconds);
        }
        double least = holds ? HOLD : 0;
        opening = Math.clamp(opening - wish[3] * GRIP_SPEED * seconds, least, 1);
    }

    private void turn(int joint, double by) {
        double before = angles[joint];
        angles[joint] = Math.clamp(before + by, LOW[joint], HIGH[joint]);
        ArmPose turned = new ArmPose(angles[0], angles[1], angles[2]);
        double lowest = turned.lowest(gap());
        if (lowest < FLOOR && lowest < pose.lowest(gap())) {
            angles[joint] = before;
            speeds[joint] = 0;
            return;
        }
        if (angles[joint] == before && by != 0) {
            speeds[joint] = 0;
        }
        pose = turned;
    }

    boolean isOpening(float[] wish) {
        return wish[3] < 0 && opening > HOLD + 0.01;
    }

    /** Whether the gripper has just closed around the block. */
    boolean closesAround(ArmBodies bodies, float[] wish) {
        if (wish[3] <= 0 || opening > HOLD) {
            return false;
        }
        double right = bodies.blockX() - pose.tipX();
        double up = bodies.blockY() - pose.tipY();
        double quarter = Math.PI / 2;
        double turned = Math.IEEEremainder(bodies.block.getAngle() - pose.angle(), quarter);
        return opening > HOLD - 0.15
                && right * right + up * up < GRASP_REACH * GRASP_REACH
                && Math.abs(turned) < GRASP_TURN;
    }

    ArmPose pose() {
        return pose;
    }

    double angle(int joint) {
        return angles[joint];
    }

    double speed(int joint) {
        return speeds[joint];
    }

    /** From 0 (closed) to 1. */
    double opening() {
        return opening;
    }

    /** The fingers' distance from each other, in metres. */
    double gap() {
        return opening * WIDEST;
    }
}
