package reins.sim.gym;

/**
 * What a world's program said of what went wrong, line by line, behind the sentence for people.
 * Safe on every thread.
 */
public final class Trace extends Exception {
    private static final long serialVersionUID = 1L;

    Trace(String lines) {
        super(lines);
    }
}
