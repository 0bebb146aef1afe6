package reins.core.fact;

/**
 * Who taught at one tick. Safe on every thread.
 *
 * @param hand who drove or said what should be done; NOBODY where the policy was left alone
 * @param thought why, for display; may be empty
 */
public record Teaching(Hand hand, String thought) {
    /** Nobody taught. */
    public static final Teaching NONE = new Teaching(Hand.NOBODY, "");

    /** Taught by somebody who does not say why. */
    public static Teaching by(Hand hand) {
        return new Teaching(hand, "");
    }
}
