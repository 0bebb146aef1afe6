package reins.app.input;

/**
 * The point of the world that the mouse points at. Safe on every thread.
 *
 * @param x in the units of the world's scene, to the right
 * @param y in the same units, upwards
 */
public record Spot(double x, double y) {}
