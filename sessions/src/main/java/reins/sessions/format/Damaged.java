package reins.sessions.format;

import reins.core.fact.ReinsException;

import java.nio.file.Path;

/** What was found wrong in another program's files, as a sentence. Safe on every thread. */
final class Damaged {
    private Damaged() {}

    /**
     * @param place where in the file, in words, such as {@code row 12 of column action}
     * @param what what is wrong there, in words, such as {@code it has 3 numbers, not 2}
     */
    static ReinsException at(Path file, String place, String what) {
        return new ReinsException(
                "This cannot be read: at %s, %s. Take another copy of it, if there is one: %s"
                        .formatted(place, what, file));
    }

    static ReinsException at(Path file, String place, String what, Throwable cause) {
        ReinsException damaged = at(file, place, what);
        damaged.initCause(cause);
        return damaged;
    }
}
