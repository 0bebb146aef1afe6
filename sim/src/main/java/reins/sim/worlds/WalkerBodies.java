package reins.sim.worlds;

import org.jbox2d.callbacks.ContactImpulse;
import org.jbox2d.callbacks.ContactListener;
import org.jbox2d.collision.Manifold;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.joints.RevoluteJoint;
import org.jbox2d.dynamics.joints.RevoluteJointDef;

import java.util.List;

/**
 * The walker's hull, its two legs and the ground near it, in a physics world of their own, in
 * metres and seconds. Used by one thread at a time.
 */
final class WalkerBodies implements ContactListener {
    /** The drawing's pixels in a metre; the walker's measures are in those pixels. */
    static final double SCALE = 30;

    /** The hull's outline in pixels, x and y in turn, with the clock. */
    static final float[] HULL = {-30, 9, 6, 9, 34, 1, 34, -8, -30, -8};

    static final double LEG_WIDTH = 8 / SCALE;
    static final double LEG_HEIGHT = 34 / SCALE;

    /** A lower leg's width as a share of an upper one's. */
    static final double LOWER = 0.8;

    /** Fastest turning of a hip and of a knee, in radians a second. */
    private static final float HIP_SPEED = 4;

    private static final float KNEE_SPEED = 6;

    private static final float TORQUE = 80;
    private static final float TICK_SECONDS = 1 / 50f;

    /** What the solver may spend on a tick, as in Gymnasium: with less, knees give way. */
    private static final int VELOCITY_ITERATIONS = 180;

    private static final int POSITION_ITERATIONS = 60;

    private static final float GRAVITY = -10;
    private static final double LEG_DROP = -8 / SCALE;

    /** The ground is there up to this far ahead of the hull's middle, in metres. */
    private static final double AHEAD = 4;

    private static final int GROUND_BITS = 0x0001;
    private static final int WALKER_BITS = 0x0020;

    /** A part of a leg, and the joint it hangs from. Used by one thread at a time. */
    record Limb(Body part, RevoluteJoint joint, float fastest) {
        /** In radians. */
        float angle() {
            return joint.getJointAngle();
        }

        /** As a share of its fastest turning by itself. */
        float speed() {
            return joint.getJointSpeed() / fastest;
        }

        /**
         * Lets the joint turn during the coming tick.
         *
         * @param effort from -1 to 1: its sign is the way, its size the share of the torque
         */
        void drive(float effort) {
            joint.setMotorSpeed(fastest * Math.signum(effort));
            joint.setMaxMotorTorque(TORQUE * Math.abs(effort));
        }
    }

    private final World world = new World(new Vec2(0, GRAVITY));
    private final WalkerGround ground;
    private final Body course;
    private final FixtureDef piece = new FixtureDef();
    private final GroundEdge edge = new GroundEdge();
    private final float mass;
    private final Vec2 from = new Vec2();
    private final Vec2 to = new Vec2();

    final Body hull;
    final Limb leftThigh;
    final Limb leftShin;
    final Limb rightThigh;
    final Limb rightShin;

    /** In the order of the controls. */
    final List<Limb> limbs;

    private int laidPieces;
    private boolean hullTouched;
    private boolean leftTouches;
    private boolean rightTouches;

    /**
     * @param push what the hull is pushed by during the first tick, in newtons
     * @param friction of the ground, 2.5 in Gymnasium
     * @param mass of the walker, times Gymnasium's
     */
    WalkerBodies(WalkerGround ground, double push, double friction, double mass) {
        this.ground = ground;
        this.mass = (float) mass;
        world.setContactListener(this);
        course = world.createBody(new BodyDef());
        piece.friction = (float) friction;
        piece.shape = edge;
        double x = WalkerGround.STEP * WalkerGround.LEVEL_POINTS / 2;
        double y = WalkerGround.LEVEL + 2 * LEG_HEIGHT;
        layGround(x);
        hull = hull(x, y);
        from.set((float) push, 0);
        hull.applyForceToCenter(from);
        leftThigh = thigh(x, y, -1);
        leftShin = shin(leftThigh, x, y, -1);
        rightThigh = thigh(x, y, 1);
        rightShin = shin(rightThigh, x, y, 1);
        limbs = List.of(leftThigh, leftShin, rightThigh, rightShin);
    }

    private Body hull(double x, double y) {
        Vec2[] corners = new Vec2[HULL.length / 2];
        for (int i = 0; i < corners.length; i++) {
            corners[i] = new Vec2((float) (HULL[2 * i] / SCALE), (float) (HULL[2 * i + 1] / SCALE));
        }
        PolygonShape outline = new PolygonShape();
        outline.set(corners, corners.length);
        FixtureDef fixture = new FixtureDef();
        fixture.shape = outline;
        fixture.density = 5 * mass;
        fixture.friction = 0.1f;
        Body hull = body(x, y, 0, fixture);
        Physics.weigh(hull, corners, 5 * mass);
        return hull;
    }

    /**
     * @param side -1 for the left leg, 1 for the right one; they differ in how they start only
     */
    private Limb thigh(double x, double y, int side) {
        double middle = y - LEG_DROP - LEG_HEIGHT / 2;
        Body thigh = body(x, middle, side * 0.05, box(LEG_WIDTH));
        return new Limb(thigh, joint(hull, thigh, LEG_DROP, -0.8f, 1.1f, side), HIP_SPEED);
    }

    private Limb shin(Limb thigh, double x, double y, int side) {
        double middle = y - LEG_DROP - LEG_HEIGHT * 3 / 2;
        Body shin = body(x, middle, side * 0.05, box(LOWER * LEG_WIDTH));
        return new Limb(
                shin, joint(thigh.part(), shin, -LEG_HEIGHT / 2, -1.6f, -0.1f, 1), KNEE_SPEED);
    }

    private FixtureDef box(double width) {
        PolygonShape box = new PolygonShape();
        box.setAsBox((float) (width / 2), (float) (LEG_HEIGHT / 2));
        FixtureDef fixture = new FixtureDef();
        fixture.shape = box;
        fixture.density = mass;
        return fixture;
    }

    private RevoluteJoint joint(
            Body above, Body below, double place, float low, float high, float speed) {
        RevoluteJointDef joint = new RevoluteJointDef();
        joint.bodyA = above;
        joint.bodyB = below;
        joint.referenceAngle = below.getAngle() - above.getAngle();
        joint.localAnchorA.set(0, (float) place);
        joint.localAnchorB.set(0, (float) (LEG_HEIGHT / 2));
        joint.enableMotor = true;
        joint.enableLimit = true;
        joint.maxMotorTorque = TORQUE;
        joint.motorSpeed = speed;
        joint.lowerAngle = low;
        joint.upperAngle = high;
        return (RevoluteJoint) world.createJoint(joint);
    }

    private Body body(double x, double y, double angle, FixtureDef fixture) {
        fixture.filter.categoryBits = WALKER_BITS;
        fixture.filter.maskBits = GROUND_BITS;
        BodyDef definition = new BodyDef();
        definition.type = BodyType.DYNAMIC;
        definition.position.set((float) x, (float) y);
        definition.angle = (float) angle;
        Body body = world.createBody(definition);
        body.createFixture(fixture);
        return body;
    }

    void tick() {
        layGround(hull.getPosition().x);
        world.step(TICK_SECONDS, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
    }

    /** Ground is laid as the walker comes near: most walks end long before the course does. */
    private void layGround(double x) {
        int needed = (int) ((x + AHEAD) / WalkerGround.STEP) + 1;
        while (laidPieces < Math.min(needed, WalkerGround.POINTS - 1)) {
            from.set((float) (laidPieces * WalkerGround.STEP), (float) ground.at(laidPieces));
            laidPieces++;
            to.set((float) (laidPieces * WalkerGround.STEP), (float) ground.at(laidPieces));
            edge.set(from, to);
            course.createFixture(piece);
        }
    }

    boolean isExploded() {
        return Physics.isExploded(hull);
    }

    boolean hullTouched() {
        return hullTouched;
    }

    boolean leftTouches() {
        return leftTouches;
    }

    boolean rightTouches() {
        return rightTouches;
    }

    @Override
    public void beginContact(Contact contact) {
        touch(contact, true);
    }

    @Override
    public void endContact(Contact contact) {
        touch(contact, false);
    }

    /** As in Gymnasium a foot that leaves one piece of ground counts as lifted. */
    private void touch(Contact contact, boolean begins) {
        Body one = contact.getFixtureA().getBody();
        Body other = contact.getFixtureB().getBody();
        if (one.equals(hull) || other.equals(hull)) {
            hullTouched = true;
        }
        if (one.equals(leftShin.part()) || other.equals(leftShin.part())) {
            leftTouches = begins;
        }
        if (one.equals(rightShin.part()) || other.equals(rightShin.part())) {
            rightTouches = begins;
        }
    }

    @Override
    public void preSolve(Contact contact, Manifold oldManifold) {}

    @Override
    public void postSolve(Contact contact, ContactImpulse impulse) {}
}
