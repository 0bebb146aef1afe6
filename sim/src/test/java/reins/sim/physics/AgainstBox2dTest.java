package reins.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.jbox2d.collision.shapes.EdgeShape;
import org.jbox2d.collision.shapes.PolygonShape;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.BodyDef;
import org.jbox2d.dynamics.BodyType;
import org.jbox2d.dynamics.FixtureDef;
import org.jbox2d.dynamics.World;
import org.jbox2d.dynamics.joints.RevoluteJoint;
import org.jbox2d.dynamics.joints.RevoluteJointDef;
import org.junit.jupiter.api.Test;

/**
 * The same scene, tick by tick, by JBox2D with so many iterations that it settles. It reckons in
 * float32 and reads sines from a table, which is what the tolerances are for.
 */
final class AgainstBox2dTest {
    private static final float TICK = 0.02f;
    private static final double[] HEIGHTS = {1, 1.2, 0.9, 1.1, 1.4, 1.3};

    /** A trunk with one leg over uneven ground, in both. */
    private static final class Scene {
        final World world = new World(new Vec2(0, -10));
        final org.jbox2d.dynamics.Body theirTrunk;
        final org.jbox2d.dynamics.Body theirLeg;
        final RevoluteJoint theirHinge;
        final Body trunk;
        final Body leg;
        final Hinge hinge;
        final Linkage linkage;

        Scene(float x, float y, float angle) {
            org.jbox2d.dynamics.Body floor = world.createBody(new BodyDef());
            for (int i = 0; i + 1 < HEIGHTS.length; i++) {
                EdgeShape edge = new EdgeShape();
                edge.set(
                        new Vec2(2 * i, (float) HEIGHTS[i]),
                        new Vec2(2 * i + 2, (float) HEIGHTS[i + 1]));
                FixtureDef piece = new FixtureDef();
                piece.shape = edge;
                piece.friction = 0.8f;
                floor.createFixture(piece);
            }
            theirTrunk = body(x, y, angle, 0.5f, 0.2f, 2);
            theirLeg = body(x, y - 0.4f, angle, 0.1f, 0.4f, 1);
            RevoluteJointDef joint = new RevoluteJointDef();
            joint.bodyA = theirTrunk;
            joint.bodyB = theirLeg;
            joint.localAnchorA.set(0.1f, -0.1f);
            joint.localAnchorB.set(0, 0.3f);
            joint.enableMotor = true;
            joint.enableLimit = true;
            joint.lowerAngle = -0.5f;
            joint.upperAngle = 0.7f;
            theirHinge = (RevoluteJoint) world.createJoint(joint);

            trunk = new Body(Outline.box(1, 0.4), 2, 0.2, x, y, angle);
            leg = new Body(Outline.box(0.2, 0.8), 1, 0.2, x, y - 0.4f, angle);
            hinge = new Hinge(trunk, leg, 0.1, -0.1, 0, 0.3, -0.5, 0.7);
            linkage = new Linkage(new Ground(2, HEIGHTS, 0.8), -10, trunk, hinge);
        }

        private org.jbox2d.dynamics.Body body(
                float x, float y, float angle, float across, float up, float density) {
            PolygonShape box = new PolygonShape();
            box.setAsBox(across, up);
            FixtureDef fixture = new FixtureDef();
            fixture.shape = box;
            fixture.density = density;
            fixture.friction = 0.2f;
            fixture.filter.groupIndex = -1;
            BodyDef definition = new BodyDef();
            definition.type = BodyType.DYNAMIC;
            definition.position.set(x, y);
            definition.angle = angle;
            org.jbox2d.dynamics.Body body = world.createBody(definition);
            body.createFixture(fixture);
            return body;
        }

        void drive(float speed, float torque) {
            theirHinge.setMotorSpeed(speed);
            theirHinge.setMaxMotorTorque(torque);
            hinge.drive(speed, torque);
        }

        void run(int ticks, double place, double turn) {
            for (int i = 0; i < ticks; i++) {
                world.step(TICK, 2000, 60);
                linkage.tick(TICK);
                near(trunk, theirTrunk, place, turn, "trunk after tick " + i);
                near(leg, theirLeg, place, turn, "leg after tick " + i);
            }
        }

        private static void near(
                Body ours,
                org.jbox2d.dynamics.Body theirs,
                double place,
                double turn,
                String what) {
            assertEquals(theirs.getPosition().x, ours.x(), place, what);
            assertEquals(theirs.getPosition().y, ours.y(), place, what);
            assertEquals(theirs.getAngle(), ours.angle(), turn, what);
        }
    }

    @Test
    void aDrivenHingeSwingsTheSameInTheAir() {
        Scene scene = new Scene(5, 20, 0.3f);
        scene.drive(3, 2);
        scene.run(30, 2e-3, 5e-3);
        scene.drive(-4, 50);
        scene.run(30, 2e-3, 5e-3);
    }

    @Test
    void whatFallsOntoTheGroundComesToLieTheSame() {
        Scene scene = new Scene(4.6f, 2.6f, 0.1f);
        scene.drive(0, 5);
        scene.run(60, 1e-2, 2e-2);
    }

    @Test
    void whatPushesItselfOffTheGroundMovesTheSame() {
        Scene scene = new Scene(3.1f, 2, 0);
        scene.drive(4, 30);
        scene.run(25, 1e-2, 2e-2);
    }
}
