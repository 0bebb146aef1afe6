package reins.core.fact;

/** How a picture's bytes are to be read. */
public enum Coding {
    /** 8-bit RGB, rows from the top, {@code [height, width, 3]}. */
    RGB,
    /** A JPEG file, as a camera sent it. */
    JPEG
}
