package reins.sessions;

import reins.core.fact.ReinsException;

import java.nio.file.Path;

/** What was found wrong in another program's files, as a sentence. Safe on every thread. */
public final class Damaged {
    private Damaged() {}

    /**
     * @param place where in the file, in words, such as {@code row 12 of column 'action'}
     * @param what what is wrong there, in words, such as {@code there are 3 numbers, not 2}
     */
    public static ReinsException at(Path file, String place, String what) {
        return new ReinsException(sentence(file, place, what));
    }

    /**
     * @param cause where it is ours, its message tells what is wrong
     */
    public static ReinsException at(Path file, String place, Exception cause) {
        String message = cause.getMessage();
        boolean isOurs = cause.getClass() == IllegalArgumentException.class;
        String what =
                isOurs && message != null
                        ? message
                        : "something makes no sense (%s)"
                                .formatted(cause.getClass().getSimpleName());
        return new ReinsException(sentence(file, place, what), cause);
    }

    /** Says what is wrong in words of ours; the cause is kept. */
    public static ReinsException at(Path file, String place, String what, Throwable cause) {
        return new ReinsException(sentence(file, place, what), cause);
    }

    private static String sentence(Path file, String place, String what) {
        return "This cannot be read, because at %s %s; take another copy of it: %s"
                .formatted(place, what.strip(), file);
    }
}
