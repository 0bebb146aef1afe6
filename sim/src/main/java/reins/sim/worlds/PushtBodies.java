package reins.sim.worlds;

import org.jbox2d.collision.shapes.CircleShape;
import org.jbox2d.collision.shapes.MassData;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.collision.shapes.Shape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.contacts.ContactEdge;

/**
 * The pusher, the T and the walls, seen from above, in a physics world of their own. Lengths here
 * are in pixels; the physics reckons in metres of {@link #SCALE} pixels, for it is made for things
 * of that size. Nothing slides on: the T keeps no speed from one step to the next, as in the
 * benchmark. Used by one thread at a time.
 */
final class PushtBodies {
    /** The workspace's width and height in pixels. */
    static final double SIZE = 512;

    static final double PUSHER_RADIUS = 15;

    /** Where the walls' inner sides are along both axes, in pixels. */
    static final double WALL_LOW = 7;

    static final double WALL_HIGH = 504;

    /** Thicker than they look, so that a T that was squeezed into one comes out again. */
    private static final double WALL_THICKNESS = 100;

    private static final double SCALE = 20;
    private static final double STEP_SECONDS = 0.01;
    private static final double STIFFNESS = 100;
    private static final double DAMPING = 20;
    private static final int VELOCITY_ITERATIONS = 8;
    private static final int POSITION_ITERATIONS = 3;

    private final World world = new World(new Vec2(0, 0));
    private final Vec2 vector = new Vec2();
    private final double mass;
    private final Body pusher;
    private final Body block;

    /**
     * @param friction between pusher and T
     * @param mass of the T, as a multiple of the usual, from 1; a heavier one slows the pusher
     */
    PushtBodies(double pusherX, double pusherY, Tee.Pose pose, double friction, double mass) {
        this.mass = mass;
        world.setAllowSleep(false);
        world.setContinuousPhysics(false);
        walls();
        pusher = body(BodyType.KINEMATIC, pusherX, pusherY, 0);
        CircleShape round = new CircleShape();
        round.setRadius(metres(PUSHER_RADIUS));
        pusher.createFixture(fixture(round, friction));
        block = body(BodyType.DYNAMIC, pose.x(), pose.y(), pose.angle());
        for (Tee.Box part : Tee.BOXES) {
            double x = (part.left() + part.right()) / 2;
            double y = (part.low() + part.high()) / 2;
            PolygonShape box = box(x, y, part.right() - x, part.high() - y);
            block.createFixture(fixture(box, friction));
        }
        weigh();
    }

    private static float metres(double pixels) {
        return (float) (pixels / SCALE);
    }

    private void walls() {
        Body frame = world.createBody(new BodyDef());
        double middle = (WALL_LOW + WALL_HIGH) / 2;
        double half = (WALL_HIGH - WALL_LOW) / 2 + WALL_THICKNESS;
        double thick = WALL_THICKNESS / 2;
        double low = WALL_LOW - thick;
        double high = WALL_HIGH + thick;
        frame.createFixture(fixture(box(low, middle, thick, half), 0));
        frame.createFixture(fixture(box(high, middle, thick, half), 0));
        frame.createFixture(fixture(box(middle, low, half, thick), 0));
        frame.createFixture(fixture(box(middle, high, half, thick), 0));
    }

    private static PolygonShape box(double x, double y, double halfWidth, double halfHeight) {
        PolygonShape box = new PolygonShape();
        Vec2 middle = new Vec2(metres(x), metres(y));
        box.setAsBox(metres(halfWidth), metres(halfHeight), middle, 0);
        return box;
    }

    private static FixtureDef fixture(Shape shape, double friction) {
        FixtureDef fixture = new FixtureDef();
        fixture.shape = shape;
        fixture.friction = (float) friction;
        return fixture;
    }

    private Body body(BodyType type, double x, double y, double angle) {
        BodyDef definition = new BodyDef();
        definition.type = type;
        definition.position.set(metres(x), metres(y));
        definition.angle = (float) angle;
        return world.createBody(definition);
    }

    /**
     * Gives it a mass of 1: only its distribution counts, since nothing is lighter than the pusher.
     */
    private void weigh() {
        MassData data = new MassData();
        data.mass = 1;
        data.center.set(0, metres(Tee.MASS_CENTRE));
        data.I = (float) ((Tee.INERTIA + Tee.MASS_CENTRE * Tee.MASS_CENTRE) / (SCALE * SCALE));
        block.setMassData(data);
    }

    /**
     * Lets the pusher strive towards a point for a hundredth of a second.
     *
     * @param windX how fast a draught moves the T, in pixels a second, as windY
     */
    void step(double targetX, double targetY, double windX, double windY) {
        double stiffness = touches() ? STIFFNESS / mass : STIFFNESS;
        Vec2 velocity = pusher.getLinearVelocity();
        double speedX = velocity.x * SCALE;
        double speedY = velocity.y * SCALE;
        speedX += (stiffness * (targetX - pusherX()) - DAMPING * speedX) * STEP_SECONDS;
        speedY += (stiffness * (targetY - pusherY()) - DAMPING * speedY) * STEP_SECONDS;
        vector.set(metres(speedX), metres(speedY));
        pusher.setLinearVelocity(vector);
        settle(windX, windY);
    }

    /** Moves on by a hundredth of a second with the pusher as fast as it is. */
    void settle(double windX, double windY) {
        vector.set(metres(windX), metres(windY));
        block.setLinearVelocity(vector);
        block.setAngularVelocity(0);
        world.step((float) STEP_SECONDS, VELOCITY_ITERATIONS, POSITION_ITERATIONS);
    }

    private boolean touches() {
        for (ContactEdge edge = block.getContactList(); edge != null; edge = edge.next) {
            if (edge.other.equals(pusher) && edge.contact.isTouching()) {
                return true;
            }
        }
        return false;
    }

    double pusherX() {
        return pusher.getPosition().x * SCALE;
    }

    double pusherY() {
        return pusher.getPosition().y * SCALE;
    }

    /** The angle in radians, as often round as it was turned. */
    Tee.Pose block() {
        Vec2 position = block.getPosition();
        return new Tee.Pose(position.x * SCALE, position.y * SCALE, block.getAngle());
    }

    boolean isExploded() {
        return Physics.isExploded(block) || Physics.isExploded(pusher);
    }
}
