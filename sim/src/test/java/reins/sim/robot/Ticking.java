package reins.sim.robot;

import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** A clock in a test's hands. Safe on every thread. */
public final class Ticking implements LongSupplier {
    private final AtomicLong nanos = new AtomicLong();

    /** Lets so many milliseconds pass. */
    public void pass(long millis) {
        nanos.addAndGet(millis * 1_000_000);
    }

    @Override
    public long getAsLong() {
        return nanos.get();
    }
}
