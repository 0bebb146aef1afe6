package reins.core.fact;

/** Something a monitor noticed at a tick. Safe on every thread. */
public record Finding(String monitor, long tick, String sentence) {}
