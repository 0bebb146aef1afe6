package reins.app.input;

/**
 * The stick that appears under a pressed mouse: where it stands and how far it is pushed. Safe on
 * every thread.
 *
 * @param originX pixels from the left of the world's view
 * @param originY pixels from its top
 * @param x -1 left, 1 right
 * @param y -1 down, 1 up
 */
public record PointerStick(double originX, double originY, float x, float y) {
    /** How far from its origin the stick can be pushed, in pixels. */
    public static final double REACH = 80;

    static PointerStick pressedAt(double x, double y) {
        return new PointerStick(x, y, 0, 0);
    }

    /** The stick with the mouse here; beyond its reach the direction stays. */
    PointerStick draggedTo(double mouseX, double mouseY) {
        double right = (mouseX - originX) / REACH;
        double up = (originY - mouseY) / REACH;
        double length = Math.max(1, Math.hypot(right, up));
        return new PointerStick(originX, originY, (float) (right / length), (float) (up / length));
    }

    /** Pixels from the left of the world's view to the middle of the knob. */
    public double knobX() {
        return originX + x * REACH;
    }

    /** Pixels from the top of the world's view to the middle of the knob. */
    public double knobY() {
        return originY - y * REACH;
    }
}
