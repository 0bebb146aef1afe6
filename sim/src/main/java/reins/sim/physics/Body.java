package reins.sim.physics;

/**
 * A rigid body: where it is, how it moves, and whether it stands on the ground. Used by one thread
 * at a time.
 */
public final class Body {
    /** The fastest that a body may rightly be, in metres a second. */
    private static final double FASTEST = 1000;

    final Outline outline;
    final double friction;
    final double mass;
    final double inertia;
    final double perMass;
    final double perInertia;

    /**
     * The place of the centre of mass in metres, and the angle in radians with its cosine, sine.
     */
    double placeX;

    double placeY;
    double angle;
    double cos;
    double sin;

    /** Where it was when the tick began. */
    double beganX;

    double beganY;
    double beganAngle;

    /** The velocity of the centre of mass in m/s; how it turns, in rad/s. */
    double speedX;

    double speedY;
    double turning;

    /** The forces on it during the coming tick, in newtons and newton metres. */
    double forceX;

    double forceY;
    double torque;

    /** For how long it has hardly moved, in seconds. */
    double stillSeconds;

    /** The corners and the outward normals as they lie in the world; see {@link #lay}. */
    final double[] cornerX;

    final double[] cornerY;
    final double[] normalX;
    final double[] normalY;

    /** The box around the corners. */
    double left;

    double right;
    double bottom;

    /** What touches the ground, the pieces from right to left, and how many of them count. */
    Manifold[] manifolds = new Manifold[0];

    /** The manifolds of the tick before. */
    Manifold[] earlier = new Manifold[0];

    int touching;
    private boolean touches;
    private boolean touched;

    /**
     * @param density in kg/m²
     * @param x of the outline's origin, in metres, as y
     * @param angle in radians
     */
    public Body(
            Outline outline, double density, double friction, double x, double y, double angle) {
        this.outline = outline;
        this.friction = friction;
        mass = density * outline.area;
        inertia = density * outline.second;
        perMass = 1 / mass;
        perInertia = 1 / inertia;
        this.angle = angle;
        aim();
        placeX = x + cos * outline.centreX - sin * outline.centreY;
        placeY = y + sin * outline.centreX + cos * outline.centreY;
        cornerX = new double[outline.size];
        cornerY = new double[outline.size];
        normalX = new double[outline.size];
        normalY = new double[outline.size];
    }

    /** Where its outline's origin is, in metres. */
    public double x() {
        return placeX - cos * outline.centreX + sin * outline.centreY;
    }

    /** Where its outline's origin is, in metres. */
    public double y() {
        return placeY - sin * outline.centreX - cos * outline.centreY;
    }

    /** In radians, against the clock. */
    public double angle() {
        return angle;
    }

    public double cos() {
        return cos;
    }

    public double sin() {
        return sin;
    }

    /** Of its centre of mass, in m/s. */
    public double speedX() {
        return speedX;
    }

    /** Of its centre of mass, in m/s. */
    public double speedY() {
        return speedY;
    }

    /** In rad/s. */
    public double turning() {
        return turning;
    }

    /**
     * Whether it stands on the ground, as Gymnasium's worlds count it: no longer once it leaves one
     * of two pieces it stood on.
     */
    public boolean touches() {
        return touches;
    }

    /** Whether it ever touched the ground. */
    public boolean touched() {
        return touched;
    }

    /** Whether it is nowhere, or faster than anything should be. */
    public boolean isExploded() {
        return !Double.isFinite(placeX + placeY + angle + speedX + speedY + turning)
                || Math.abs(speedX) > FASTEST
                || Math.abs(speedY) > FASTEST;
    }

    /** Pulls at its centre of mass during the coming tick, in newtons. */
    public void pull(double x, double y) {
        forceX += x;
        forceY += y;
    }

    /** Turns it during the coming tick, in newton metres. */
    public void twist(double strength) {
        torque += strength;
    }

    /** Kicks it at once, in newton seconds, at a point of the world in metres. */
    public void kick(double impulseX, double impulseY, double x, double y) {
        hit(impulseX, impulseY, x - placeX, y - placeY);
    }

    /** An impulse at an arm from the centre of mass. */
    void hit(double impulseX, double impulseY, double armX, double armY) {
        speedX += perMass * impulseX;
        speedY += perMass * impulseY;
        turning += perInertia * (armX * impulseY - armY * impulseX);
    }

    /** Applies the forces on it. */
    void pulled(double gravity, double seconds) {
        speedX += seconds * perMass * forceX;
        speedY += seconds * (gravity + perMass * forceY);
        turning += seconds * perInertia * torque;
        forceX = 0;
        forceY = 0;
        torque = 0;
    }

    /** Goes on by its velocity. */
    void move(double seconds) {
        beganX = placeX;
        beganY = placeY;
        beganAngle = angle;
        placeX += seconds * speedX;
        placeY += seconds * speedY;
        angle += seconds * turning;
        aim();
    }

    /** Puts it where it is when this share of its way from its beginning to an end is done. */
    void put(double share, double endX, double endY, double endAngle) {
        placeX = beganX + share * (endX - beganX);
        placeY = beganY + share * (endY - beganY);
        angle = beganAngle + share * (endAngle - beganAngle);
        aim();
    }

    /** Shifts it as an impulse at an arm would, without making it faster. */
    void shift(double impulseX, double impulseY, double armX, double armY) {
        placeX += perMass * impulseX;
        placeY += perMass * impulseY;
        turn(perInertia * (armX * impulseY - armY * impulseX));
    }

    /** Turns it by a small angle; far cheaper than a new sine, and right to 1e-8 up to 8°. */
    void turn(double by) {
        angle += by;
        double square = by * by;
        double c = 1 - square * (0.5 - square * (1 / 24.0));
        double s = by * (1 - square * (1 / 6.0 - square * (1 / 120.0)));
        double before = cos;
        cos = before * c - sin * s;
        sin = sin * c + before * s;
    }

    private void aim() {
        cos = Math.cos(angle);
        sin = Math.sin(angle);
    }

    /** Computes where its corners are now. */
    void lay() {
        left = Double.POSITIVE_INFINITY;
        right = Double.NEGATIVE_INFINITY;
        bottom = Double.POSITIVE_INFINITY;
        for (int i = 0; i < outline.size; i++) {
            double x = placeX + cos * outline.x[i] - sin * outline.y[i];
            double y = placeY + sin * outline.x[i] + cos * outline.y[i];
            cornerX[i] = x;
            cornerY[i] = y;
            normalX[i] = cos * outline.normalX[i] - sin * outline.normalY[i];
            normalY[i] = sin * outline.normalX[i] + cos * outline.normalY[i];
            left = Math.min(left, x);
            right = Math.max(right, x);
            bottom = Math.min(bottom, y);
        }
    }

    /** Records that it met or left a piece of ground. */
    void note(boolean begins) {
        touches = begins;
        touched |= begins;
    }

    /** Counts for how long it has hardly moved. */
    void rest(double seconds, double slow, double slowTurning) {
        boolean moves =
                speedX * speedX + speedY * speedY > slow * slow || Math.abs(turning) > slowTurning;
        stillSeconds = moves ? 0 : stillSeconds + seconds;
    }
}
