package reins.sim.teachers;

import reins.core.fact.Vec;

/**
 * Drives the racing car: steers for a point of the road ahead, further ahead the faster it goes,
 * and is never faster than the bends ahead allow. Safe on every thread.
 *
 * @param nearAim how far ahead it aims when it stands, in metres
 * @param farAim how much further for each metre a second
 * @param turn how much it steers for a curvature, times what a car without slip needs
 * @param calm how much it steers against turning faster or slower than its aim asks
 * @param hold the acceleration across that it dares in bends, in m/s²
 * @param brakes the deceleration it counts on, in m/s²
 * @param fastest its top speed, in m/s
 * @param push how much gas for a metre a second too little
 * @param slow how much brake for a metre a second too much
 * @param ease how much less gas for a radian of steering
 */
record RacerDriver(
        double nearAim,
        double farAim,
        double turn,
        double calm,
        double hold,
        double brakes,
        double fastest,
        double push,
        double slow,
        double ease) {
    /** Found by a random search (CMA-ES) for the greatest mean return and the most laps. */
    static final RacerDriver BEST =
            new RacerDriver(5.35, 0.187, 1.26, 0.0895, 91.3, 104, 101, 0.0839, 0.041, 1.55);

    /**
     * The same driver, who believes that the tyres hold and brake better than they do: too fast
     * into bends where it believes too much.
     *
     * @param grip that it counts on, times what it dares at its best, from 1
     */
    RacerDriver believing(double grip) {
        return new RacerDriver(
                nearAim, farAim, turn, calm, grip * hold, grip * brakes, fastest, push, slow, ease);
    }

    /** In metres a second; radians a second; metres: what the state's numbers are shares of. */
    private static final double SPEED = 50;

    private static final double TURNING = 5;
    private static final double DISTANCE = 50;

    private static final double FULL_LOCK = 0.4;

    /** With more, the wheels would lock. */
    private static final double MOST_BRAKE = 0.85;

    private static final double WHEEL_BASE = 3.24;
    private static final int FIRST_POINT = 10;
    private static final int POINTS = 8;

    /** What it would do now, shape {@code [3]}, from the state {@code [26]}. */
    Vec controls(Vec state) {
        double speed = SPEED * state.at(0);
        double aim = nearAim + farAim * Math.max(0, speed);
        int beyond = 0;
        while (beyond < POINTS - 1 && distance(state, beyond) < aim) {
            beyond++;
        }
        double ahead = ahead(state, beyond);
        double right = right(state, beyond);
        if (beyond > 0) {
            double near = distance(state, beyond - 1);
            double way = distance(state, beyond) - near;
            double share = Math.clamp((aim - near) / Math.max(1e-3, way), 0, 1);
            ahead = share * ahead + (1 - share) * ahead(state, beyond - 1);
            right = share * right + (1 - share) * right(state, beyond - 1);
        }
        double curvature = 2 * right / Math.max(1, ahead * ahead + right * right);
        double turning = TURNING * state.at(2);
        double steer =
                turn * Math.atan(WHEEL_BASE * curvature) - calm * (turning - speed * curvature);
        double missing = allowed(state) - speed;
        double gas = push * missing - ease * Math.abs(steer);
        double brake = Math.min(MOST_BRAKE, -slow * missing);
        return Vec.of(
                (float) Math.clamp(steer, -FULL_LOCK, FULL_LOCK),
                (float) Math.clamp(gas, 0, 1),
                (float) Math.clamp(brake, 0, 1));
    }

    /** The speed that still lets it brake for every bend ahead, in m/s. */
    private double allowed(Vec state) {
        double least = fastest * fastest;
        double way = distance(state, 0);
        double lastX = right(state, 0);
        double lastY = ahead(state, 0);
        for (int i = 1; i < POINTS - 1; i++) {
            double inX = right(state, i) - lastX;
            double inY = ahead(state, i) - lastY;
            double outX = right(state, i + 1) - right(state, i);
            double outY = ahead(state, i + 1) - ahead(state, i);
            double in = Math.hypot(inX, inY);
            double out = Math.hypot(outX, outY);
            way += in;
            double bend = Math.atan2(inX * outY - inY * outX, inX * outX + inY * outY);
            double curvature = 2 * Math.abs(bend) / Math.max(1e-3, in + out);
            least = Math.min(least, hold / Math.max(1e-6, curvature) + 2 * brakes * way);
            lastX += inX;
            lastY += inY;
        }
        return Math.sqrt(least);
    }

    private static double ahead(Vec state, int point) {
        return DISTANCE * state.at(FIRST_POINT + 2 * point);
    }

    private static double right(Vec state, int point) {
        return DISTANCE * state.at(FIRST_POINT + 2 * point + 1);
    }

    private static double distance(Vec state, int point) {
        return Math.hypot(ahead(state, point), right(state, point));
    }
}
