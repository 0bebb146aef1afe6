package reins.sim.physics;

/**
 * A body's joint to the one it hangs from: a pin with a motor, and limits to its angle. Used by one
 * thread at a time.
 */
public final class Hinge {
    final Body parent;
    final Body child;

    /** The pin as seen from each body's centre of mass, in metres, in the bodies' frames. */
    final double parentX;

    final double parentY;
    final double childX;
    final double childY;

    /** In radians; where the bodies were put counts as 0. */
    final double low;

    final double high;
    private final double zero;

    /** The same arms as they lie in the world since {@link #aim}. */
    double parentArmX;

    double parentArmY;
    double childArmX;
    double childArmY;

    /** The motor's target speed, in rad/s, and its greatest torque, in newton metres. */
    double speed;

    double torque;

    /** -1 at its lower limit, 1 at its upper one, 0 between them, when the tick began. */
    int limit;

    /** What the motor and the limit did during the last tick, in newton metre seconds. */
    double impulse;

    /**
     * @param parentX the pin in the parent's frame, in metres, as the other three
     * @param low in radians, from where the bodies are now, as high
     */
    public Hinge(
            Body parent,
            Body child,
            double parentX,
            double parentY,
            double childX,
            double childY,
            double low,
            double high) {
        this.parent = parent;
        this.child = child;
        this.parentX = parentX - parent.outline.centreX;
        this.parentY = parentY - parent.outline.centreY;
        this.childX = childX - child.outline.centreX;
        this.childY = childY - child.outline.centreY;
        this.low = low;
        this.high = high;
        zero = child.angle - parent.angle;
    }

    /** In radians; 0 where the bodies were put. */
    public double angle() {
        return child.angle - parent.angle - zero;
    }

    /** In rad/s. */
    public double turning() {
        return child.turning - parent.turning;
    }

    public Body child() {
        return child;
    }

    /**
     * What the motor does from now on.
     *
     * @param speed its target, in rad/s
     * @param torque its greatest torque, in newton metres
     */
    public void drive(double speed, double torque) {
        this.speed = speed;
        this.torque = torque;
    }

    /** Begins a tick: where the arms lie, and which limit is reached. */
    void begin() {
        aim();
        double angle = angle();
        int now = angle <= low ? -1 : angle >= high ? 1 : 0;
        limit = now;
    }

    void aim() {
        parentArmX = parent.cos * parentX - parent.sin * parentY;
        parentArmY = parent.sin * parentX + parent.cos * parentY;
        childArmX = child.cos * childX - child.sin * childY;
        childArmY = child.sin * childX + child.cos * childY;
    }
}
