package reins.app.screens.drive;

import reins.core.flow.Event;

import java.util.Map;

/** How fast everything runs, in numbers. Used by the fx thread only. */
public final class Status {
    private static final long WINDOW_NANOS = 1_000_000_000;

    private double tickSeconds = 1;
    private double ticksPerSecond;
    private long lateTicks;
    private long recordedTicks;
    private long updates;
    private int waiting;
    private double updatesPerSecond;
    private long windowStart;
    private long windowUpdates;
    private long pulses;
    private double pulsesPerSecond;

    void begin(double secondsPerTick) {
        tickSeconds = secondsPerTick;
        ticksPerSecond = 0;
        lateTicks = 0;
        recordedTicks = 0;
        updates = 0;
        waiting = 0;
        updatesPerSecond = 0;
        windowUpdates = 0;
    }

    void timed(Event.Timing timing) {
        ticksPerSecond = timing.ticksPerSecond();
        lateTicks = timing.lateTicks();
    }

    void trained(Event.Trained trained) {
        // Another learner counts from 0 again.
        windowUpdates = Math.min(windowUpdates, trained.metrics().updates());
        updates = trained.metrics().updates();
        waiting = trained.waiting();
    }

    void recorded(long ticks) {
        recordedTicks += ticks;
    }

    /** Once a pulse; rates are taken over a second. */
    void pulse(long nanos) {
        pulses++;
        long passed = nanos - windowStart;
        if (passed >= WINDOW_NANOS) {
            updatesPerSecond = (updates - windowUpdates) * 1e9 / passed;
            pulsesPerSecond = pulses * 1e9 / passed;
            windowStart = nanos;
            windowUpdates = updates;
            pulses = 0;
        }
    }

    Version version(Event.PolicyChanged changed, String learner) {
        Map<String, String> provenance = changed.artifact().provenance();
        return new Version(
                changed.version(),
                provenance.getOrDefault("learner", learner),
                Long.parseLong(provenance.getOrDefault("updates", String.valueOf(updates))),
                recordedTicks);
    }

    /** Ticks a second over the last second. */
    public double ticksPerSecond() {
        return ticksPerSecond;
    }

    /** Times real time over the last second; 0 where nothing is driven. */
    public double reachedSpeed() {
        return ticksPerSecond * tickSeconds;
    }

    /** Ticks that began more than a tick late, of the whole run. */
    public long lateTicks() {
        return lateTicks;
    }

    /** Gradient updates of this learner. */
    public long updates() {
        return updates;
    }

    public double updatesPerSecond() {
        return updatesPerSecond;
    }

    /** Segments that wait to be learned from. */
    public int waiting() {
        return waiting;
    }

    /** Pictures a second. */
    public double pulsesPerSecond() {
        return pulsesPerSecond;
    }

    /** What this session has recorded, in seconds of the world's time. */
    public double recordedSeconds() {
        return recordedTicks * tickSeconds;
    }

    /** Seconds of the world's time that a count of ticks takes. */
    public double seconds(long ticks) {
        return ticks * tickSeconds;
    }
}
