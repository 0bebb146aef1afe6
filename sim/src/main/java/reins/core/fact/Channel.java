package reins.core.fact;

/**
 * One named number of a state or of the controls: its unit and its bounds (inclusive; infinite
 * where there is none). Safe on every thread.
 *
 * @param fastest how far a control may change within a second, in its unit, above 0; infinite where
 *     it may jump
 */
public record Channel(String name, Unit unit, float low, float high, float fastest) {
    public Channel {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a channel needs a name");
        }
        if (!(low < high)) {
            throw new IllegalArgumentException(name + ": low " + low + " not below high " + high);
        }
        if (!(fastest > 0)) {
            throw new IllegalArgumentException(name + ": a change of " + fastest + " a second");
        }
    }

    /** One that may jump. */
    public Channel(String name, Unit unit, float low, float high) {
        this(name, unit, low, high, Float.POSITIVE_INFINITY);
    }

    public Channel withFastest(float changed) {
        return new Channel(name, unit, low, high, changed);
    }

    /** The nearest number within the bounds; the bound's middle (or 0) where it is NaN. */
    public float clamp(float value) {
        if (Float.isNaN(value)) {
            float middle = (low + high) / 2;
            return Float.isFinite(middle) ? middle : 0;
        }
        return Math.clamp(value, low, high);
    }
}
