package reins.sessions.format.parquet;

/**
 * One column of a table. Safe on every thread.
 *
 * @param name of a part of a structure: the structure's name, a slash and the part's
 * @param list whether each row holds a list of any length, not one value
 */
public record Column(String name, Kind kind, boolean list) {
    /** What the values are. */
    public enum Kind {
        FLOAT,
        DOUBLE,
        WHOLE,
        FLAG,
        TEXT,
        BYTES
    }

    public static Column of(String name, Kind kind) {
        return new Column(name, kind, false);
    }

    public static Column listOf(String name, Kind kind) {
        return new Column(name, kind, true);
    }
}
