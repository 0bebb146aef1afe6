package reins.core.fact;

/**
 * Something that was noticed at a tick. Safe on every thread.
 *
 * @param monitor who noticed: a monitor, the world, or the worker that stopped
 * @param of the episode it was noticed in
 * @param tick ticks since the world's reset, from 0
 * @param weight how much it matters
 * @param sentence for the user
 */
public record Finding(String monitor, Stream of, long tick, Weight weight, String sentence) {
    /** How much a finding matters. */
    public enum Weight {
        /** Worth knowing; nothing need be done. */
        NOTE,
        /** Likely to go wrong; somebody should look. */
        WARNING,
        /** Something stands still, or has ended, because of it. */
        ALARM
    }
}
