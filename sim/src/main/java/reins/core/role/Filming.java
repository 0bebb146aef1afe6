package reins.core.role;

/** Settings of a learner that may need frames of its world's cameras. Safe on every thread. */
public interface Filming {
    /** Whether the world must be filmed for it. */
    boolean films();
}
