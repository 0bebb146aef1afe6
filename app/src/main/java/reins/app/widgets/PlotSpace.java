package reins.app.widgets;

import java.util.List;

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

    /** With room for all numbers of these curves; none may be empty. */
    static PlotSpace of(Plot plot, List<Plot.Curve> curves) {
        double xLow = plot.xScale() == Scale.NUMBER ? Double.POSITIVE_INFINITY : 0;
        double xHigh = Double.NEGATIVE_INFINITY;
        double yLow = Double.POSITIVE_INFINITY;
        double yHigh = Double.NEGATIVE_INFINITY;
        for (Plot.Curve curve : curves) {
            Series series = curve.series();
            xLow = Math.min(xLow, series.x(0));
            xHigh = Math.max(xHigh, series.x(series.size() - 1));
            for (int i = 0; i < series.size(); i++) {
                double least = series.least(i);
                if (plot.yScale() != Scale.LOGARITHM || least > 0) {
                    yLow = Math.min(yLow, least);
                    yHigh = Math.max(yHigh, series.greatest(i));
                }
            }
        }
        if (!(xHigh > xLow)) {
            xHigh = xLow + 1;
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
        return new PlotSpace(plot.yScale(), xLow, xHigh, yLow, yHigh, 0, 0, 0, 0);
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
