package reins.core.fact;

/**
 * How well a world that lives elsewhere was reached at one tick. Safe on every thread.
 *
 * @param ageSeconds how old the observation was when it was used, in seconds, 0 or more
 * @param traffic what went over the link
 * @param trouble what is wrong, as a sentence for the user; empty where nothing is
 */
public record Link(double ageSeconds, Traffic traffic, String trouble) {
    /** A world in this program, which is always there. */
    public static final Link NONE = new Link(0, "");

    /** Of whose traffic nothing is known. */
    public Link(double ageSeconds, String trouble) {
        this(ageSeconds, Traffic.NONE, trouble);
    }

    public Link {
        if (!(ageSeconds >= 0)) {
            throw new IllegalArgumentException("age of " + ageSeconds + " s");
        }
    }

    /** Whether something is wrong. */
    public boolean isTroubled() {
        return !trouble.isEmpty();
    }
}
