package reins.sim.worlds;

import org.jbox2d.common.Vec2;

/** The task of the arm in an episode, and how much of it is done. Used by one thread at a time. */
final class ArmTask {
    /** How far from the pad's middle the block may rest. */
    private static final double AIM = 0.22;

    private static final double STILL = 0.05;
    private static final double CARRY_REWARD = 3;

    private final ArmJoints joints;
    private final ArmBodies bodies;
    private final double padX;
    private final double reachStart;
    private final double carryStart;

    /** Begins from how everything stands now. */
    ArmTask(ArmJoints joints, ArmBodies bodies, double padX) {
        this.joints = joints;
        this.bodies = bodies;
        this.padX = padX;
        reachStart = reachLeft();
        carryStart = carryLeft();
    }

    private double reachLeft() {
        ArmPose pose = joints.pose();
        return Math.hypot(pose.tipX() - bodies.blockX(), pose.tipY() - bodies.blockY());
    }

    private double carryLeft() {
        return Math.hypot(padX - bodies.blockX(), restHeight() - bodies.blockY());
    }

    private static double restHeight() {
        return ArmBodies.PAD_HEIGHT + ArmBodies.BLOCK;
    }

    /** What is done, from 0 to 5. */
    double done() {
        if (isOnPad()) {
            return 2 + CARRY_REWARD;
        }
        double reach = bodies.holds() ? 2 : Math.max(0, 1 - reachLeft() / reachStart);
        return reach + CARRY_REWARD * Math.max(0, 1 - carryLeft() / carryStart);
    }

    private boolean isOnPad() {
        return Math.abs(bodies.blockX() - padX) <= AIM
                && Math.abs(bodies.blockY() - restHeight()) < 0.06;
    }

    /** Whether the block lies still on the pad and was let go. */
    boolean rests() {
        Vec2 velocity = bodies.block.getLinearVelocity();
        return isOnPad()
                && !bodies.holds()
                && velocity.length() < STILL
                && Math.abs(bodies.block.getAngularVelocity()) < STILL;
    }
}
