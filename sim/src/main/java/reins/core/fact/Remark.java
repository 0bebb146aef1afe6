package reins.core.fact;

/**
 * What a person says of one version of the policy. Safe on every thread.
 *
 * @param note in one line; may be empty
 * @param pinned whether it is always to be in sight
 */
public record Remark(String note, boolean pinned) {
    /** Nothing is said. */
    public static final Remark NONE = new Remark("", false);

    public Remark {
        note = note.strip().replaceAll("\\R", " ");
    }

    public Remark withNote(String changed) {
        return new Remark(changed, pinned);
    }

    public Remark withPinned(boolean changed) {
        return new Remark(note, changed);
    }
}
