package reins.core.fact;

/** Which Reins this is. */
public final class Release {
    /** The version in the build files. */
    public static final String VERSION = "0.1.0";

    private Release() {}
}
