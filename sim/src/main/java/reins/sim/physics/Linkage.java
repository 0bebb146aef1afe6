package reins.sim.physics;

/**
 * Bodies that hang from each other by hinges, in one tree, above ground that never moves; they
 * touch the ground only and not each other. Advances a tick as Box2D does, but holds the hinges'
 * pins exactly instead of by iteration. Used by one thread at a time.
 *
 * <p>A tick: what touches is found; forces make faster; impulses of motors, limits and touching
 * points are sought for; all move on; what is out of place is put right; what met the ground on its
 * way is stopped there.
 */
public final class Linkage {
    private static final double REST_SECONDS = 0.5;
    private static final double SLOW = 0.01;
    private static final double SLOW_TURNING = Math.toRadians(2);

    private final Ground ground;
    private final double gravity;
    private final Body[] bodies;
    private final Hinge[] hinges;
    private final Contacts contacts;
    private final Motion motion;
    private final Impulses impulses;
    private final Bumps bumps;
    private boolean settled;
    private double stillSeconds;

    /**
     * @param gravity upwards, in m/s²
     * @param root what all others hang from
     * @param hinges each hangs one more body from one that is already there
     */
    public Linkage(Ground ground, double gravity, Body root, Hinge... hinges) {
        this.ground = ground;
        this.gravity = gravity;
        this.hinges = hinges.clone();
        bodies = new Body[hinges.length + 1];
        bodies[0] = root;
        for (int i = 0; i < hinges.length; i++) {
            bodies[i + 1] = hinges[i].child;
        }
        contacts = new Contacts(ground);
        motion = new Motion(bodies, this.hinges);
        impulses = new Impulses(bodies, this.hinges, motion);
        bumps = new Bumps(ground, contacts);
    }

    /** Whether all has hardly moved for half a second, and nothing is out of place. */
    public boolean isAtRest() {
        return settled && stillSeconds >= REST_SECONDS;
    }

    /** Advances by some seconds, always the same number. */
    public void tick(double seconds) {
        for (Body body : bodies) {
            contacts.find(body);
        }
        for (Body body : bodies) {
            body.pulled(gravity, seconds);
        }
        for (Hinge hinge : hinges) {
            hinge.begin();
        }
        motion.begin();
        motion.take();
        impulses.solve(ground.friction, seconds);
        motion.give();
        for (Body body : bodies) {
            body.move(seconds);
        }
        settled = Positions.settle(bodies, hinges);
        stillSeconds = Double.POSITIVE_INFINITY;
        for (Body body : bodies) {
            body.rest(seconds, SLOW, SLOW_TURNING);
            stillSeconds = Math.min(stillSeconds, body.stillSeconds);
            bumps.sweep(body, seconds);
        }
    }
}
