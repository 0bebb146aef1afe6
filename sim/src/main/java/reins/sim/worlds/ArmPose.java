package reins.sim.worlds;

/**
 * The arm's measures, where its parts are for given joint angles, and which angles reach a place.
 * Lengths in metres, y upwards from the table's top; angles in radians, against the clock: the
 * shoulder's from straight to the right, the others' from the link before. Safe on every thread.
 */
public final class ArmPose {
    public static final double SHOULDER_HEIGHT = 0.9;
    static final double UPPER = 1.2;
    static final double FORE = 1.0;

    /** From the wrist to the point between the fingertips. */
    static final double HAND = 0.5;

    private final double elbowX;
    private final double elbowY;
    private final double wristX;
    private final double wristY;
    private final double angle;

    /** For the angles of shoulder, elbow and wrist. */
    public ArmPose(double shoulder, double elbow, double wrist) {
        elbowX = UPPER * Math.cos(shoulder);
        elbowY = SHOULDER_HEIGHT + UPPER * Math.sin(shoulder);
        wristX = elbowX + FORE * Math.cos(shoulder + elbow);
        wristY = elbowY + FORE * Math.sin(shoulder + elbow);
        angle = shoulder + elbow + wrist;
    }

    /**
     * The angles {@code [3]} by which the hand points straight down with its tip here, the elbow
     * upwards; as near as the arm can reach.
     */
    public static double[] reach(double tipX, double tipY) {
        double x = tipX;
        double y = tipY + HAND - SHOULDER_HEIGHT;
        double far = Math.hypot(x, y);
        double length = Math.clamp(far, UPPER - FORE + 0.01, UPPER + FORE - 0.005);
        double bend =
                Math.acos((length * length - UPPER * UPPER - FORE * FORE) / (2 * UPPER * FORE));
        double side = x >= 0 ? -1 : 1;
        double elbow = side * bend;
        double shoulder =
                Math.atan2(y, x)
                        - Math.atan2(FORE * Math.sin(elbow), UPPER + FORE * Math.cos(elbow));
        // Straight down, turned inwards from straight up: the same way round as the arm bends.
        if (shoulder < -Math.PI / 2) {
            shoulder += 2 * Math.PI;
        }
        double down = x >= 0 ? -Math.PI / 2 : 3 * Math.PI / 2;
        return new double[] {shoulder, elbow, down - shoulder - elbow};
    }

    double elbowX() {
        return elbowX;
    }

    double elbowY() {
        return elbowY;
    }

    double wristX() {
        return wristX;
    }

    double wristY() {
        return wristY;
    }

    /** The way the hand points. */
    double angle() {
        return angle;
    }

    /**
     * The place of a point of the hand, given by how far it is from the wrist along the hand and to
     * its left.
     */
    double handX(double along, double across) {
        return wristX + along * Math.cos(angle) - across * Math.sin(angle);
    }

    /** As {@link #handX}. */
    double handY(double along, double across) {
        return wristY + along * Math.sin(angle) + across * Math.cos(angle);
    }

    double tipX() {
        return handX(HAND, 0);
    }

    double tipY() {
        return handY(HAND, 0);
    }

    /** The height of its lowest part, the gripper being open by a width. */
    double lowest(double gap) {
        double tips = Math.min(handY(HAND, gap / 2), handY(HAND, -gap / 2));
        return Math.min(Math.min(elbowY, wristY), tips);
    }
}
