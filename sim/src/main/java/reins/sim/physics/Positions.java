package reins.sim.physics;

/**
 * Corrects where bodies have come to be: out of the ground, within the limits of their hinges, onto
 * their pins. One after the other is shifted as an impulse would, without becoming faster, until
 * all are near enough (nonlinear Gauss-Seidel, as in Box2D, whose distances these are: E. Catto,
 * "Modeling and Solving Constraints", GDC 2009, box2d.org/publications). Safe on every thread.
 */
final class Positions {
    /** What may stay wrong, in metres. */
    static final double SLOP = 0.005;

    private static final double ANGLE_SLOP = Math.toRadians(2);

    /** A limit is neared from beyond and never quite reached, so this share more is near enough. */
    private static final double NEARLY = 1.02;

    private static final int MOST_ROUNDS = 60;
    private static final double LONGEST_SHIFT = 0.2;
    private static final double WIDEST_TURN = Math.toRadians(8);

    /** Which share of an overlap is put right at once, and what may stay. */
    private static final double SHARE = 0.2;

    private static final double DEEPEST = -3 * SLOP;
    private static final double BUMP_SHARE = 0.75;
    private static final double BUMP_DEEPEST = -1.5 * SLOP;
    private static final int MOST_BUMP_ROUNDS = 20;

    private Positions() {}

    /**
     * @return whether all are near enough
     */
    static boolean settle(Body[] bodies, Hinge[] hinges) {
        for (int round = 0; round < MOST_ROUNDS; round++) {
            boolean settled = true;
            for (Body body : bodies) {
                settled &= lift(body, SHARE) >= DEEPEST;
            }
            for (Hinge hinge : hinges) {
                settled &= bend(hinge);
                settled &= pin(hinge);
            }
            if (settled) {
                return true;
            }
        }
        return false;
    }

    /** Puts right one body that was stopped where it met the ground. */
    static void settle(Body body) {
        int round = 0;
        while (round < MOST_BUMP_ROUNDS && lift(body, BUMP_SHARE) < BUMP_DEEPEST) {
            round++;
        }
    }

    /** Lifts a body off the ground; answers the deepest overlap before, in metres, or 0. */
    private static double lift(Body body, double share) {
        double deepest = 0;
        for (int i = 0; i < body.touching; i++) {
            Manifold manifold = body.manifolds[i];
            for (int j = 0; j < manifold.size; j++) {
                deepest = Math.min(deepest, lift(body, manifold, j, share));
            }
        }
        return deepest;
    }

    private static double lift(Body body, Manifold manifold, int point, double share) {
        double c = body.cos;
        double s = body.sin;
        double x = manifold.pointX[point];
        double y = manifold.pointY[point];
        double armX;
        double armY;
        double normalX;
        double normalY;
        double apart;
        if (manifold.onGround) {
            normalX = manifold.normalX;
            normalY = manifold.normalY;
            armX = c * x - s * y;
            armY = s * x + c * y;
            apart =
                    normalX * (body.placeX + armX - manifold.planeX)
                            + normalY * (body.placeY + armY - manifold.planeY);
        } else {
            Outline outline = body.outline;
            int side = manifold.side;
            normalX = s * outline.normalY[side] - c * outline.normalX[side];
            normalY = -s * outline.normalX[side] - c * outline.normalY[side];
            armX = x - body.placeX;
            armY = y - body.placeY;
            double planeX = c * outline.x[side] - s * outline.y[side];
            double planeY = s * outline.x[side] + c * outline.y[side];
            apart = normalX * (planeX - armX) + normalY * (planeY - armY);
        }
        apart -= Contacts.SKIN;
        double wrong = Math.max(-LONGEST_SHIFT, Math.min(0, share * (apart + SLOP)));
        if (wrong < 0) {
            double turns = armX * normalY - armY * normalX;
            double impulse = -wrong / (body.perMass + body.perInertia * turns * turns);
            body.shift(impulse * normalX, impulse * normalY, armX, armY);
        }
        return apart;
    }

    /** Turns both bodies towards the limit that the hinge was at when the tick began. */
    private static boolean bend(Hinge hinge) {
        if (hinge.limit == 0) {
            return true;
        }
        double over = hinge.limit < 0 ? hinge.low - hinge.angle() : hinge.angle() - hinge.high;
        double by = Math.max(0, Math.min(WIDEST_TURN, over - ANGLE_SLOP));
        if (by > 0) {
            double share = by / (hinge.parent.perInertia + hinge.child.perInertia);
            hinge.parent.turn(hinge.limit * share * hinge.parent.perInertia);
            hinge.child.turn(-hinge.limit * share * hinge.child.perInertia);
        }
        return over <= NEARLY * ANGLE_SLOP;
    }

    /** Shifts and turns both bodies so that their pins meet, to the first order. */
    private static boolean pin(Hinge hinge) {
        hinge.aim();
        Body parent = hinge.parent;
        Body child = hinge.child;
        double ax = hinge.parentArmX;
        double ay = hinge.parentArmY;
        double bx = hinge.childArmX;
        double by = hinge.childArmY;
        double x = child.placeX + bx - parent.placeX - ax;
        double y = child.placeY + by - parent.placeY - ay;
        double perMass = parent.perMass + child.perMass;
        double xx = perMass + parent.perInertia * ay * ay + child.perInertia * by * by;
        double xy = -parent.perInertia * ax * ay - child.perInertia * bx * by;
        double yy = perMass + parent.perInertia * ax * ax + child.perInertia * bx * bx;
        double perDeterminant = 1 / (xx * yy - xy * xy);
        double impulseX = perDeterminant * (yy * x - xy * y);
        double impulseY = perDeterminant * (xx * y - xy * x);
        parent.shift(impulseX, impulseY, ax, ay);
        child.shift(-impulseX, -impulseY, bx, by);
        return x * x + y * y <= SLOP * SLOP;
    }
}
