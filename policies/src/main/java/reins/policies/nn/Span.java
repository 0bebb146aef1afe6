package reins.policies.nn;

/**
 * How far a policy looks back and plans ahead. Safe on every thread.
 *
 * @param history observations it sees at once, the newest included, 1 or more
 * @param chunk actions it plans at once, the one of now included, 1 or more
 */
public record Span(int history, int chunk) {
    /** Sees and plans only the current tick. */
    public static final Span NOW = new Span(1, 1);

    public Span {
        if (history < 1 || chunk < 1) {
            throw new IllegalArgumentException("history " + history + ", chunk " + chunk);
        }
    }
}
