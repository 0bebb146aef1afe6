package reins.sim.physics;

import java.util.Arrays;

/**
 * Finds the impulses of motors, limits and touching points for a tick, one after the other until
 * none changes any more: each gets what it wants within its bounds (projected Gauss-Seidel, the
 * sequential impulses of E. Catto, "Iterative Dynamics with Temporal Coherence", GDC 2005,
 * box2d.org/publications). What differs: pins are not sought for, since {@link Motion} holds them;
 * a motor and its limit are one row; and as rows are few, each row's velocity is kept and told of
 * every change, so that a row at its bound costs a comparison. It begins where the last tick ended.
 * Used by one thread at a time.
 */
final class Impulses {
    private static final int MOST_ROUNDS = 100;

    /** The change of every velocity below which a round is the last, in m/s and rad/s. */
    private static final double SETTLED = 1e-5;

    private final Body[] bodies;
    private final Hinge[] hinges;
    private final Motion motion;
    private final int width;

    private int rows;

    /** What each row's impulse does to the turnings, shape {@code [rows, width]}. */
    private double[] lengths;

    private double[] turns;

    /** Where each row pushes the common centre of mass. */
    private double[] alongX;

    private double[] alongY;

    /** What each row's impulse does to each row's velocity, shape {@code [rows, rows]}. */
    private double[] matrix;

    private double[] velocity;
    private double[] impulse;
    private double[] rubbing;

    Impulses(Body[] bodies, Hinge[] hinges, Motion motion) {
        this.bodies = bodies;
        this.hinges = hinges;
        this.motion = motion;
        width = motion.size;
        lengths = new double[0];
        turns = lengths;
        alongX = lengths;
        alongY = lengths;
        matrix = lengths;
        velocity = lengths;
        impulse = lengths;
        rubbing = lengths;
        room(hinges.length + 4);
    }

    private void room(int most) {
        if (impulse.length < most) {
            lengths = Arrays.copyOf(lengths, most * width);
            turns = Arrays.copyOf(turns, most * width);
            alongX = Arrays.copyOf(alongX, most);
            alongY = Arrays.copyOf(alongY, most);
            matrix = new double[most * most];
            velocity = new double[most];
            impulse = Arrays.copyOf(impulse, most);
            rubbing = Arrays.copyOf(rubbing, most);
        }
    }

    /** Changes the motion, which has begun and taken the velocities, and notes every impulse. */
    void solve(double friction, double seconds) {
        collect(friction);
        couple();
        int round = 0;
        while (round < MOST_ROUNDS && !(round(seconds) < SETTLED)) {
            round++;
        }
        apply();
    }

    private void collect(double friction) {
        int row = 0;
        for (; row < hinges.length; row++) {
            int at = row * width;
            Arrays.fill(lengths, at, at + width, 0);
            lengths[at + row + 1] = 1;
            lengths[at + motion.parent(row + 1)] = -1;
            alongX[row] = 0;
            alongY[row] = 0;
            impulse[row] = hinges[row].impulse;
        }
        for (int i = 0; i < bodies.length; i++) {
            Body body = bodies[i];
            double rubs = Math.sqrt(friction * body.friction);
            for (int j = 0; j < body.touching; j++) {
                Manifold manifold = body.manifolds[j];
                room(row + 2 * manifold.size);
                for (int k = 0; k < manifold.size; k++) {
                    double x = manifold.normalX;
                    double y = manifold.normalY;
                    impulse[row] = manifold.press[k];
                    add(row, i, manifold, k, x, y);
                    impulse[row + 1] = manifold.rub[k];
                    add(row + 1, i, manifold, k, y, -x);
                    rubbing[row + 1] = rubs;
                    row += 2;
                }
            }
        }
        rows = row;
    }

    private void add(int row, int body, Manifold manifold, int point, double x, double y) {
        alongX[row] = x;
        alongY[row] = y;
        motion.lengths(
                body, manifold.armX[point], manifold.armY[point], x, y, lengths, row * width);
    }

    private void couple() {
        double[] inverse = motion.inverse;
        for (int row = 0; row < rows; row++) {
            int at = row * width;
            double now = alongX[row] * motion.speedX + alongY[row] * motion.speedY;
            for (int i = 0; i < width; i++) {
                double sum = 0;
                for (int j = 0; j < width; j++) {
                    sum += inverse[i * width + j] * lengths[at + j];
                }
                turns[at + i] = sum;
                now += lengths[at + i] * motion.turning[i];
            }
            velocity[row] = now;
            for (int other = 0; other <= row; other++) {
                double sum =
                        motion.perMass
                                * (alongX[row] * alongX[other] + alongY[row] * alongY[other]);
                for (int i = 0; i < width; i++) {
                    sum += turns[at + i] * lengths[other * width + i];
                }
                matrix[row * rows + other] = sum;
                matrix[other * rows + row] = sum;
            }
        }
        for (int row = 0; row < rows; row++) {
            if (impulse[row] != 0) {
                tell(row, impulse[row]);
            }
        }
    }

    /**
     * @return the most that a velocity was changed by
     */
    private double round(double seconds) {
        double most = 0;
        for (int row = 0; row < hinges.length; row++) {
            Hinge hinge = hinges[row];
            double felt = matrix[row * rows + row];
            double free = velocity[row] - felt * impulse[row];
            double strongest = hinge.torque * seconds;
            double wanted = (hinge.speed - free) / felt;
            double next = Math.max(-strongest, Math.min(strongest, wanted));
            if (hinge.limit < 0) {
                next = Math.max(next, -free / felt);
            } else if (hinge.limit > 0) {
                next = Math.min(next, -free / felt);
            }
            most = Math.max(most, change(row, next, felt));
        }
        for (int row = hinges.length; row < rows; row += 2) {
            int rub = row + 1;
            double hold = rubbing[rub] * impulse[row];
            double felt = matrix[rub * rows + rub];
            double next = impulse[rub] - velocity[rub] / felt;
            most = Math.max(most, change(rub, Math.max(-hold, Math.min(hold, next)), felt));
            felt = matrix[row * rows + row];
            next = Math.max(0, impulse[row] - velocity[row] / felt);
            most = Math.max(most, change(row, next, felt));
        }
        return most;
    }

    private double change(int row, double next, double felt) {
        double by = next - impulse[row];
        if (by == 0) {
            return 0;
        }
        impulse[row] = next;
        tell(row, by);
        return Math.abs(by) * felt;
    }

    private void tell(int row, double by) {
        int at = row * rows;
        for (int i = 0; i < rows; i++) {
            velocity[i] += matrix[at + i] * by;
        }
    }

    private void apply() {
        for (int row = 0; row < rows; row++) {
            double by = impulse[row];
            motion.speedX += motion.perMass * alongX[row] * by;
            motion.speedY += motion.perMass * alongY[row] * by;
            for (int i = 0; i < width; i++) {
                motion.turning[i] += turns[row * width + i] * by;
            }
        }
        int row = 0;
        for (; row < hinges.length; row++) {
            hinges[row].impulse = impulse[row];
        }
        for (Body body : bodies) {
            for (int j = 0; j < body.touching; j++) {
                Manifold manifold = body.manifolds[j];
                for (int k = 0; k < manifold.size; k++) {
                    manifold.press[k] = impulse[row];
                    manifold.rub[k] = impulse[row + 1];
                    row += 2;
                }
            }
        }
    }
}
