package reins.sim.physics;

import java.util.Arrays;

/**
 * Stops bodies that met the ground during a tick where they met it, so that none comes to lie deep
 * in the ground or behind it. As in Box2D a body that does is put back to that moment, loses what
 * drives it into the ground, and spends the rest of the tick as it then moves, by itself: its
 * hinges find it there at the next tick (E. Catto, "Continuous Collision", GDC 2013,
 * box2d.org/publications). Used by one thread at a time.
 */
final class Bumps {
    /** The gap at which a body is stopped, in metres, and how well that is hit. */
    private static final double TARGET =
            Math.max(Positions.SLOP, Contacts.SKIN - 3 * Positions.SLOP);

    private static final double NEARLY = Positions.SLOP / 4;
    private static final int MOST_BUMPS = 8;
    private static final int MOST_HALVINGS = 30;
    private static final int MOST_ROUNDS = 180;
    private static final double SETTLED = 1e-5;

    private final Ground ground;
    private final Contacts contacts;

    /** What each touching point does to stop a body, in newton seconds. */
    private double[] press = new double[4];

    private double[] rub = new double[4];

    Bumps(Ground ground, Contacts contacts) {
        this.ground = ground;
        this.contacts = contacts;
    }

    /** Lets a body that has moved on bump into the ground where it did. */
    void sweep(Body body, double seconds) {
        double left = seconds;
        double share = touchesClosely(body) ? 0 : meets(body);
        for (int i = 0; i < MOST_BUMPS && share < 1; i++) {
            body.put(share, body.placeX, body.placeY, body.angle);
            left *= 1 - share;
            contacts.find(body);
            Positions.settle(body);
            stop(body);
            body.move(left);
            share = meets(body);
        }
    }

    /** Whether the tick began with the body as near to the ground as a bump leaves it. */
    private static boolean touchesClosely(Body body) {
        for (int i = 0; i < body.touching; i++) {
            double gap = body.manifolds[i].gap;
            if (gap > 0 && gap < TARGET + NEARLY) {
                return true;
            }
        }
        return false;
    }

    /** At which share of its way a body first meets the ground; 1 where it does not. */
    private double meets(Body body) {
        double reach = body.outline.reach + TARGET;
        double endX = body.placeX;
        double endY = body.placeY;
        double from = Math.min(body.beganX, endX) - reach;
        double to = Math.max(body.beganX, endX) + reach;
        if (ground.isBelow(Math.min(body.beganY, endY) - reach, from, to)) {
            return 1;
        }
        double endAngle = body.angle;
        double first = 1;
        int last = ground.piece(to);
        body.lay();
        for (int piece = ground.piece(from); piece <= last; piece++) {
            if (contacts.gap(body, piece) < TARGET - NEARLY) {
                first = Math.min(first, meets(body, piece, endX, endY, endAngle));
                body.put(1, endX, endY, endAngle);
                body.lay();
            }
        }
        return first;
    }

    /** The same for a piece that the body ends too near to; what began in it is left there. */
    private double meets(Body body, int piece, double endX, double endY, double endAngle) {
        double low = 0;
        double high = 1;
        double share = 0;
        for (int i = 0; i < MOST_HALVINGS; i++) {
            body.put(share, endX, endY, endAngle);
            body.lay();
            double gap = contacts.gap(body, piece);
            if (i == 0 && gap <= 0) {
                return 1;
            }
            if (Math.abs(gap - TARGET) < NEARLY || (i == 0 && gap < TARGET)) {
                return share;
            }
            if (gap > TARGET) {
                low = share;
            } else {
                high = share;
            }
            share = (low + high) / 2;
        }
        return low;
    }

    /** Takes from a body what drives it into the ground, as if nothing hung from it. */
    private void stop(Body body) {
        int most = 2 * body.touching;
        if (press.length < most) {
            press = new double[most];
            rub = new double[most];
        }
        Arrays.fill(press, 0);
        Arrays.fill(rub, 0);
        double hold = Math.sqrt(ground.friction * body.friction);
        int round = 0;
        while (round < MOST_ROUNDS && !(stop(body, hold) < SETTLED)) {
            round++;
        }
    }

    private double stop(Body body, double hold) {
        double most = 0;
        for (int i = 0; i < body.touching; i++) {
            Manifold manifold = body.manifolds[i];
            double x = manifold.normalX;
            double y = manifold.normalY;
            for (int j = 0; j < manifold.size; j++) {
                int at = 2 * i + j;
                double armX = manifold.armX[j];
                double armY = manifold.armY[j];
                double limit = hold * press[at];
                double was = rub[at];
                double next = was - speed(body, armX, armY, y, -x) * felt(body, armX, armY, y, -x);
                rub[at] = Math.max(-limit, Math.min(limit, next));
                double by = rub[at] - was;
                body.hit(by * y, -by * x, armX, armY);
                was = press[at];
                double sinks = speed(body, armX, armY, x, y);
                press[at] = Math.max(0, was - sinks * felt(body, armX, armY, x, y));
                body.hit((press[at] - was) * x, (press[at] - was) * y, armX, armY);
                most = Math.max(most, Math.max(Math.abs(by), Math.abs(press[at] - was)));
            }
        }
        return most * body.perMass;
    }

    /** How fast a point of a body moves along a direction. */
    private static double speed(Body body, double armX, double armY, double x, double y) {
        return (body.speedX - body.turning * armY) * x + (body.speedY + body.turning * armX) * y;
    }

    /** The mass that an impulse at a point along a direction feels, in kg. */
    private static double felt(Body body, double armX, double armY, double x, double y) {
        double turns = armX * y - armY * x;
        return 1 / (body.perMass + body.perInertia * turns * turns);
    }
}
