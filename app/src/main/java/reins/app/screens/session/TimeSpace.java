package reins.app.screens.session;

/**
 * Where each tick lies across a timeline, in units of layout. Safe on every thread.
 *
 * @param from the first tick shown
 * @param to the place behind the last one, above {@code from}
 * @param left where {@code from} lies
 * @param right where {@code to} lies
 */
record TimeSpace(double from, double to, int left, int right, int height) {
    /** Where a tick begins. */
    double x(double tick) {
        return left + (tick - from) / (to - from) * (right - left);
    }

    double tickAt(double x) {
        return from + (x - left) / Math.max(1, right - left) * (to - from);
    }

    /** Ticks that share a pixel. */
    double ticksPerPixel() {
        return (to - from) / Math.max(1, right - left);
    }
}
