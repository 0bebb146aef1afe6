package reins.app.widgets;

import java.awt.BasicStroke;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Paints a plot with Java2D, for the screen and for pictures: a curve of many points becomes one
 * upright line of least to greatest a pixel column, with the mean drawn over it, so that the cost
 * depends on the width only. Used by one thread at a time.
 */
public final class PlotPainter {
    /** Moments are never drawn closer than this many units, so that many never look like a bar. */
    private static final int BETWEEN_MOMENTS = 6;

    private final Pen pen;
    private final Graphics2D graphics;
    private final Plot plot;
    private final Palette palette;
    private final int width;
    private final int height;
    private final List<Plot.Curve> curves;

    private PlotPainter(Graphics2D graphics, Plot plot, Palette palette, int width, int height) {
        this.graphics = graphics;
        pen = new Pen(graphics, palette);
        this.plot = plot;
        this.palette = palette;
        this.width = width;
        this.height = height;
        curves = plot.curves().stream().filter(curve -> !curve.series().isEmpty()).toList();
    }

    /**
     * Paints into {@code width × height} units of the graphics, which may be scaled.
     *
     * @param cursor where the cross-hair stands, in units from the left; empty for none
     */
    public static void paint(
            Graphics2D graphics,
            Plot plot,
            Palette palette,
            int width,
            int height,
            OptionalDouble cursor) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        new PlotPainter(graphics, plot, palette, width, height).paint(cursor);
    }

    private void paint(OptionalDouble cursor) {
        pen.colour(palette.background());
        graphics.fillRect(0, 0, width, height);
        heading();
        if (curves.isEmpty()) {
            nothingYet();
            return;
        }
        PlotSpace space = new PlotAxes(pen, plot, width, height).paint(PlotSpace.of(plot, curves));
        moments(space);
        for (int i = 0; i < curves.size(); i++) {
            curve(space, curves.get(i), palette.curve(i));
        }
        if (cursor.isPresent()
                && cursor.getAsDouble() >= space.left()
                && cursor.getAsDouble() <= space.right()) {
            new PlotReadOut(pen, plot, curves, space).paint(cursor.getAsDouble());
        }
    }

    /** The title at the left; names and newest numbers at the right, as far as there is room. */
    private void heading() {
        graphics.setFont(Pen.TITLE);
        pen.colour(palette.text());
        int baseline = Pen.MARGIN + graphics.getFontMetrics().getAscent();
        graphics.drawString(plot.title(), Pen.MARGIN, baseline);
        int titleWidth = graphics.getFontMetrics().stringWidth(plot.title());
        int leftEnd = Pen.MARGIN + titleWidth + 2 * Pen.GAP;
        int x = width - Pen.MARGIN - plot.headingRoom();
        for (int i = curves.size() - 1; i >= 0; i--) {
            Plot.Curve curve = curves.get(i);
            String number = plot.yScale().write(curve.series().latest());
            graphics.setFont(Pen.TITLE);
            int numberWidth = graphics.getFontMetrics().stringWidth(number);
            FontMetrics smallMetrics = graphics.getFontMetrics(Pen.SMALL);
            int nameWidth = smallMetrics.stringWidth(curve.name()) + Pen.GAP;
            boolean named = x - numberWidth - nameWidth - leftEnd > 0;
            if (x - numberWidth < leftEnd) {
                return;
            }
            pen.colour(palette.curve(i));
            graphics.drawString(number, x - numberWidth, baseline);
            x -= numberWidth;
            if (named) {
                graphics.setFont(Pen.SMALL);
                pen.colour(palette.muted());
                graphics.drawString(curve.name(), x - nameWidth, baseline);
                x -= nameWidth;
            }
            x -= 2 * Pen.GAP;
        }
    }

    private void nothingYet() {
        graphics.setFont(Pen.SMALL);
        pen.colour(palette.muted());
        FontMetrics metrics = graphics.getFontMetrics();
        List<String> lines = wrapped(plot.emptyText(), metrics, width - 4 * Pen.MARGIN);
        int above = (height - lines.size() * metrics.getHeight()) / 2 + Pen.MARGIN;
        int y = above + metrics.getAscent();
        for (String line : lines) {
            graphics.drawString(line, (width - metrics.stringWidth(line)) / 2, y);
            y += metrics.getHeight();
        }
    }

    private static List<String> wrapped(String text, FontMetrics metrics, int most) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : text.split(" ", -1)) {
            if (!line.isEmpty() && metrics.stringWidth(line + " " + word) > most) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(word);
        }
        lines.add(line.toString());
        return lines;
    }

    private void moments(PlotSpace space) {
        pen.colour(palette.moment());
        int next = space.left();
        for (Plot.Moment moment : plot.moments()) {
            int x = (int) Math.round(space.pixelX(moment.x()));
            if (x >= next && x <= space.right()) {
                graphics.fillRect(x, space.bottom() - 5, 1, 5);
                next = x + BETWEEN_MOMENTS;
            }
        }
    }

    private void curve(PlotSpace space, Plot.Curve curve, int colour) {
        Series series = curve.series();
        graphics.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        switch (curve.mark()) {
            case DOTS -> {
                pen.colour(colour);
                double size = series.size() > space.right() - space.left() ? 2 : 3.4;
                for (int i = 0; i < series.size(); i++) {
                    pen.dot(space.pixelX(series.x(i)), space.pixelY(series.mean(i)), size);
                }
            }
            case LINE -> {
                spread(space, series, (colour & 0xFFFFFF) | 0x50000000);
                pen.colour(colour);
                means(space, series);
            }
        }
    }

    /** Least to greatest of every pixel column. */
    private void spread(PlotSpace space, Series series, int colour) {
        pen.colour(colour);
        int i = 0;
        while (i < series.size()) {
            int column = (int) space.pixelX(series.x(i));
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            while (i < series.size() && (int) space.pixelX(series.x(i)) == column) {
                least = Math.min(least, series.least(i));
                greatest = Math.max(greatest, series.greatest(i));
                i++;
            }
            int high = (int) Math.round(space.pixelY(greatest));
            int low = (int) Math.round(space.pixelY(least));
            if (low > high + 1) {
                graphics.fillRect(column, high, 1, low - high);
            }
        }
    }

    /** The mean of every two pixel columns, joined. */
    private void means(PlotSpace space, Series series) {
        Path2D path = new Path2D.Double();
        int i = 0;
        int points = 0;
        double x = 0;
        double y = 0;
        while (i < series.size()) {
            int column = (int) (space.pixelX(series.x(i)) / 2);
            double sum = 0;
            int count = 0;
            while (i < series.size() && (int) (space.pixelX(series.x(i)) / 2) == column) {
                sum += series.mean(i);
                x = space.pixelX(series.x(i));
                count++;
                i++;
            }
            y = space.pixelY(sum / count);
            if (points++ == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        graphics.draw(path);
        pen.dot(x, y, points < 2 ? 4 : 3);
    }
}
