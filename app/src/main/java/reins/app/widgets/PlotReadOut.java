package reins.app.widgets;

import reins.app.base.Text;

import java.awt.FontMetrics;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;

/** A plot's cross-hair and a box with the numbers there. Used by one thread at a time. */
final class PlotReadOut {
    private final Pen pen;
    private final Plot plot;
    private final List<PlotCurve> curves;
    private final PlotSpace space;

    /**
     * @param curves those of the plot that have numbers
     */
    PlotReadOut(Pen pen, Plot plot, List<PlotCurve> curves, PlotSpace space) {
        this.pen = pen;
        this.plot = plot;
        this.curves = curves;
        this.space = space;
    }

    /**
     * @param atX the cross-hair's place on the axis across, within the space
     */
    void paint(double atX) {
        double cursor = space.pixelX(atX);
        pen.colour(pen.palette().muted());
        Path2D hair = new Path2D.Double();
        hair.moveTo(cursor, space.top());
        hair.lineTo(cursor, space.bottom());
        pen.stroke(hair, 1);
        List<String> lines = new ArrayList<>();
        List<Integer> colours = new ArrayList<>();
        lines.add(plot.xScale().write(atX) + " " + plot.xTitle());
        colours.add(pen.palette().muted());
        for (PlotCurve curve : curves) {
            Series series = curve.series();
            int bucket = series.nearest(atX);
            if (space.across().holds(series.x(bucket))) {
                pen.colour(curve.colour());
                pen.dot(space.pixelX(series.x(bucket)), space.pixelY(curve.drawn(bucket)), 6);
            }
            String number = plot.yScale().write(series.mean(bucket));
            lines.add(
                    curve.isSmoothed()
                            ? Text.of(
                                    "plot.read.smoothed",
                                    curve.name(),
                                    plot.yScale().write(curve.drawn(bucket)),
                                    number)
                            : curve.name() + "  " + number);
            colours.add(curve.colour());
        }
        plot.moments().stream()
                .filter(moment -> moment.x() <= atX)
                .reduce((_, later) -> later)
                .ifPresent(moment -> {
                    lines.add(moment.name());
                    colours.add(pen.palette().moment());
                });
        box(cursor, lines, colours);
    }

    private void box(double cursor, List<String> lines, List<Integer> colours) {
        pen.font(Pen.SMALL);
        FontMetrics metrics = pen.metrics(Pen.SMALL);
        int boxWidth = lines.stream().mapToInt(metrics::stringWidth).max().orElse(0) + 2 * Pen.GAP;
        int boxHeight = lines.size() * metrics.getHeight() + Pen.GAP;
        boolean fitsRight = cursor + Pen.GAP + boxWidth < space.right();
        int boxX = (int) (fitsRight ? cursor + Pen.GAP : Math.max(0, cursor - Pen.GAP - boxWidth));
        pen.colour((pen.palette().background() & 0xFFFFFF) | 0xE6000000);
        pen.fill(boxX, space.top(), boxWidth, boxHeight);
        pen.colour(pen.palette().grid());
        pen.frame(boxX, space.top(), boxWidth, boxHeight);
        int y = space.top() + Pen.GAP / 2 + metrics.getAscent();
        for (int i = 0; i < lines.size(); i++) {
            pen.colour(colours.get(i));
            pen.write(lines.get(i), boxX + Pen.GAP, y, Pen.Anchor.START);
            y += metrics.getHeight();
        }
    }
}
