package reins.app.widgets;

import java.awt.geom.Path2D;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;

/** A curve as it is painted: its colour, and smoothed or not. Used by one thread at a time. */
final class PlotCurve {
    /** How much of its colour is left of what lies behind a curve. */
    private static final int FAINT = 0x50000000;

    private final Plot.Curve curve;
    private final int colour;
    private final Optional<Smoothed> smoothed;

    /**
     * @param halfLife of the smoothing, in the numbers of the axis across; 0 for none
     */
    PlotCurve(Plot.Curve curve, int colour, double halfLife) {
        this.curve = curve;
        this.colour = colour;
        smoothed =
                halfLife > 0 && curve.mark() == Plot.Mark.LINE
                        ? Optional.of(Smoothed.of(curve.series(), halfLife))
                        : Optional.empty();
    }

    String name() {
        return curve.name();
    }

    Series series() {
        return curve.series();
    }

    int colour() {
        return colour;
    }

    boolean isSmoothed() {
        return smoothed.isPresent();
    }

    /** The number at a bucket that the strong line goes through. */
    double drawn(int bucket) {
        return smoothed.isPresent() ? smoothed.get().at(bucket) : series().mean(bucket);
    }

    void paint(Pen pen, PlotSpace space) {
        switch (curve.mark()) {
            case DOTS -> dots(pen, space);
            case LINE -> {
                pen.colour((colour & 0xFFFFFF) | FAINT);
                spread(pen, space);
                if (isSmoothed()) {
                    line(pen, space, series()::mean);
                }
                pen.colour(colour);
                line(pen, space, this::drawn);
                int last = series().size() - 1;
                pen.dot(
                        space.pixelX(series().x(last)),
                        space.pixelY(drawn(last)),
                        last == 0 ? 4 : 3);
            }
        }
    }

    private void dots(Pen pen, PlotSpace space) {
        pen.colour(colour);
        int start = space.start(series());
        int end = space.end(series());
        double size = end - start > space.right() - space.left() ? 2 : 3.4;
        for (int i = start; i < end; i++) {
            pen.dot(space.pixelX(series().x(i)), space.pixelY(series().mean(i)), size);
        }
    }

    /** Least to greatest of every pixel column. */
    private void spread(Pen pen, PlotSpace space) {
        Series series = series();
        int i = space.start(series);
        int end = space.end(series);
        while (i < end) {
            int column = (int) space.pixelX(series.x(i));
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            while (i < end && (int) space.pixelX(series.x(i)) == column) {
                least = Math.min(least, series.least(i));
                greatest = Math.max(greatest, series.greatest(i));
                i++;
            }
            int high = (int) Math.round(space.pixelY(greatest));
            int low = (int) Math.round(space.pixelY(least));
            if (low > high + 1) {
                pen.fill(column, high, 1, low - high);
            }
        }
    }

    /** The mean of every two pixel columns, joined. */
    private void line(Pen pen, PlotSpace space, IntToDoubleFunction number) {
        Series series = series();
        Path2D path = new Path2D.Double();
        int i = space.start(series);
        int end = space.end(series);
        boolean begun = false;
        while (i < end) {
            int column = (int) (space.pixelX(series.x(i)) / 2);
            double x = 0;
            double sum = 0;
            int count = 0;
            while (i < end && (int) (space.pixelX(series.x(i)) / 2) == column) {
                x = space.pixelX(series.x(i));
                sum += number.applyAsDouble(i);
                count++;
                i++;
            }
            double y = space.pixelY(sum / count);
            if (begun) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
                begun = true;
            }
        }
        if (begun) {
            pen.stroke(path, 1.6f);
        }
    }
}
