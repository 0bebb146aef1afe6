package reins.sim.physics;

/**
 * Finds where bodies touch the ground, by the axis along which a body and a piece of ground are
 * farthest apart: the piece's normal, or that of one of the body's sides (the separating axis
 * theorem), and by what of the facing side is left when it is cut to the other's width. That is
 * Box2D's method (E. Catto, "Contact Manifolds", GDC 2007, box2d.org/publications); the distances
 * are Box2D's. Used by one thread at a time.
 */
final class Contacts {
    /** Two shapes' skins: nearer than this, in metres, they touch. */
    static final double SKIN = 0.02;

    /** A body's side is taken for the facing one only where it is clearly better. */
    private static final double BETTER = 0.98;

    private static final double MUCH_BETTER = 0.001;

    /** Names of points: corners come first, then ends of a piece, then those on a body's side. */
    private static final int ENDS = 1 << 8;

    private static final int SIDES = 1 << 9;

    private final Ground ground;

    /** The points that are cut, with their names; see {@link #cut}. */
    private double oneX;

    private double oneY;
    private int oneName;
    private double otherX;
    private double otherY;
    private int otherName;

    /** The axis that was found last: the gap along it, and whose it is. */
    private double gap;

    private int side;

    /** How far the body's nearest corner is above the piece. */
    private double lowest;

    private double upX;
    private double upY;

    Contacts(Ground ground) {
        this.ground = ground;
    }

    /**
     * Finds what touches now, carries over the impulses of the same points, and records what begins
     * and ends.
     */
    void find(Body body) {
        double reach = body.outline.reach + SKIN;
        int before = body.touching;
        Manifold[] now = body.earlier;
        Manifold[] earlier = body.manifolds;
        int found = 0;
        if (before > 0
                || !ground.isBelow(body.placeY - reach, body.placeX - reach, body.placeX + reach)) {
            body.lay();
            int first = ground.piece(body.left - SKIN);
            int last = ground.piece(body.right + SKIN);
            if (now.length <= last - first) {
                now = more(now, last - first + 1);
            }
            int old = 0;
            for (int piece = last; piece >= first; piece--) {
                while (old < before && earlier[old].piece > piece) {
                    body.note(false);
                    old++;
                }
                boolean stood = old < before && earlier[old].piece == piece;
                boolean stands = fill(body, piece, now[found]);
                if (stands) {
                    if (stood) {
                        now[found].remember(earlier[old]);
                    }
                    found++;
                }
                if (stands != stood) {
                    body.note(stands);
                }
                old += stood ? 1 : 0;
            }
            for (; old < before; old++) {
                body.note(false);
            }
        }
        body.manifolds = now;
        body.earlier = earlier;
        body.touching = found;
    }

    private static Manifold[] more(Manifold[] some, int size) {
        Manifold[] more = new Manifold[size];
        System.arraycopy(some, 0, more, 0, some.length);
        for (int i = some.length; i < size; i++) {
            more[i] = new Manifold();
        }
        return more;
    }

    /**
     * The gap between a body, as it is laid, and a piece of ground; below 0 they overlap, or the
     * body's centre has come through the piece since the tick began.
     */
    double gap(Body body, int piece) {
        axis(body, piece, Double.POSITIVE_INFINITY, body.beganX, body.beganY);
        double x = body.placeX - piece * ground.spacing;
        double y = body.placeY - ground.heights[piece];
        double along = x * ground.normalY[piece] - y * ground.normalX[piece];
        boolean through =
                upX * x + upY * y < 0
                        && along >= 0
                        && along * ground.normalY[piece] <= ground.spacing;
        return through ? Math.min(gap, lowest) : gap;
    }

    /**
     * Finds the axis along which both are farthest apart.
     *
     * @param x a place on the side of the ground that the body is on, as y
     * @return whether they are nearer than this
     */
    private boolean axis(Body body, int piece, double near, double x, double y) {
        double ax = piece * ground.spacing;
        double ay = ground.heights[piece];
        double bx = ax + ground.spacing;
        double by = ground.heights[piece + 1];
        upX = ground.normalX[piece];
        upY = ground.normalY[piece];
        if (upX * (x - ax) + upY * (y - ay) < 0) {
            upX = -upX;
            upY = -upY;
        }
        double[] cornerX = body.cornerX;
        double[] cornerY = body.cornerY;
        double[] normalX = body.normalX;
        double[] normalY = body.normalY;
        double least = Double.POSITIVE_INFINITY;
        double best = Double.NEGATIVE_INFINITY;
        int bestSide = 0;
        for (int i = 0; i < cornerX.length; i++) {
            double atX = cornerX[i];
            double atY = cornerY[i];
            least = Math.min(least, upX * (atX - ax) + upY * (atY - ay));
            double toA = normalX[i] * (ax - atX) + normalY[i] * (ay - atY);
            double toB = normalX[i] * (bx - atX) + normalY[i] * (by - atY);
            double apart = Math.min(toA, toB);
            if (apart > best) {
                best = apart;
                bestSide = i;
            }
        }
        lowest = least;
        if (least > near || best > near) {
            return false;
        }
        boolean onBody = best > BETTER * least + MUCH_BETTER;
        side = onBody ? bestSide : -1;
        gap = onBody ? best : least;
        return true;
    }

    private boolean fill(Body body, int piece, Manifold manifold) {
        if (!axis(body, piece, SKIN, body.placeX, body.placeY)) {
            return false;
        }
        double ax = piece * ground.spacing;
        double ay = ground.heights[piece];
        double bx = ax + ground.spacing;
        double by = ground.heights[piece + 1];
        manifold.piece = piece;
        manifold.size = 0;
        manifold.gap = gap;
        manifold.forget();
        if (side >= 0) {
            fillOnBody(body, ax, ay, bx, by, manifold);
        } else {
            fillOnGround(body, ax, ay, bx, by, manifold);
        }
        return manifold.size > 0;
    }

    private void fillOnGround(
            Body body, double ax, double ay, double bx, double by, Manifold manifold) {
        int count = body.cornerX.length;
        int facing = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = 0; i < count; i++) {
            double dot = upX * body.normalX[i] + upY * body.normalY[i];
            if (dot < least) {
                least = dot;
                facing = i;
            }
        }
        int next = facing + 1 < count ? facing + 1 : 0;
        oneX = body.cornerX[facing];
        oneY = body.cornerY[facing];
        oneName = facing;
        otherX = body.cornerX[next];
        otherY = body.cornerY[next];
        otherName = next;
        manifold.onGround = true;
        manifold.normalX = upX;
        manifold.normalY = upY;
        manifold.planeX = ax;
        manifold.planeY = ay;
        if (cut(ax, ay, bx, by, ENDS)) {
            press(manifold, body, oneX, oneY, oneName, ax, ay, upX, upY);
            press(manifold, body, otherX, otherY, otherName, ax, ay, upX, upY);
        }
    }

    private void fillOnBody(
            Body body, double ax, double ay, double bx, double by, Manifold manifold) {
        int next = side + 1 < body.cornerX.length ? side + 1 : 0;
        double x = body.cornerX[side];
        double y = body.cornerY[side];
        double outX = body.normalX[side];
        double outY = body.normalY[side];
        int names = SIDES + 8 * side;
        oneX = ax;
        oneY = ay;
        oneName = names;
        otherX = bx;
        otherY = by;
        otherName = names + 1;
        manifold.onGround = false;
        manifold.side = side;
        manifold.normalX = -outX;
        manifold.normalY = -outY;
        if (cut(x, y, body.cornerX[next], body.cornerY[next], names + 2)) {
            press(manifold, body, oneX, oneY, oneName, x, y, outX, outY);
            press(manifold, body, otherX, otherY, otherName, x, y, outX, outY);
        }
    }

    /**
     * Cuts what is to be cut to the width of a side.
     *
     * @param names the name of a new point at the side's beginning; at its end it is one more
     * @return whether anything is left
     */
    private boolean cut(double ax, double ay, double bx, double by, int names) {
        double alongX = bx - ax;
        double alongY = by - ay;
        double length = alongX * alongX + alongY * alongY;
        double one = (alongX * (oneX - ax) + alongY * (oneY - ay)) / length;
        double other = (alongX * (otherX - ax) + alongY * (otherY - ay)) / length;
        if (Math.max(one, other) < 0 || Math.min(one, other) > 1) {
            return false;
        }
        double wayX = otherX - oneX;
        double wayY = otherY - oneY;
        double from = one;
        double way = other - one;
        if (one < 0 || one > 1) {
            double end = one < 0 ? 0 : 1;
            double share = (end - from) / way;
            oneX += share * wayX;
            oneY += share * wayY;
            oneName = one < 0 ? names : names + 1;
        }
        if (other < 0 || other > 1) {
            double end = other < 0 ? 0 : 1;
            double share = (end - other) / way;
            otherX += share * wayX;
            otherY += share * wayY;
            otherName = other < 0 ? names : names + 1;
        }
        return true;
    }

    /** Adds a point where it is near enough to the side through a point with this normal. */
    private static void press(
            Manifold manifold,
            Body body,
            double x,
            double y,
            int name,
            double planeX,
            double planeY,
            double outX,
            double outY) {
        double apart = outX * (x - planeX) + outY * (y - planeY);
        if (apart > SKIN) {
            return;
        }
        int i = manifold.size++;
        manifold.name[i] = name;
        manifold.armX[i] = x - apart / 2 * outX - body.placeX;
        manifold.armY[i] = y - apart / 2 * outY - body.placeY;
        if (manifold.onGround) {
            double offX = x - body.placeX;
            double offY = y - body.placeY;
            manifold.pointX[i] = body.cos * offX + body.sin * offY;
            manifold.pointY[i] = body.cos * offY - body.sin * offX;
        } else {
            manifold.pointX[i] = x;
            manifold.pointY[i] = y;
        }
    }
}
