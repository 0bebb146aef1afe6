package reins.sim.teachers;

import reins.sim.worlds.Tee;

/**
 * How a T moves when a round pusher moves slowly against it, without friction and far from walls:
 * it gives way along the contact's normal, and turns as much as its inertia allows. Far faster than
 * a physics engine, so that many pushes can be tried out in planning. Lengths in pixels. Used by
 * one thread at a time.
 */
final class TeeModel {
    /** The pusher's radius and the skin that the physics leaves around things. */
    static final double REACH = 15.1;

    /** Where the middle of the T's area is along its own y. */
    private static final double AREA_CENTRE = (3600 * 15 + 2700 * 75) / 6300.0;

    /**
     * The mean square distance of the T's points from that middle. Bar and stem have 3600 and 2700
     * square pixels, and (120² + 30²) / 12 and (30² + 90²) / 12 about their own middles.
     */
    private static final double SPREAD =
            (3600 * (1275 + square(AREA_CENTRE - 15)) + 2700 * (750 + square(75 - AREA_CENTRE)))
                    / 6300;

    private static final double GOAL_X = Tee.GOAL.x() - AREA_CENTRE * Math.sin(Tee.GOAL.angle());
    private static final double GOAL_Y = Tee.GOAL.y() + AREA_CENTRE * Math.cos(Tee.GOAL.angle());

    /** Between these along both axes the T has to stay. */
    private static final double LOW = 8;

    private static final double HIGH = 503;

    private double massX;
    private double massY;
    private double angle;
    private double sin;
    private double cos;

    private static double square(double value) {
        return value * value;
    }

    void lie(Tee.Pose pose) {
        turn(pose.angle());
        massX = pose.x() - Tee.MASS_CENTRE * sin;
        massY = pose.y() + Tee.MASS_CENTRE * cos;
    }

    private void turn(double to) {
        angle = to;
        sin = Math.sin(to);
        cos = Math.cos(to);
    }

    Tee.Pose pose() {
        return new Tee.Pose(massX + Tee.MASS_CENTRE * sin, massY - Tee.MASS_CENTRE * cos, angle);
    }

    /**
     * Makes way for the pusher, which came here by a small step.
     *
     * @return whether it touches
     */
    boolean giveWay(double pusherX, double pusherY) {
        boolean touched = false;
        // Where it touches both parts at once each pushes it into the other a little.
        for (int round = 0; round < 3; round++) {
            boolean touches = false;
            for (Tee.Box box : Tee.BOXES) {
                touches |= giveWay(pusherX, pusherY, box);
            }
            touched |= touches;
            if (!touches) {
                return touched;
            }
        }
        return true;
    }

    private boolean giveWay(double pusherX, double pusherY, Tee.Box box) {
        double right = pusherX - massX;
        double up = pusherY - massY;
        double x = cos * right + sin * up;
        double y = cos * up - sin * right + Tee.MASS_CENTRE;
        double nearX = Math.clamp(x, box.left(), box.right());
        double nearY = Math.clamp(y, box.low(), box.high());
        double normalX = nearX - x;
        double normalY = nearY - y;
        double distance = Math.sqrt(normalX * normalX + normalY * normalY);
        if (distance >= REACH || distance < 1e-9) {
            return false;
        }
        normalX /= distance;
        normalY /= distance;
        double lever = nearX * normalY - (nearY - Tee.MASS_CENTRE) * normalX;
        double push = (REACH - distance) / (1 + lever * lever / Tee.INERTIA);
        massX += push * (cos * normalX - sin * normalY);
        massY += push * (sin * normalX + cos * normalY);
        turn(angle + push * lever / Tee.INERTIA);
        return true;
    }

    /** The root mean square distance of the T's points from where they belong, in pixels. */
    double error() {
        double middle = AREA_CENTRE - Tee.MASS_CENTRE;
        double right = massX - middle * sin - GOAL_X;
        double up = massY + middle * cos - GOAL_Y;
        double turned = 2 * SPREAD * (1 - Math.cos(angle - Tee.GOAL.angle()));
        return Math.sqrt(right * right + up * up + turned);
    }

    /** How far it reaches beyond where it has to stay, in pixels; 0 where it does not. */
    double beyond() {
        Tee.Pose pose = pose();
        double most = 0;
        for (Tee.Box box : Tee.BOXES) {
            for (int corner = 0; corner < 4; corner++) {
                double x = corner % 2 == 0 ? box.left() : box.right();
                double y = corner < 2 ? box.low() : box.high();
                double atX = pose.x() + cos * x - sin * y;
                double atY = pose.y() + sin * x + cos * y;
                most = Math.max(most, Math.max(LOW - atX, atX - HIGH));
                most = Math.max(most, Math.max(LOW - atY, atY - HIGH));
            }
        }
        return most;
    }
}
