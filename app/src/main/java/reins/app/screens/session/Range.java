package reins.app.screens.session;

/**
 * A range of an episode's ticks, counted from its first recorded one. Safe on every thread.
 *
 * @param from the first, from 0
 * @param to the one behind the last, above {@code from}
 */
public record Range(int from, int to) {
    public Range {
        if (from < 0 || to <= from) {
            throw new IllegalArgumentException("ticks " + from + " to " + to);
        }
    }

    /** The ticks from one to another, both included, in either order. */
    static Range between(int one, int other) {
        return new Range(Math.min(one, other), Math.max(one, other) + 1);
    }

    int size() {
        return to - from;
    }
}
