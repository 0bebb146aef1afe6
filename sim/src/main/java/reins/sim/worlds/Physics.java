package reins.sim.worlds;

import org.jbox2d.collision.shapes.MassData;
import org.jbox2d.common.Vec2;
import org.jbox2d.dynamics.Body;

/** What the physics of every world has in common. Safe on every thread. */
final class Physics {
    /** Why an episode was ended where the physics exploded. */
    static final String TROUBLE =
            "The world's physics broke down, so the episode was ended; choose settings nearer to"
                    + " the usual ones.";

    /** Above this speed, in metres a second, no body of ours is by rights. */
    private static final float FASTEST = 1000;

    private Physics() {}

    /** Whether the body is nowhere, or faster than anything should be. */
    static boolean isExploded(Body body) {
        Vec2 position = body.getPosition();
        Vec2 velocity = body.getLinearVelocity();
        float sum = position.x + position.y + velocity.x + velocity.y + body.getAngularVelocity();
        return !Float.isFinite(sum)
                || Math.abs(velocity.x) > FASTEST
                || Math.abs(velocity.y) > FASTEST;
    }

    /**
     * Gives a body the mass and the inertia of a polygon. JBox2D's own inertia is too large for a
     * polygon whose corners' mean is not its centre of mass.
     *
     * @param corners in metres, in the body's frame, either way round
     * @param density in kilogrammes a square metre
     */
    static void weigh(Body body, Vec2[] corners, double density) {
        double area = 0;
        double momentX = 0;
        double momentY = 0;
        double second = 0;
        for (int i = 0; i < corners.length; i++) {
            Vec2 a = corners[i];
            Vec2 b = corners[(i + 1) % corners.length];
            double cross = (double) a.x * b.y - (double) b.x * a.y;
            area += cross / 2;
            momentX += cross * (a.x + b.x) / 6;
            momentY += cross * (a.y + b.y) / 6;
            second += cross * (square(a) + Vec2.dot(a, b) + square(b)) / 12;
        }
        MassData mass = new MassData();
        mass.mass = (float) (density * Math.abs(area));
        mass.center.set((float) (momentX / area), (float) (momentY / area));
        mass.I = (float) (density * Math.abs(second));
        body.setMassData(mass);
    }

    private static double square(Vec2 point) {
        return Vec2.dot(point, point);
    }
}
