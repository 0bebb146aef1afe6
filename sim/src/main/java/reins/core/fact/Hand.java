package reins.core.fact;

/** Whose word a teacher's word is. */
public enum Hand {
    /** Nobody spoke. */
    NOBODY,
    /** A person at a device. */
    PERSON,
    /** A program that teaches. */
    PROGRAM
}
