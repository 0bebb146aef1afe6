package reins.app.widgets;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;

/** A plot's cross-hair and a box with the numbers there. Used by one thread at a time. */
final class PlotReadOut {
    private final Pen pen;
    private final Graphics2D graphics;
    private final Plot plot;
    private final List<Plot.Curve> curves;
    private final PlotSpace space;

    /**
     * @param curves those of the plot that have numbers
     */
    PlotReadOut(Pen pen, Plot plot, List<Plot.Curve> curves, PlotSpace space) {
        this.pen = pen;
        this.graphics = pen.graphics();
        this.plot = plot;
        this.curves = curves;
        this.space = space;
    }

    /**
     * @param cursor in units from the left, within the space
     */
    void paint(double cursor) {
        double atX = space.xAt(cursor);
        pen.colour(pen.palette().muted());
        graphics.setStroke(new BasicStroke(1f));
        graphics.draw(new Line2D.Double(cursor, space.top(), cursor, space.bottom()));
        graphics.setFont(Pen.SMALL);
        List<String> lines = new ArrayList<>();
        List<Integer> colours = new ArrayList<>();
        lines.add(plot.xScale().write(atX) + " " + plot.xTitle());
        colours.add(pen.palette().muted());
        for (int i = 0; i < curves.size(); i++) {
            Plot.Curve curve = curves.get(i);
            int bucket = curve.series().nearest(atX);
            double y = curve.series().mean(bucket);
            pen.colour(pen.palette().curve(i));
            pen.dot(space.pixelX(curve.series().x(bucket)), space.pixelY(y), 6);
            lines.add(curve.name() + "  " + plot.yScale().write(y));
            colours.add(pen.palette().curve(i));
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
        FontMetrics metrics = graphics.getFontMetrics();
        int boxWidth = lines.stream().mapToInt(metrics::stringWidth).max().orElse(0) + 2 * Pen.GAP;
        int boxHeight = lines.size() * metrics.getHeight() + Pen.GAP;
        boolean fitsRight = cursor + Pen.GAP + boxWidth < space.right();
        int boxX = (int) (fitsRight ? cursor + Pen.GAP : Math.max(0, cursor - Pen.GAP - boxWidth));
        pen.colour((pen.palette().background() & 0xFFFFFF) | 0xE6000000);
        graphics.fillRect(boxX, space.top(), boxWidth, boxHeight);
        pen.colour(pen.palette().grid());
        graphics.drawRect(boxX, space.top(), boxWidth, boxHeight);
        int y = space.top() + Pen.GAP / 2 + metrics.getAscent();
        for (int i = 0; i < lines.size(); i++) {
            pen.colour(colours.get(i));
            graphics.drawString(lines.get(i), boxX + Pen.GAP, y);
            y += metrics.getHeight();
        }
    }
}
