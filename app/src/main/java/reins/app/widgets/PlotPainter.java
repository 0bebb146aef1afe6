package reins.app.widgets;

import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Paints a plot, for the screen and for pictures, in pixels or as vectors: a curve of many points
 * becomes one upright line of least to greatest a pixel column, with the mean drawn over it, so
 * that the cost depends on the width only. Used by one thread at a time.
 */
public final class PlotPainter {
    /** Moments are never drawn closer than this many units, so that many never look like a bar. */
    private static final int BETWEEN_MOMENTS = 6;

    /** How far a curve may reach beyond the axes, so that its ends are not cut in half. */
    private static final int EDGE = 3;

    private final Pen pen;
    private final Plot plot;
    private final Look look;
    private final Palette palette;
    private final int width;
    private final int height;
    private final List<Plot.Curve> curves;

    private PlotPainter(Pen pen, Plot plot, Look look, int width, int height) {
        this.pen = pen;
        this.plot = plot;
        this.look = look;
        palette = pen.palette();
        this.width = width;
        this.height = height;
        curves = plot.curves().stream().filter(curve -> !curve.series().isEmpty()).toList();
    }

    /** Paints into {@code width × height} units of the graphics, which may be scaled. */
    public static void paint(
            Graphics2D graphics, Plot plot, Palette palette, int width, int height) {
        paint(new PixelPen(graphics, palette), plot, Look.WHOLE, width, height);
    }

    /**
     * Paints into {@code width × height} units.
     *
     * @return where each number lies; empty where there is none
     */
    static Optional<PlotSpace> paint(Pen pen, Plot plot, Look look, int width, int height) {
        return new PlotPainter(pen, plot, look, width, height).paint();
    }

    private Optional<PlotSpace> paint() {
        pen.colour(palette.background());
        pen.fill(0, 0, width, height);
        heading();
        if (curves.isEmpty()) {
            nothingYet();
            return Optional.empty();
        }
        PlotSpace space =
                new PlotAxes(pen, plot, width, height)
                        .paint(PlotSpace.of(plot, curves, look.shown()));
        double halfLife = look.smoothing() * space.across().width();
        List<PlotCurve> drawn = new ArrayList<>();
        for (int i = 0; i < curves.size(); i++) {
            drawn.add(new PlotCurve(curves.get(i), palette.curve(i), halfLife));
        }
        moments(space);
        pen.within(
                space.left() - EDGE,
                space.top() - EDGE,
                space.right() - space.left() + 2 * EDGE,
                space.bottom() - space.top() + 2 * EDGE,
                () -> drawn.forEach(curve -> curve.paint(pen, space)));
        look.chosen().ifPresent(part -> chosen(space, part));
        if (look.cursor().isPresent() && space.across().holds(look.cursor().getAsDouble())) {
            new PlotReadOut(pen, plot, drawn, space).paint(look.cursor().getAsDouble());
        }
        return Optional.of(space);
    }

    /** The title at the left; names and newest numbers at the right, as far as there is room. */
    private void heading() {
        FontMetrics metrics = pen.metrics(Pen.TITLE);
        FontMetrics smallMetrics = pen.metrics(Pen.SMALL);
        pen.font(Pen.TITLE);
        pen.colour(palette.text());
        int baseline = Pen.MARGIN + metrics.getAscent();
        pen.write(plot.title(), Pen.MARGIN, baseline, Pen.Anchor.START);
        int leftEnd = Pen.MARGIN + metrics.stringWidth(plot.title()) + 2 * Pen.GAP;
        int x = width - Pen.MARGIN - plot.headingRoom();
        for (int i = curves.size() - 1; i >= 0; i--) {
            Plot.Curve curve = curves.get(i);
            String number = plot.yScale().write(curve.series().latest());
            int numberWidth = metrics.stringWidth(number);
            int nameWidth = smallMetrics.stringWidth(curve.name()) + Pen.GAP;
            boolean named = x - numberWidth - nameWidth - leftEnd > 0;
            if (x - numberWidth < leftEnd) {
                return;
            }
            pen.font(Pen.TITLE);
            pen.colour(palette.curve(i));
            pen.write(number, x, baseline, Pen.Anchor.END);
            x -= numberWidth;
            if (named) {
                pen.font(Pen.SMALL);
                pen.colour(palette.muted());
                pen.write(curve.name(), x - Pen.GAP, baseline, Pen.Anchor.END);
                x -= nameWidth;
            }
            x -= 2 * Pen.GAP;
        }
    }

    private void nothingYet() {
        pen.font(Pen.SMALL);
        pen.colour(palette.muted());
        FontMetrics metrics = pen.metrics(Pen.SMALL);
        List<String> lines = wrapped(plot.emptyText(), metrics, width - 4 * Pen.MARGIN);
        int above = (height - lines.size() * metrics.getHeight()) / 2 + Pen.MARGIN;
        int y = above + metrics.getAscent();
        for (String line : lines) {
            pen.write(line, width / 2, y, Pen.Anchor.MIDDLE);
            y += metrics.getHeight();
        }
    }

    /** In lines that are broken where the language allows it, which need not be at a space. */
    private static List<String> wrapped(String text, FontMetrics metrics, int most) {
        List<String> lines = new ArrayList<>();
        BreakIterator breaks = BreakIterator.getLineInstance();
        breaks.setText(text);
        int start = breaks.first();
        int before = start;
        for (int at = breaks.next(); at != BreakIterator.DONE; at = breaks.next()) {
            boolean isLong = metrics.stringWidth(text.substring(start, at).strip()) > most;
            if (isLong && before > start) {
                lines.add(text.substring(start, before).strip());
                start = before;
            }
            before = at;
        }
        lines.add(text.substring(start).strip());
        return lines;
    }

    private void moments(PlotSpace space) {
        pen.colour(palette.moment());
        int next = space.left();
        for (Plot.Moment moment : plot.moments()) {
            int x = (int) Math.round(space.pixelX(moment.x()));
            if (x >= next && x <= space.right()) {
                pen.fill(x, space.bottom() - 5, 1, 5);
                next = x + BETWEEN_MOMENTS;
            }
        }
    }

    /** The part that is being chosen, as a band. */
    private void chosen(PlotSpace space, Span part) {
        int left = (int) Math.round(space.pixelX(Math.max(part.from(), space.xLow())));
        int right = (int) Math.round(space.pixelX(Math.min(part.to(), space.xHigh())));
        pen.colour((palette.text() & 0xFFFFFF) | 0x28000000);
        pen.fill(left, space.top(), right - left, space.bottom() - space.top());
    }
}
