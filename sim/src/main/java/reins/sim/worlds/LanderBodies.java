package reins.sim.worlds;

import org.jbox2d.callbacks.ContactImpulse;
import org.jbox2d.callbacks.ContactListener;
import org.jbox2d.collision.Manifold;
import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.contacts.Contact;
import org.jbox2d.dynamics.joints.RevoluteJointDef;

/**
 * The lander's hull, its two legs and the ground, in a physics world of their own, in metres and
 * seconds. Used by one thread at a time.
 */
final class LanderBodies implements ContactListener {
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

    private static final float TICK_SECONDS = 1 / 50f;

    /**
     * What the solver may spend on a tick: a third of what Gymnasium lets it, for twice the speed.
     * With a tenth the legs would give way and the hull be dashed against the ground.
     */
    private static final int VELOCITY_ITERATIONS = 60;

    private static final int POSITION_ITERATIONS = 20;

    private static final float GRAVITY = -10;
    private static final double LEG_AWAY = 20 / SCALE;
    private static final int GROUND_BITS = 0x0001;
    private static final int HULL_BITS = 0x0010;
    private static final int LEG_BITS = 0x0020;

    private final World world = new World(new Vec2(0, GRAVITY));
    private final float friction;
    private final float mass;
    private final Vec2 vector = new Vec2();
    private final Vec2 point = new Vec2();

    final Body hull;

    /** The leg on the right, then the one on the left, seen upright. */
    final Body rightLeg;

    final Body leftLeg;

    private boolean hullTouched;
    private boolean rightTouches;
    private boolean leftTouches;

    /**
     * @param ground heights in metres at equal distances from the left edge to the right one
     * @param friction of the ground, 0.1 in Gymnasium
     * @param mass of the craft, times Gymnasium's
     */
    LanderBodies(double[] ground, double pushX, double pushY, double friction, double mass) {
        this.friction = (float) friction;
        this.mass = (float) mass;
        world.setContactListener(this);
        layGround(ground);
        hull = hull();
        vector.set((float) pushX, (float) pushY);
        hull.applyForceToCenter(vector);
        rightLeg = leg(-1);
        leftLeg = leg(1);
    }

    private void layGround(double[] ground) {
        Body moon = world.createBody(new BodyDef());
        FixtureDef floor = new FixtureDef();
        floor.shape = edge(0, 0, WIDTH, 0);
        moon.createFixture(floor);
        FixtureDef piece = new FixtureDef();
        piece.friction = friction;
        double width = WIDTH / (ground.length - 1);
        for (int i = 0; i < ground.length - 1; i++) {
            piece.shape = edge(width * i, ground[i], width * (i + 1), ground[i + 1]);
            moon.createFixture(piece);
        }
    }

    private static EdgeShape edge(double x0, double y0, double x1, double y1) {
        EdgeShape edge = new EdgeShape();
        edge.set(new Vec2((float) x0, (float) y0), new Vec2((float) x1, (float) y1));
        return edge;
    }

    private Body hull() {
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
        fixture.filter.categoryBits = HULL_BITS;
        fixture.filter.maskBits = GROUND_BITS;
        Body hull = body(WIDTH / 2, HEIGHT, 0, fixture);
        Physics.weigh(hull, corners, 5 * mass);
        return hull;
    }

    /**
     * @param side -1 for the right leg, 1 for the left one
     */
    private Body leg(int side) {
        PolygonShape box = new PolygonShape();
        box.setAsBox((float) (LEG_HALF_WIDTH / SCALE), (float) (LEG_HALF_HEIGHT / SCALE));
        FixtureDef fixture = new FixtureDef();
        fixture.shape = box;
        fixture.density = mass;
        fixture.filter.categoryBits = LEG_BITS;
        fixture.filter.maskBits = GROUND_BITS;
        Body leg = body(WIDTH / 2 - side * LEG_AWAY, HEIGHT, side * 0.05, fixture);
        RevoluteJointDef joint = new RevoluteJointDef();
        joint.bodyA = hull;
        joint.bodyB = leg;
        joint.referenceAngle = leg.getAngle() - hull.getAngle();
        joint.localAnchorB.set((float) (side * LEG_AWAY), (float) LEG_DROP);
        joint.enableMotor = true;
        joint.enableLimit = true;
        joint.maxMotorTorque = 40;
        joint.motorSpeed = 0.3f * side;
        joint.lowerAngle = side < 0 ? 0.4f : -0.9f;
        joint.upperAngle = side < 0 ? 0.9f : -0.4f;
        world.createJoint(joint);
        return leg;
    }

    private Body body(double x, double y, double angle, FixtureDef fixture) {
        BodyDef definition = new BodyDef();
        definition.type = BodyType.DYNAMIC;
        definition.position.set((float) x, (float) y);
        definition.angle = (float) angle;
        Body body = world.createBody(definition);
        body.createFixture(fixture);
        return body;
    }

    /** Pushes the hull by an impulse in newton seconds, at a point of the world in metres. */
    void push(double impulseX, double impulseY, double x, double y) {
        vector.set((float) impulseX, (float) impulseY);
        point.set((float) x, (float) y);
        hull.applyLinearImpulse(vector, point);
    }

    void tick() {
        world.step(TICK_SECONDS, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
    }

    boolean isExploded() {
        return Physics.isExploded(hull);
    }

    boolean hullTouched() {
        return hullTouched;
    }

    boolean rightTouches() {
        return rightTouches;
    }

    boolean leftTouches() {
        return leftTouches;
    }

    @Override
    public void beginContact(Contact contact) {
        touch(contact, true);
    }

    @Override
    public void endContact(Contact contact) {
        touch(contact, false);
    }

    private void touch(Contact contact, boolean begins) {
        Body one = contact.getFixtureA().getBody();
        Body other = contact.getFixtureB().getBody();
        if (one.equals(hull) || other.equals(hull)) {
            hullTouched |= begins;
        }
        if (one.equals(rightLeg) || other.equals(rightLeg)) {
            rightTouches = begins;
        }
        if (one.equals(leftLeg) || other.equals(leftLeg)) {
            leftTouches = begins;
        }
    }

    @Override
    public void preSolve(Contact contact, Manifold oldManifold) {}

    @Override
    public void postSolve(Contact contact, ContactImpulse impulse) {}
}
