package reins.core.fact;

/**
 * One number that a learner reports after a step. Safe on every thread.
 *
 * @param name is kept in sessions, so it stays as it is; not blank; of what training makes smaller,
 *     and of nothing else, the last word is {@code loss}
 * @param value may be not finite where training diverges
 */
public record Metric(String name, double value) {
    public Metric {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a metric without a name");
        }
    }

    /** Whether it is what training makes smaller: such numbers share a plot. */
    public boolean isLoss() {
        return name.equals("loss") || name.endsWith(" loss");
    }
}
