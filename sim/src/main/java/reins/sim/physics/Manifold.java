package reins.sim.physics;

/**
 * Where a body touches one piece of ground: the side that faces the other, and up to two points
 * that press on it. Used by one thread at a time.
 */
final class Manifold {
    int piece;
    int size;

    /** Whether the side is the ground's; else it is the body's. */
    boolean onGround;

    /** The body's side that faces the ground, where it is the body's. */
    int side;

    /** From the ground to the body, of length 1, when it was found. */
    double normalX;

    double normalY;

    /** A point of the side, where it is the ground's. */
    double planeX;

    double planeY;

    /** The gap between both along the normal, in metres, when it was found. */
    double gap;

    /** The points: in the body's frame where the side is the ground's, else in the world. */
    final double[] pointX = new double[2];

    final double[] pointY = new double[2];

    /** Their arms from the body's centre of mass to midway between both, when found. */
    final double[] armX = new double[2];

    final double[] armY = new double[2];

    /** Which corner or end each point is, to recognise it at the next tick. */
    final int[] name = new int[2];

    /** The impulse of each point during the last tick, in newton seconds. */
    final double[] press = new double[2];

    final double[] rub = new double[2];

    /** Takes over the same points' earlier impulses. */
    void remember(Manifold before) {
        for (int i = 0; i < size; i++) {
            for (int j = 0; j < before.size; j++) {
                if (name[i] == before.name[j]) {
                    press[i] = before.press[j];
                    rub[i] = before.rub[j];
                }
            }
        }
    }

    void forget() {
        press[0] = 0;
        press[1] = 0;
        rub[0] = 0;
        rub[1] = 0;
    }
}
