package reins.app.widgets;

import java.util.List;
import java.util.Optional;

/**
 * Where each number of a plot lies: the ranges of both axes, and the rectangle they fill in units
 * of the graphics. Safe on every thread.
 */
record PlotSpace(
        Scale yScale,
        double xLow,
        double xHigh,
        double yLow,
        double yHigh,
        int left,
        int right,
        int top,
        int bottom) {
    /** Numbers no farther apart than this share of their size look the same to a reader. */
    private static final double LEAST_SPAN = 1e-3;

    /** All that these curves have across; none may be empty. */
    static Span whole(Scale xScale, List<Plot.Curve> curves) {
        double xLow = xScale == Scale.NUMBER ? Double.POSITIVE_INFINITY : 0;
        double xHigh = Double.NEGATIVE_INFINITY;
        for (Plot.Curve curve : curves) {
            xLow = Math.min(xLow, curve.series().x(0));
            xHigh = Math.max(xHigh, curve.series().x(curve.series().size() - 1));
        }
        return new Span(xLow, xHigh > xLow ? xHigh : xLow + 1);
    }

    /**
     * With room for all numbers of these curves in a part of the axis across; none may be empty.
     *
     * @param shown that part; empty for all that they have
     */
    static PlotSpace of(Plot plot, List<Plot.Curve> curves, Optional<Span> shown) {
        Span across = shown.orElseGet(() -> whole(plot.xScale(), curves));
        double yLow = Double.POSITIVE_INFINITY;
        double yHigh = Double.NEGATIVE_INFINITY;
        for (Plot.Curve curve : curves) {
            Series series = curve.series();
            int end = end(series, across);
            for (int i = start(series, across); i < end; i++) {
                double least = series.least(i);
                if (plot.yScale() != Scale.LOGARITHM || least > 0) {
                    yLow = Math.min(yLow, least);
                    yHigh = Math.max(yHigh, series.greatest(i));
                }
            }
        }
        switch (plot.yScale()) {
            case PERCENT -> {
                yLow = 0;
                yHigh = 1;
            }
            case LOGARITHM -> {
                yLow = Double.isFinite(yLow) ? yLow : 1;
                yHigh = Math.max(yLow * 1.5, yHigh);
                yLow /= 1.15;
                yHigh *= 1.15;
            }
            case NUMBER, COUNT, CLOCK -> {
                double size = Math.max(Math.abs(yLow), Math.abs(yHigh));
                double span = yHigh - yLow;
                double pad =
                        span > 0
                                ? Math.max(span * 0.06, (size * LEAST_SPAN - span) / 2)
                                : Math.max(1e-3, size) * 0.5;
                yLow -= pad;
                yHigh += pad;
            }
        }
        return new PlotSpace(plot.yScale(), across.from(), across.to(), yLow, yHigh, 0, 0, 0, 0);
    }

    /** The first bucket to draw: the last one before a part, whose line reaches into it. */
    private static int start(Series series, Span part) {
        return Math.max(0, series.from(part.from()) - 1);
    }

    /** The first bucket not to draw: the second one behind a part. */
    private static int end(Series series, Span part) {
        return Math.min(series.size(), series.from(Math.nextUp(part.to())) + 1);
    }

    Span across() {
        return new Span(xLow, xHigh);
    }

    int start(Series series) {
        return start(series, across());
    }

    int end(Series series) {
        return end(series, across());
    }

    /** The same ranges in this rectangle. */
    PlotSpace within(int newLeft, int newRight, int newTop, int newBottom) {
        return new PlotSpace(
                yScale, xLow, xHigh, yLow, yHigh, newLeft, newRight, newTop, newBottom);
    }

    double pixelX(double x) {
        return left + (x - xLow) / (xHigh - xLow) * (right - left);
    }

    double pixelY(double y) {
        double low = yScale.position(yLow);
        double high = yScale.position(yHigh);
        double at = yScale == Scale.LOGARITHM && !(y > 0) ? low : yScale.position(y);
        return bottom - (at - low) / (high - low) * (bottom - top);
    }

    /** The number at a place across. */
    double xAt(double pixel) {
        return xLow + (pixel - left) / (right - left) * (xHigh - xLow);
    }
}
