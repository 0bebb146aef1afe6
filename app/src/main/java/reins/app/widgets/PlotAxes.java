package reins.app.widgets;

import java.awt.FontMetrics;
import java.util.List;

/** The axes of a plot with their numbers. Used by one thread at a time. */
final class PlotAxes {
    private final Pen pen;
    private final Plot plot;
    private final int width;
    private final int height;

    PlotAxes(Pen pen, Plot plot, int width, int height) {
        this.pen = pen;
        this.plot = plot;
        this.width = width;
        this.height = height;
    }

    /**
     * Paints them, and gives the curves what room is left.
     *
     * @param ranges of the numbers
     */
    PlotSpace paint(PlotSpace ranges) {
        pen.font(Pen.SMALL);
        FontMetrics metrics = pen.metrics(Pen.SMALL);
        int top = Pen.MARGIN + pen.metrics(Pen.TITLE).getHeight() + Pen.GAP + 4;
        int bottom = height - Pen.MARGIN / 2 - metrics.getHeight() - 2;
        List<Scale.Tick> ticks =
                plot.yScale()
                        .ticks(
                                ranges.yLow(),
                                ranges.yHigh(),
                                Math.clamp((bottom - top) / 26, 2, 8));
        int labels = 0;
        for (Scale.Tick tick : ticks) {
            labels = Math.max(labels, metrics.stringWidth(tick.label()));
        }
        PlotSpace space =
                ranges.within(Pen.MARGIN + labels + Pen.GAP, width - Pen.MARGIN - 4, top, bottom);
        upwards(space, ticks);
        int most = Math.clamp((space.right() - space.left()) / 44, 2, 10);
        across(space, plot.xScale().ticks(space.xLow(), space.xHigh(), most));
        pen.colour(pen.palette().grid());
        pen.fill(space.left(), bottom, space.right() - space.left(), 1);
        return space;
    }

    private void upwards(PlotSpace space, List<Scale.Tick> ticks) {
        FontMetrics metrics = pen.metrics(Pen.SMALL);
        for (Scale.Tick tick : ticks) {
            int y = (int) Math.round(space.pixelY(tick.value()));
            pen.colour(pen.palette().grid());
            pen.fill(space.left(), y, space.right() - space.left(), 1);
            pen.colour(pen.palette().muted());
            pen.write(
                    tick.label(),
                    space.left() - Pen.GAP,
                    y + metrics.getAscent() / 2 - 1,
                    Pen.Anchor.END);
        }
    }

    /** Numbers along the lower edge and what they count, as far as there is room for both. */
    private void across(PlotSpace space, List<Scale.Tick> ticks) {
        FontMetrics metrics = pen.metrics(Pen.SMALL);
        int baseline = height - Pen.MARGIN / 2 - metrics.getDescent();
        int titleStart = space.right() - metrics.stringWidth(plot.xTitle());
        int shown = 0;
        for (Scale.Tick tick : ticks) {
            int x = (int) Math.round(space.pixelX(tick.value()));
            int label = metrics.stringWidth(tick.label());
            // Not below the numbers upwards, which it would touch.
            int from = Math.max(x - label / 2, space.left());
            pen.colour(pen.palette().grid());
            pen.fill(x, space.bottom(), 1, 4);
            // The second number matters more than the title: one alone is no scale.
            if (from + label + Pen.GAP < titleStart || (shown == 1 && from + label < width)) {
                pen.colour(pen.palette().muted());
                pen.write(tick.label(), from, baseline, Pen.Anchor.START);
                shown++;
                if (from + label + Pen.GAP >= titleStart) {
                    return;
                }
            }
        }
        pen.colour(pen.palette().muted());
        pen.write(plot.xTitle(), space.right(), baseline, Pen.Anchor.END);
    }
}
