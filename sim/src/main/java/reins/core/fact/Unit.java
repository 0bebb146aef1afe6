package reins.core.fact;

/** The unit a channel's numbers are in. */
public enum Unit {
    NONE(""),
    FRACTION("fraction"),
    FLAG("0 or 1"),
    METRE("m"),
    METRE_PER_SECOND("m/s"),
    RADIAN("rad"),
    RADIAN_PER_SECOND("rad/s"),
    DEGREE_PER_SECOND("°/s"),
    PIXEL("px"),
    NEWTON("N");

    private final String symbol;

    Unit(String symbol) {
        this.symbol = symbol;
    }

    /** What is printed behind a number; empty where there is no unit. */
    public String symbol() {
        return symbol;
    }
}
