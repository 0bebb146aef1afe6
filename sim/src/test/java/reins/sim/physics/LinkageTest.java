package reins.sim.physics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.util.SplittableRandom;

final class LinkageTest {
    private static final double TICK = 0.02;
    private static final double GRAVITY = -10;
    private static final Ground LEVEL = slope(0, 1);

    /** Twenty metres of ground that rises by so much a metre, from height 1 on. */
    private static Ground slope(double rise, double friction) {
        double[] heights = new double[11];
        for (int i = 0; i < heights.length; i++) {
            heights[i] = 1 + rise * 2 * i;
        }
        return new Ground(2, heights, friction);
    }

    private static void run(Linkage linkage, int ticks) {
        for (int i = 0; i < ticks; i++) {
            linkage.tick(TICK);
        }
    }

    private static double pressure(Body body) {
        double sum = 0;
        for (int i = 0; i < body.touching; i++) {
            sum += body.manifolds[i].press[0] + body.manifolds[i].press[1];
        }
        return sum;
    }

    /** A hull with two legs of two parts each, high above the ground, turned and thrown anyhow. */
    private static Body[] creature(SplittableRandom random) {
        Body[] bodies = new Body[5];
        for (int i = 0; i < bodies.length; i++) {
            Outline outline = i == 0 ? Outline.box(2, 0.6) : Outline.box(0.2, 1);
            double angle = random.nextDouble(-1, 1);
            bodies[i] = new Body(outline, i == 0 ? 5 : 1, 0.2, 10, 50, angle);
            bodies[i].speedX = random.nextDouble(-3, 3);
            bodies[i].speedY = random.nextDouble(-3, 3);
            bodies[i].turning = random.nextDouble(-3, 3);
        }
        return bodies;
    }

    private static Hinge[] hinges(Body[] bodies) {
        Hinge[] hinges = {
            new Hinge(bodies[0], bodies[1], 0.3, -0.2, 0, 0.5, -9, 9),
            new Hinge(bodies[1], bodies[2], 0, -0.5, 0, 0.5, -9, 9),
            new Hinge(bodies[0], bodies[3], -0.3, -0.2, 0, 0.5, -9, 9),
            new Hinge(bodies[3], bodies[4], 0, -0.5, 0, 0.5, -9, 9),
        };
        for (Hinge hinge : hinges) {
            hinge.aim();
            hinge.child.placeX = hinge.parent.placeX + hinge.parentArmX - hinge.childArmX;
            hinge.child.placeY = hinge.parent.placeY + hinge.parentArmY - hinge.childArmY;
        }
        return hinges;
    }

    private static double momentum(Body[] bodies, boolean across) {
        double sum = 0;
        for (Body body : bodies) {
            sum += body.mass * (across ? body.speedX : body.speedY);
        }
        return sum;
    }

    private static double spin(Body[] bodies) {
        double sum = 0;
        for (Body body : bodies) {
            double about = body.placeX * body.speedY - body.placeY * body.speedX;
            sum += body.inertia * body.turning + body.mass * about;
        }
        return sum;
    }

    private static double energy(Body[] bodies) {
        double sum = 0;
        for (Body body : bodies) {
            double square = body.speedX * body.speedX + body.speedY * body.speedY;
            sum += (body.mass * square + body.inertia * body.turning * body.turning) / 2;
        }
        return sum;
    }

    @Test
    void aFallGainsWhatGravityGivesTickByTick() {
        Body box = new Body(Outline.box(1, 1), 1, 0.2, 10, 50, 0);
        run(new Linkage(LEVEL, GRAVITY, box), 50);
        assertEquals(-10, box.speedY(), 1e-12);
        // The velocity goes first: 10 m/s² · (0.02 s)² · (1 + 2 + … + 50).
        assertEquals(50 - 10 * TICK * TICK * 1275, box.y(), 1e-12);
    }

    @Test
    void pinsHoldWithoutLossOfMomentumAndAtTheLeastLossOfEnergy() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 100; i++) {
            Body[] bodies = creature(random);
            Hinge[] hinges = hinges(bodies);
            double across = momentum(bodies, true);
            double up = momentum(bodies, false);
            double spin = spin(bodies);
            double before = energy(bodies);
            Motion motion = new Motion(bodies, hinges);
            motion.begin();
            motion.take();
            motion.give();
            assertEquals(across, momentum(bodies, true), 1e-9);
            assertEquals(up, momentum(bodies, false), 1e-9);
            assertEquals(spin, spin(bodies), 1e-7);
            assertTrue(energy(bodies) < before);
            for (Hinge hinge : hinges) {
                Body a = hinge.parent;
                Body b = hinge.child;
                double apartX = a.turning * hinge.parentArmY - b.turning * hinge.childArmY;
                double apartY = a.turning * hinge.parentArmX - b.turning * hinge.childArmX;
                assertEquals(a.speedX - apartX, b.speedX, 1e-9);
                assertEquals(a.speedY + apartY, b.speedY, 1e-9);
            }
            double once = energy(bodies);
            motion.take();
            motion.give();
            assertEquals(once, energy(bodies), 1e-9, "what moves as it can is left alone");
        }
    }

    @Test
    void whatTumblesFreelyKeepsItsMomentumAndNearlyItsEnergy() {
        Body[] bodies = creature(new SplittableRandom(2));
        Linkage linkage = new Linkage(LEVEL, 0, bodies[0], hinges(bodies));
        linkage.tick(TICK);
        double across = momentum(bodies, true);
        double energy = energy(bodies);
        run(linkage, 100);
        assertEquals(across, momentum(bodies, true), 1e-9);
        assertEquals(energy, energy(bodies), 0.1 * energy);
    }

    @Test
    void theGroundCarriesABoxByItsWeight() {
        Body box = new Body(Outline.box(1, 1), 3, 0.2, 10.3, 1.53, 0);
        Linkage linkage = new Linkage(LEVEL, GRAVITY, box);
        run(linkage, 20);
        assertFalse(linkage.isAtRest(), "not for half a second yet");
        run(linkage, 30);
        assertTrue(linkage.isAtRest());
        assertTrue(box.touches());
        assertEquals(3 * 10 * TICK, pressure(box), 1e-6);
        // Two skins of 1 cm lie between the shapes, less what may stay wrong.
        assertEquals(1.515, box.y(), 0.006);
    }

    @Test
    void frictionHoldsABoxUpToItsConeAndSlowsItBeyond() {
        // Both frictions mix as the root of their product: sqrt(0.8 · 0.2) = 0.4.
        Body held = new Body(Outline.box(1, 1), 1, 0.2, 10, 4.65, Math.atan(0.3));
        run(new Linkage(slope(0.3, 0.8), GRAVITY, held), 100);
        double stood = held.x();
        run(new Linkage(slope(0.3, 0.8), GRAVITY, held), 100);
        assertEquals(stood, held.x(), 1e-3);

        double tilt = Math.atan(0.6);
        Body slides = new Body(Outline.box(1, 0.2), 1, 0.2, 14, 9.54, tilt);
        Linkage slope = new Linkage(slope(0.6, 0.8), GRAVITY, slides);
        run(slope, 20);
        double before = Math.hypot(slides.speedX(), slides.speedY());
        run(slope, 25);
        double after = Math.hypot(slides.speedX(), slides.speedY());
        // Down the slope: g (sin α - 0.4 cos α), for half a second.
        assertEquals(10 * (Math.sin(tilt) - 0.4 * Math.cos(tilt)) * 0.5, after - before, 0.02);
    }

    @Test
    void aMotorTurnsByItsTorqueUpToItsSpeedAndALimitStopsIt() {
        Body hull = new Body(Outline.box(1, 1), 1, 0.2, 10, 50, 0);
        Body wheel = new Body(Outline.box(1, 1), 1, 0.2, 10, 50, 0);
        Hinge hinge = new Hinge(hull, wheel, 0, 0, 0, 0, -1, 1);
        Linkage linkage = new Linkage(LEVEL, GRAVITY, hull, hinge);
        hinge.drive(3, 5);
        linkage.tick(TICK);
        // 5 N m for 0.02 s turn each box, of 1/6 kg m², by 0.6 rad/s, one each way.
        assertEquals(1.2, hinge.turning(), 1e-4);
        run(linkage, 4);
        assertEquals(3, hinge.turning(), 1e-4);
        run(linkage, 50);
        assertEquals(0, hinge.turning(), 1e-4);
        assertEquals(1, hinge.angle(), 0.08);
        hinge.drive(0, 0);
        run(linkage, 50);
        assertEquals(0, hinge.turning(), 1e-4);
    }

    @Test
    void aFastBodyStopsWhereItMeetsTheGround() {
        Body spear = new Body(Outline.box(0.1, 2), 1, 0.2, 9.7, 2.3, 0.05);
        spear.speedY = -200;
        Linkage linkage = new Linkage(LEVEL, GRAVITY, spear);
        linkage.tick(TICK);
        spear.lay();
        assertTrue(spear.bottom > 0.98);
        assertTrue(spear.touched());
        run(linkage, 300);
        assertTrue(spear.y() > 1);
        assertTrue(linkage.isAtRest());
    }

    @Test
    void anOutlineKnowsItsCentreAndItsInertiaWhicheverWayRound() {
        // A right triangle of 3 by 6: area 9, centre at a third, inertia A (3² + 6²) / 18.
        Outline one = Outline.of(1, 0, 0, 3, 0, 0, 6);
        Outline other = Outline.of(1, 0, 0, 0, 6, 3, 0);
        for (Outline outline : new Outline[] {one, other}) {
            assertEquals(9, outline.area, 1e-12);
            assertEquals(1, outline.centreX, 1e-12);
            assertEquals(2, outline.centreY, 1e-12);
            assertEquals(9 * 45 / 18.0, outline.second, 1e-12);
        }
    }

    @Test
    void whatIsNowhereOrTooFastHasExploded() {
        Body body = new Body(Outline.box(1, 1), 1, 0.2, 10, 50, 0);
        assertFalse(body.isExploded());
        body.pull(1e9, 0);
        Linkage linkage = new Linkage(LEVEL, GRAVITY, body);
        linkage.tick(TICK);
        assertTrue(body.isExploded());
        body.pull(Double.NaN, 0);
        linkage.tick(TICK);
        assertTrue(body.isExploded());
    }
}
