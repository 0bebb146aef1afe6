package reins.sim.camera;

import java.util.function.LongSupplier;

/**
 * When what was recorded is to be shown; whoever comes late does not catch up. Used by one thread.
 */
final class Pace {
    private static final long MOST_LATE = 200_000_000;

    private final LongSupplier nanoTime;
    private boolean begun;
    private long beginning;

    Pace(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    /**
     * Whether it is time.
     *
     * @param stamp in nanoseconds from the recording's beginning; the first is due at once
     */
    boolean isDue(long stamp) {
        long now = nanoTime.getAsLong();
        if (!begun || now - beginning - stamp > MOST_LATE) {
            begun = true;
            beginning = now - stamp;
        }
        return now - beginning >= stamp;
    }
}
