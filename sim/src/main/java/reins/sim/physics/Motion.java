package reins.sim.physics;

/**
 * How a linkage can move: with its pins held, what is left is the velocity of the common centre of
 * mass and each body's turning. The mass that is felt in these is computed from where the bodies
 * are, so that no impulse of a pin has to be found (R. Featherstone, "Rigid Body Dynamics
 * Algorithms", Springer 2008, chapter 6, https://doi.org/10.1007/978-1-4899-7560-7; here with
 * turnings instead of joint angles, in two dimensions). Used by one thread at a time.
 *
 * <p>A body's velocity is that of the common centre plus, for each body that it hangs from and for
 * itself, the turning times an arm. An arm is made of a lever, from the pin a body hangs from to
 * that it carries the other by, and of a part that all bodies share, as the common centre stays.
 */
final class Motion {
    final int size;
    final double perMass;

    /** The velocity of the common centre of mass, in m/s, and how each body turns, in rad/s. */
    double speedX;

    double speedY;
    final double[] turning;

    /** The inverse of the mass felt in the turnings, shape {@code [size, size]}. */
    final double[] inverse;

    private final Body[] bodies;

    /** What each body but the first hangs from, by body. */
    private final Hinge[] above;

    private final int[] parent;

    /** What hangs from each body, itself included, in kg. */
    private final double[] carried;

    /** From the pin a body's parent hangs from to the pin the body hangs from, in metres. */
    private final double[] leverX;

    private final double[] leverY;

    /** What each turning moves at an arm, in kg m, over all bodies. */
    private final double[] momentX;

    private final double[] momentY;

    /** The momentum of each body and all that hangs from it. */
    private final double[] momentumX;

    private final double[] momentumY;

    private final double[] spin;
    private final double[] factor;

    /**
     * @param hinges what each body but the first hangs from, an earlier one
     */
    Motion(Body[] bodies, Hinge[] hinges) {
        this.bodies = bodies;
        size = bodies.length;
        above = new Hinge[size];
        parent = new int[size];
        carried = new double[size];
        parent[0] = -1;
        for (int i = 0; i < hinges.length; i++) {
            above[i + 1] = hinges[i];
            for (int j = 0; j <= i; j++) {
                if (bodies[j] == hinges[i].parent) {
                    parent[i + 1] = j;
                }
            }
        }
        for (int i = size - 1; i >= 0; i--) {
            carried[i] += bodies[i].mass;
            if (i > 0) {
                carried[parent[i]] += carried[i];
            }
        }
        perMass = 1 / carried[0];
        turning = new double[size];
        inverse = new double[size * size];
        leverX = new double[size];
        leverY = new double[size];
        momentX = new double[size];
        momentY = new double[size];
        momentumX = new double[size];
        momentumY = new double[size];
        spin = new double[size];
        factor = new double[size * size];
    }

    int parent(int body) {
        return parent[body];
    }

    /** Computes levers and felt masses from where the bodies are, and aims their hinges. */
    void begin() {
        for (int i = 0; i < size; i++) {
            Body body = bodies[i];
            momentX[i] = 0;
            momentY[i] = 0;
            double felt = body.inertia;
            if (i > 0) {
                Hinge hinge = above[i];
                momentX[i] = -body.mass * hinge.childArmX;
                momentY[i] = -body.mass * hinge.childArmY;
                felt +=
                        body.mass
                                * (hinge.childArmX * hinge.childArmX
                                        + hinge.childArmY * hinge.childArmY);
            }
            factor[i * size + i] = felt;
        }
        for (int i = 1; i < size; i++) {
            int from = parent[i];
            double x = above[i].parentArmX;
            double y = above[i].parentArmY;
            if (from > 0) {
                x -= above[from].childArmX;
                y -= above[from].childArmY;
            }
            leverX[i] = x;
            leverY[i] = y;
            momentX[from] += carried[i] * x;
            momentY[from] += carried[i] * y;
            factor[from * size + from] += carried[i] * (x * x + y * y);
        }
        for (int i = 0; i < size; i++) {
            double x = perMass * momentX[i];
            double y = perMass * momentY[i];
            factor[i * size + i] -= x * momentX[i] + y * momentY[i];
            for (int j = 0; j < i; j++) {
                factor[i * size + j] = -x * momentX[j] - y * momentY[j];
            }
            for (int child = i; child > 0; child = parent[child]) {
                factor[i * size + parent[child]] +=
                        leverX[child] * momentX[i] + leverY[child] * momentY[i];
            }
        }
        invert();
    }

    /** Cholesky's square root, its inverse in place, and the product of that with itself. */
    private void invert() {
        double[] l = factor;
        for (int j = 0; j < size; j++) {
            double square = l[j * size + j];
            for (int k = 0; k < j; k++) {
                square -= l[j * size + k] * l[j * size + k];
            }
            double perRoot = 1 / Math.sqrt(square);
            l[j * size + j] = perRoot;
            for (int i = j + 1; i < size; i++) {
                double sum = l[i * size + j];
                for (int k = 0; k < j; k++) {
                    sum -= l[i * size + k] * l[j * size + k];
                }
                l[i * size + j] = sum * perRoot;
            }
        }
        for (int j = 0; j < size; j++) {
            for (int i = j + 1; i < size; i++) {
                double sum = l[i * size + j] * l[j * size + j];
                for (int k = j + 1; k < i; k++) {
                    sum += l[i * size + k] * l[k * size + j];
                }
                l[i * size + j] = -sum * l[i * size + i];
            }
        }
        for (int i = 0; i < size; i++) {
            for (int j = 0; j <= i; j++) {
                double sum = 0;
                for (int k = i; k < size; k++) {
                    sum += l[k * size + i] * l[k * size + j];
                }
                inverse[i * size + j] = sum;
                inverse[j * size + i] = sum;
            }
        }
    }

    /** Takes the bodies' velocities, as if all pins now took hold at once. */
    void take() {
        for (int i = 0; i < size; i++) {
            Body body = bodies[i];
            momentumX[i] = body.mass * body.speedX;
            momentumY[i] = body.mass * body.speedY;
            spin[i] = body.inertia * body.turning;
            if (i > 0) {
                Hinge hinge = above[i];
                spin[i] -= hinge.childArmX * momentumY[i] - hinge.childArmY * momentumX[i];
            }
        }
        for (int i = size - 1; i > 0; i--) {
            int from = parent[i];
            momentumX[from] += momentumX[i];
            momentumY[from] += momentumY[i];
            spin[from] += leverX[i] * momentumY[i] - leverY[i] * momentumX[i];
        }
        speedX = perMass * momentumX[0];
        speedY = perMass * momentumY[0];
        for (int i = 0; i < size; i++) {
            spin[i] -= momentX[i] * speedY - momentY[i] * speedX;
        }
        for (int i = 0; i < size; i++) {
            double sum = 0;
            for (int j = 0; j < size; j++) {
                sum += inverse[i * size + j] * spin[j];
            }
            turning[i] = sum;
        }
    }

    /** Gives the bodies the velocities that follow. */
    void give() {
        double x = speedX;
        double y = speedY;
        for (int i = 0; i < size; i++) {
            x += turning[i] * perMass * momentY[i];
            y -= turning[i] * perMass * momentX[i];
        }
        for (int i = 0; i < size; i++) {
            Body body = bodies[i];
            if (i > 0) {
                Body from = bodies[parent[i]];
                Hinge hinge = above[i];
                x = from.speedX - from.turning * hinge.parentArmY + turning[i] * hinge.childArmY;
                y = from.speedY + from.turning * hinge.parentArmX - turning[i] * hinge.childArmX;
            }
            body.speedX = x;
            body.speedY = y;
            body.turning = turning[i];
        }
    }

    /**
     * How much each turning moves a point of a body along a direction, in metres.
     *
     * @param armX the point as seen from the body's centre of mass, in metres, as armY
     * @param target gets the lengths from {@code offset} on
     */
    void lengths(
            int body,
            double armX,
            double armY,
            double alongX,
            double alongY,
            double[] target,
            int offset) {
        for (int i = 0; i < size; i++) {
            target[offset + i] = perMass * (momentY[i] * alongX - momentX[i] * alongY);
        }
        target[offset + body] += armX * alongY - armY * alongX;
        if (body > 0) {
            Hinge hinge = above[body];
            target[offset + body] -= hinge.childArmX * alongY - hinge.childArmY * alongX;
        }
        for (int child = body; child > 0; child = parent[child]) {
            target[offset + parent[child]] += leverX[child] * alongY - leverY[child] * alongX;
        }
    }
}
