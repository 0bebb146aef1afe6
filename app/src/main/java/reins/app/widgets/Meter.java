package reins.app.widgets;

import javafx.scene.layout.Region;

/**
 * Where a number stands between its bounds: a bar from rest to it. Where a bound is infinite, the
 * furthest that was seen takes its place. Used by the fx thread only.
 */
public final class Meter extends Region {
    private final Region track = new Region();
    private final Region bar = new Region();
    private final Region rest = new Region();
    private double low;
    private double high;
    private double value;

    /**
     * @param low the least it can be; may be infinite, as {@code high}
     */
    public Meter(double low, double high) {
        this.low = Double.isFinite(low) ? low : 0;
        this.high = Double.isFinite(high) ? high : 0;
        getStyleClass().add("meter");
        track.getStyleClass().add("track");
        bar.getStyleClass().add("bar");
        rest.getStyleClass().add("rest");
        getChildren().addAll(track, bar, rest);
        setPrefSize(160, 12);
        setMinSize(60, 12);
    }

    /** Shows this number; one that is none is shown as at rest. */
    public void show(double number) {
        value = Double.isFinite(number) ? number : 0;
        low = Math.min(low, value);
        high = Math.max(high, value);
        requestLayout();
    }

    @Override
    protected void layoutChildren() {
        double width = getWidth();
        double height = getHeight();
        double from = place(Math.clamp(0, low, high)) * width;
        double to = place(value) * width;
        track.resizeRelocate(0, height / 2 - 3, width, 6);
        bar.resizeRelocate(Math.min(from, to), height / 2 - 3, Math.max(2, Math.abs(to - from)), 6);
        rest.resizeRelocate(from - 0.5, 0, 1, height);
    }

    private double place(double number) {
        return high > low ? (number - low) / (high - low) : 0;
    }
}
