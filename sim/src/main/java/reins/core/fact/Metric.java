package reins.core.fact;

/**
 * One number that a learner reports after a step. Safe on every thread.
 *
 * @param name is kept in sessions, so it stays as it is; not blank
 * @param plot the plot that it is a curve of
 * @param value may be not finite where training diverges
 */
public record Metric(String name, Plot plot, double value) {
    /** The plot for metrics of the same kind and size. */
    public enum Plot {
        /** What training makes smaller. */
        LOSS,
        /** Kept in the session, and in no plot. */
        NONE
    }

    public Metric {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a metric without a name");
        }
    }

    public static Metric loss(String name, double value) {
        return new Metric(name, Plot.LOSS, value);
    }

    public static Metric unplotted(String name, double value) {
        return new Metric(name, Plot.NONE, value);
    }
}
