package reins.sim.camera;

import reins.core.fact.Frame;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A slot for the newest picture of a camera: its reader overwrites it, and nobody waits for
 * anybody. Safe on every thread; put into by one at a time.
 */
public final class Newest {
    private final LongSupplier nanoTime;
    private final AtomicReference<Optional<Snapshot>> slot =
            new AtomicReference<>(Optional.empty());

    /**
     * A picture, and when it came.
     *
     * @param arrivedNanos by the slot's clock
     * @param number counts the camera's pictures, from 1
     */
    public record Snapshot(Frame frame, long arrivedNanos, long number) {}

    /**
     * @param nanoTime a clock in nanoseconds that never goes back
     */
    public Newest(LongSupplier nanoTime) {
        this.nanoTime = nanoTime;
    }

    void put(Frame frame) {
        long number = 1 + slot.get().map(Snapshot::number).orElse(0L);
        slot.set(Optional.of(new Snapshot(frame, nanoTime.getAsLong(), number)));
    }

    /** Empty before the first. */
    public Optional<Snapshot> get() {
        return slot.get();
    }

    /** How old a picture of this slot is now, in seconds. */
    public double ageSeconds(Snapshot snapshot) {
        return Math.max(0, nanoTime.getAsLong() - snapshot.arrivedNanos()) / 1e9;
    }
}
