package reins.core.fact;

/**
 * Something outside the program went wrong (a file, a device, a setting). Its message is a whole
 * sentence for the user: what was wrong, where, and what to do. Safe on every thread.
 */
public final class ReinsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReinsException(String sentence) {
        super(sentence);
    }

    public ReinsException(String sentence, Throwable cause) {
        super(sentence, cause);
    }

    /** The sentence for the user; there always is one. */
    public String sentence() {
        return String.valueOf(getMessage());
    }
}
