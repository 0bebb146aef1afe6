package reins.sim.loop;

import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.flow.Worker;

import java.util.function.LongSupplier;

/**
 * Lets a sim loop tick in real time: the one place where time enters. A late tick is counted, not
 * caught up. Used by the sim thread only.
 */
public final class Paced implements Worker {
    private static final long SECOND = 1_000_000_000;

    private final SimLoop loop;
    private final LongSupplier nanoTime;
    private final Sink sink;
    private long due;
    private long lateTicks;
    private long countedFrom;
    private long counted;

    /**
     * @param nanoTime a clock in nanoseconds that never goes back
     */
    public Paced(SimLoop loop, LongSupplier nanoTime, Sink sink) {
        this.loop = loop;
        this.nanoTime = nanoTime;
        this.sink = sink;
        due = nanoTime.getAsLong();
        countedFrom = due;
    }

    @Override
    public String name() {
        return loop.name();
    }

    @Override
    public boolean work() {
        long now = nanoTime.getAsLong();
        tellTiming(now);
        if (loop.isPaused()) {
            due = now;
            return loop.work();
        }
        if (now < due) {
            return false;
        }
        long period = Math.round(loop.tickSeconds() * SECOND / loop.speed());
        if (now - due > period) {
            lateTicks++;
            due = now;
        }
        due += period;
        if (loop.work()) {
            counted++;
        }
        return true;
    }

    private void tellTiming(long now) {
        long passed = now - countedFrom;
        if (passed >= SECOND) {
            sink.on(new Event.Timing(counted * (double) SECOND / passed, lateTicks));
            countedFrom = now;
            counted = 0;
        }
    }

    @Override
    public void close() {
        loop.close();
    }
}
