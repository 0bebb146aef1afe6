package reins.sim.worlds;

import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.joints.Joint;
import org.jbox2d.dynamics.joints.WeldJointDef;

import java.util.Optional;

/**
 * The table, the pad, the block and the parts of the hand that touch it, seen from the side, in
 * metres and seconds. The hand goes where it is told; a block it holds is welded to it. Used by one
 * thread at a time.
 */
final class ArmBodies {
    /** Half the table's width. */
    static final double TABLE = 2.6;

    static final double FOOT = 0.25;
    static final double FOOT_HEIGHT = 0.6;
    static final double PAD = 0.4;
    static final double PAD_HEIGHT = 0.3;

    /** Half the block's edge. */
    static final double BLOCK = 0.15;

    static final double FINGER_LENGTH = 0.3;
    static final double FINGER_WIDTH = 0.06;
    static final double PALM_LENGTH = 0.2;
    static final double PALM_WIDTH = 0.34;

    private static final int VELOCITY_ITERATIONS = 10;
    private static final int POSITION_ITERATIONS = 6;
    private static final double DENSITY = 20;

    /** The block collides with everything but a hand that holds it. */
    private static final int HAND_BITS = 0x0002;

    private final World world = new World(new Vec2(0, -9.8f));
    private final Vec2 vector = new Vec2();
    private final Body palm;
    private final Body leftFinger;
    private final Body rightFinger;
    private Optional<Joint> grasp = Optional.empty();

    final Body block;

    /**
     * @param friction of the block against everything
     * @param mass of the block, as a multiple of the usual
     */
    ArmBodies(ArmPose pose, double gap, double blockX, double padX, double friction, double mass) {
        world.setAllowSleep(false);
        Body ground = world.createBody(new BodyDef());
        ground.createFixture(box(0, -0.5, TABLE, 0.5, friction));
        ground.createFixture(box(0, FOOT_HEIGHT / 2, FOOT, FOOT_HEIGHT / 2, friction));
        ground.createFixture(box(padX, PAD_HEIGHT / 2, PAD, PAD_HEIGHT / 2, friction));
        FixtureDef cube = box(0, 0, BLOCK, BLOCK, friction);
        cube.density = (float) (DENSITY * mass);
        block = body(BodyType.DYNAMIC, blockX, BLOCK, 0);
        block.createFixture(cube);
        palm = part(PALM_LENGTH, PALM_WIDTH, friction);
        leftFinger = part(FINGER_LENGTH, FINGER_WIDTH, friction);
        rightFinger = part(FINGER_LENGTH, FINGER_WIDTH, friction);
        place(palm, pose, PALM_LENGTH / 2, 0);
        double across = (gap + FINGER_WIDTH) / 2;
        place(leftFinger, pose, ArmPose.HAND - FINGER_LENGTH / 2, across);
        place(rightFinger, pose, ArmPose.HAND - FINGER_LENGTH / 2, -across);
    }

    private static FixtureDef box(
            double x, double y, double halfWidth, double halfHeight, double friction) {
        PolygonShape shape = new PolygonShape();
        shape.setAsBox((float) halfWidth, (float) halfHeight, new Vec2((float) x, (float) y), 0);
        FixtureDef fixture = new FixtureDef();
        fixture.shape = shape;
        fixture.friction = (float) friction;
        return fixture;
    }

    private Body body(BodyType type, double x, double y, double angle) {
        BodyDef definition = new BodyDef();
        definition.type = type;
        definition.position.set((float) x, (float) y);
        definition.angle = (float) angle;
        return world.createBody(definition);
    }

    private Body part(double length, double width, double friction) {
        Body part = body(BodyType.KINEMATIC, 0, 0, 0);
        FixtureDef fixture = box(0, 0, length / 2, width / 2, friction);
        fixture.filter.categoryBits = HAND_BITS;
        part.createFixture(fixture);
        return part;
    }

    private void place(Body part, ArmPose pose, double along, double across) {
        vector.set((float) pose.handX(along, across), (float) pose.handY(along, across));
        part.setTransform(vector, (float) pose.angle());
    }

    /**
     * Moves the hand to a pose within a time, and all else by the laws of physics.
     *
     * @param gap between the fingers
     * @param wind the force of a gust on a block that is not held, in newtons
     */
    void step(ArmPose pose, double gap, double wind, double seconds) {
        double along = ArmPose.HAND - FINGER_LENGTH / 2;
        double across = (gap + FINGER_WIDTH) / 2;
        steer(palm, pose, PALM_LENGTH / 2, 0, seconds);
        steer(leftFinger, pose, along, across, seconds);
        steer(rightFinger, pose, along, -across, seconds);
        if (wind != 0 && grasp.isEmpty()) {
            vector.set((float) wind, 0);
            block.applyForceToCenter(vector);
        }
        world.step((float) seconds, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
    }

    private void steer(Body part, ArmPose pose, double along, double across, double seconds) {
        Vec2 at = part.getPosition();
        vector.set(
                (float) ((pose.handX(along, across) - at.x) / seconds),
                (float) ((pose.handY(along, across) - at.y) / seconds));
        part.setLinearVelocity(vector);
        part.setAngularVelocity((float) ((pose.angle() - part.getAngle()) / seconds));
    }

    boolean holds() {
        return grasp.isPresent();
    }

    /** Welds the block to the hand as it lies in it. */
    void grasp() {
        WeldJointDef weld = new WeldJointDef();
        weld.initialize(palm, block, block.getWorldCenter());
        grasp = Optional.of(world.createJoint(weld));
        touch(false);
    }

    void release() {
        grasp.ifPresent(world::destroyJoint);
        grasp = Optional.empty();
        touch(true);
    }

    private void touch(boolean hands) {
        var filter = block.getFixtureList().getFilterData();
        filter.maskBits = hands ? 0xFFFF : 0xFFFF & ~HAND_BITS;
        block.getFixtureList().setFilterData(filter);
    }

    double blockX() {
        return block.getPosition().x;
    }

    double blockY() {
        return block.getPosition().y;
    }

    boolean isExploded() {
        return Physics.isExploded(block);
    }
}
