package reins.app.screens.connect;

/** How often something comes, taken over a second. Used by the fx thread only. */
final class Rate {
    private static final long WINDOW_NANOS = 1_000_000_000;

    private boolean begun;
    private long since;
    private long first;
    private double perSecond;

    /**
     * Looks at a counter.
     *
     * @param nanos now
     */
    void at(long nanos, long number) {
        long passed = nanos - since;
        if (!begun || number < first) { // another connection may count from another number on
            begun = true;
            since = nanos;
            first = number;
        } else if (passed >= WINDOW_NANOS) {
            perSecond = (number - first) * 1e9 / passed;
            since = nanos;
            first = number;
        }
    }

    /** Over the last second; 0 before the first is over. */
    double perSecond() {
        return perSecond;
    }
}
