package reins.app.widgets;

/** A part of an axis, in its own numbers. Safe on every thread. */
public record Span(double from, double to) {
    public Span {
        if (!(from < to)) {
            throw new IllegalArgumentException(from + " to " + to);
        }
    }

    public double width() {
        return to - from;
    }

    public boolean holds(double x) {
        return x >= from && x <= to;
    }

    /** A narrower or wider part around a place that stays where it is. */
    Span zoomed(double around, double factor) {
        return new Span(around - (around - from) * factor, around + (to - around) * factor);
    }

    Span moved(double by) {
        return new Span(from + by, to + by);
    }

    /** As wide, but no wider than the whole, and moved so that nothing of it lies beyond. */
    Span within(Span whole) {
        if (width() >= whole.width()) {
            return whole;
        }
        double before = Math.max(0, whole.from - from);
        double behind = Math.max(0, to - whole.to);
        return behind > 0 ? new Span(whole.to - width(), whole.to) : moved(before);
    }
}
