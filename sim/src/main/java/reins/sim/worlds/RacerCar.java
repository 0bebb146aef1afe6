package reins.sim.worlds;

/**
 * A car on four tyres seen from above, in metres and seconds: one rigid body with the measures, the
 * engine, the brakes and the tyres' law of Gymnasium's CarRacing-v3, whose wheels are bodies of
 * their own, held nearly rigidly. Used by one thread at a time.
 */
final class RacerCar {
    static final int WHEELS = 4;

    /** The front wheels turn this far, in radians. */
    static final double FULL_LOCK = 0.4;

    /** In metres. */
    static final double WHEEL_RADIUS = 0.54;

    /** Where the wheels are in the car's frame: to the right and ahead of its origin, in metres. */
    private static final double[] RIGHT = {-1.1, 1.1, -1.1, 1.1};

    private static final double[] AHEAD = {1.6, 1.6, -1.64, -1.64};

    /** How far ahead of the origin the centre of mass is, in metres. */
    private static final double CENTRE = -0.0805;

    private static final double MASS = 7.302;
    private static final double INERTIA = 19.17;
    private static final double TICK = 0.02;
    private static final double ENGINE_WATT = 40_000;
    private static final double WHEEL_INERTIA = 1.6;

    /** What a tyre on the road can hold, in newtons, and the share of it on grass. */
    private static final double GRIP = 400;

    private static final double ON_GRASS = 0.6;

    /** A tyre's force for each metre a second that it slides, in newtons. */
    private static final double STICK = 82;

    private static final double MOST_GAS_A_TICK = 0.1;
    private static final double STEERING_SPEED = 3;
    private static final double BLOCKING = 0.9;

    /** By how many radians a second full brakes slow a wheel down in a tick. */
    private static final double BRAKE = 15;

    private final double grip;
    private final double mass;
    private final double[] turning = new double[WHEELS];
    private final boolean[] slides = new boolean[WHEELS];
    private double centreX;
    private double centreY;
    private double angle;
    private double speedX;
    private double speedY;
    private double spin;
    private double steering;
    private double gas;

    /**
     * @param angle the way it heads, in radians from the y axis, counter-clockwise
     * @param grip of the tyres, times Gymnasium's
     * @param mass of the car, times Gymnasium's
     */
    RacerCar(double x, double y, double angle, double grip, double mass) {
        this.grip = grip;
        this.mass = mass;
        this.angle = angle;
        centreX = x - Math.sin(angle) * CENTRE;
        centreY = y + Math.cos(angle) * CENTRE;
    }

    /**
     * Drives on by a tick.
     *
     * @param steer from -1, left, to 1, right; beyond 0.4 either way is full lock
     * @param gas from 0 to 1; more comes by and by, less at once
     * @param brake from 0 to 1; from 0.9 on the wheels are blocked
     * @param onRoad which wheels are on the road, {@code [4]}
     * @param wind what it is pushed by along x, in newtons
     */
    void tick(double steer, double gas, double brake, boolean[] onRoad, double wind) {
        this.gas += Math.min(MOST_GAS_A_TICK, gas - this.gas);
        double sin = Math.sin(angle);
        double cos = Math.cos(angle);
        double forceX = wind;
        double forceY = 0;
        double torque = 0;
        for (int wheel = 0; wheel < WHEELS; wheel++) {
            boolean isFront = wheel < 2;
            double turned = angle - (isFront ? steering : 0);
            double aheadX = isFront ? -Math.sin(turned) : -sin;
            double aheadY = isFront ? Math.cos(turned) : cos;
            double armX = RIGHT[wheel] * cos - (AHEAD[wheel] - CENTRE) * sin;
            double armY = RIGHT[wheel] * sin + (AHEAD[wheel] - CENTRE) * cos;
            double wheelX = speedX - spin * armY;
            double wheelY = speedY + spin * armX;
            double along = wheelX * aheadX + wheelY * aheadY;
            double across = wheelX * aheadY - wheelY * aheadX;
            turn(wheel, isFront ? 0 : this.gas, brake);
            double push = STICK * (turning[wheel] * WHEEL_RADIUS - along);
            double hold = -STICK * across;
            double force = Math.sqrt(push * push + hold * hold);
            double most = grip * GRIP * (onRoad[wheel] ? 1 : ON_GRASS);
            slides[wheel] = force > 2 * most;
            if (force > most) {
                push *= most / force;
                hold *= most / force;
            }
            turning[wheel] -= TICK * push * WHEEL_RADIUS / WHEEL_INERTIA;
            double x = push * aheadX + hold * aheadY;
            double y = push * aheadY - hold * aheadX;
            forceX += x;
            forceY += y;
            torque += armX * y - armY * x;
        }
        double away = Math.clamp(steer, -FULL_LOCK, FULL_LOCK) - steering;
        steering += Math.clamp(away, -STEERING_SPEED * TICK, STEERING_SPEED * TICK);
        speedX += TICK * forceX / (MASS * mass);
        speedY += TICK * forceY / (MASS * mass);
        spin += TICK * torque / (INERTIA * mass);
        centreX += TICK * speedX;
        centreY += TICK * speedY;
        angle += TICK * spin;
    }

    /** What engine and brakes do to a wheel's turning. */
    private void turn(int wheel, double gas, double brake) {
        turning[wheel] += TICK * ENGINE_WATT * gas / WHEEL_INERTIA / (Math.abs(turning[wheel]) + 5);
        if (brake >= BLOCKING) {
            turning[wheel] = 0;
        } else {
            double slower = Math.min(BRAKE * brake, Math.abs(turning[wheel]));
            turning[wheel] -= Math.signum(turning[wheel]) * slower;
        }
    }

    double x() {
        return centreX + Math.sin(angle) * CENTRE;
    }

    double y() {
        return centreY - Math.cos(angle) * CENTRE;
    }

    /** The way it heads, in radians from the y axis, counter-clockwise; it may have gone round. */
    double angle() {
        return angle;
    }

    /** In metres a second. */
    double speedAhead() {
        return speedY * Math.cos(angle) - speedX * Math.sin(angle);
    }

    /** In metres a second, to the right. */
    double speedRight() {
        return speedX * Math.cos(angle) + speedY * Math.sin(angle);
    }

    /** How fast it turns to the right, in radians a second. */
    double turningRight() {
        return -spin;
    }

    /** How far the front wheels are turned to the right, in radians. */
    double steering() {
        return steering;
    }

    /** The speed of a wheel's rim, in metres a second. */
    double rim(int wheel) {
        return turning[wheel] * WHEEL_RADIUS;
    }

    /** Whether a tyre slides much further than it holds. */
    boolean slides(int wheel) {
        return slides[wheel];
    }

    double wheelX(int wheel) {
        return xOf(RIGHT[wheel], AHEAD[wheel]);
    }

    double wheelY(int wheel) {
        return yOf(RIGHT[wheel], AHEAD[wheel]);
    }

    /** The place of a point of the car's frame. */
    double xOf(double right, double ahead) {
        return x() + right * Math.cos(angle) - ahead * Math.sin(angle);
    }

    double yOf(double right, double ahead) {
        return y() + right * Math.sin(angle) + ahead * Math.cos(angle);
    }

    boolean isExploded() {
        return !Double.isFinite(centreX + centreY + speedX + speedY + spin);
    }
}
