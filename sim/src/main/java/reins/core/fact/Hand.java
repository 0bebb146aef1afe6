package reins.core.fact;

/** Who taught: a person, a program, or nobody. */
public enum Hand {
    /** Nobody spoke. */
    NOBODY,
    /** A person at a device. */
    PERSON,
    /** A program that teaches. */
    PROGRAM
}
