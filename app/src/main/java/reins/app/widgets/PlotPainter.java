package reins.app.widgets;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Paints a plot with Java2D, for the screen and for pictures: a curve of many points becomes one
 * upright line of least to greatest a pixel column, with the mean drawn over it, so that its cost
 * depends on the width only. Used by one thread at a time.
 */
public final class PlotPainter {
    private static final int MARGIN = 8;
    private static final int GAP = 6;

    private final Graphics2D graphics;
    private final Plot plot;
    private final Palette palette;
    private final int width;
    private final int height;
    private final Font small = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private final Font title = new Font(Font.SANS_SERIF, Font.BOLD, 12);
    private final List<Plot.Curve> curves;

    private double xLow;
    private double xHigh;
    private double yLow;
    private double yHigh;
    private int left;
    private int right;
    private int top;
    private int bottom;

    private PlotPainter(Graphics2D graphics, Plot plot, Palette palette, int width, int height) {
        this.graphics = graphics;
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
        colour(palette.background());
        graphics.fillRect(0, 0, width, height);
        heading();
        if (curves.isEmpty()) {
            nothingYet();
            return;
        }
        ranges();
        axes();
        moments();
        for (int i = 0; i < curves.size(); i++) {
            curve(curves.get(i), palette.curve(i));
        }
        if (cursor.isPresent() && cursor.getAsDouble() >= left && cursor.getAsDouble() <= right) {
            readOut(cursor.getAsDouble());
        }
    }

    /** The title at the left; names and newest numbers at the right, as far as there is room. */
    private void heading() {
        graphics.setFont(title);
        colour(palette.text());
        int baseline = MARGIN + graphics.getFontMetrics().getAscent();
        graphics.drawString(plot.title(), MARGIN, baseline);
        int leftEnd = MARGIN + graphics.getFontMetrics().stringWidth(plot.title()) + 2 * GAP;
        int x = width - MARGIN - plot.headingRoom();
        for (int i = curves.size() - 1; i >= 0; i--) {
            Plot.Curve curve = curves.get(i);
            String number = plot.yScale().write(curve.series().latest());
            graphics.setFont(title);
            int numberWidth = graphics.getFontMetrics().stringWidth(number);
            FontMetrics smallMetrics = graphics.getFontMetrics(small);
            int nameWidth = smallMetrics.stringWidth(curve.name()) + GAP;
            boolean named = x - numberWidth - nameWidth - leftEnd > 0;
            if (x - numberWidth < leftEnd) {
                return;
            }
            colour(palette.curve(i));
            graphics.drawString(number, x - numberWidth, baseline);
            x -= numberWidth;
            if (named) {
                graphics.setFont(small);
                colour(palette.muted());
                graphics.drawString(curve.name(), x - nameWidth, baseline);
                x -= nameWidth;
            }
            x -= 2 * GAP;
        }
    }

    private void nothingYet() {
        graphics.setFont(small);
        colour(palette.muted());
        FontMetrics metrics = graphics.getFontMetrics();
        List<String> lines = wrapped(plot.emptyText(), metrics, width - 4 * MARGIN);
        int y = (height - lines.size() * metrics.getHeight()) / 2 + metrics.getAscent() + MARGIN;
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

    private void ranges() {
        xLow = plot.xScale() == Scale.NUMBER ? Double.POSITIVE_INFINITY : 0;
        xHigh = Double.NEGATIVE_INFINITY;
        yLow = Double.POSITIVE_INFINITY;
        yHigh = Double.NEGATIVE_INFINITY;
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
                double pad = yHigh > yLow ? (yHigh - yLow) * 0.06 : Math.max(1, yHigh) * 0.5;
                yLow -= pad;
                yHigh += pad;
            }
        }
    }

    private void axes() {
        graphics.setFont(small);
        FontMetrics metrics = graphics.getFontMetrics();
        top = MARGIN + graphics.getFontMetrics(title).getHeight() + GAP + 4;
        bottom = height - MARGIN / 2 - metrics.getHeight() - 2;
        List<Scale.Tick> yTicks =
                plot.yScale().ticks(yLow, yHigh, Math.clamp((bottom - top) / 26, 2, 8));
        int labels = 0;
        for (Scale.Tick tick : yTicks) {
            labels = Math.max(labels, metrics.stringWidth(tick.label()));
        }
        left = MARGIN + labels + GAP;
        right = width - MARGIN - 4;
        for (Scale.Tick tick : yTicks) {
            int y = (int) Math.round(pixelY(tick.value()));
            colour(palette.grid());
            graphics.fillRect(left, y, right - left, 1);
            colour(palette.muted());
            graphics.drawString(
                    tick.label(),
                    left - GAP - metrics.stringWidth(tick.label()),
                    y + metrics.getAscent() / 2 - 1);
        }
        int most = Math.clamp((right - left) / 44, 2, 10);
        acrossLabels(plot.xScale().ticks(xLow, xHigh, most));
        colour(palette.grid());
        graphics.fillRect(left, bottom, right - left, 1);
    }

    /** Numbers along the lower edge and what they count, as far as there is room for both. */
    private void acrossLabels(List<Scale.Tick> ticks) {
        FontMetrics metrics = graphics.getFontMetrics();
        int baseline = height - MARGIN / 2 - metrics.getDescent();
        int titleStart = right - metrics.stringWidth(plot.xTitle());
        int shown = 0;
        for (Scale.Tick tick : ticks) {
            int x = (int) Math.round(pixelX(tick.value()));
            int half = metrics.stringWidth(tick.label()) / 2;
            colour(palette.grid());
            graphics.fillRect(x, bottom, 1, 4);
            // The second number matters more than the title: one alone is no scale.
            if (x + half + GAP < titleStart || (shown == 1 && x + half < width)) {
                colour(palette.muted());
                graphics.drawString(tick.label(), x - half, baseline);
                shown++;
                if (x + half + GAP >= titleStart) {
                    return;
                }
            }
        }
        colour(palette.muted());
        graphics.drawString(plot.xTitle(), titleStart, baseline);
    }

    private void moments() {
        colour(palette.moment());
        int before = Integer.MIN_VALUE;
        for (Plot.Moment moment : plot.moments()) {
            int x = (int) Math.round(pixelX(moment.x()));
            if (x != before && x >= left && x <= right) {
                graphics.fillRect(x, bottom - 5, 1, 5);
                before = x;
            }
        }
    }

    private void curve(Plot.Curve curve, int colour) {
        Series series = curve.series();
        graphics.setStroke(new BasicStroke(1.6f, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        switch (curve.mark()) {
            case DOTS -> {
                colour(colour);
                double size = series.size() > right - left ? 2 : 3.4;
                for (int i = 0; i < series.size(); i++) {
                    dot(pixelX(series.x(i)), pixelY(series.mean(i)), size);
                }
            }
            case LINE -> {
                spread(series, (colour & 0xFFFFFF) | 0x50000000);
                colour(colour);
                means(series);
            }
        }
    }

    /** Least to greatest of every pixel column. */
    private void spread(Series series, int colour) {
        colour(colour);
        int i = 0;
        while (i < series.size()) {
            int column = (int) pixelX(series.x(i));
            double least = Double.POSITIVE_INFINITY;
            double greatest = Double.NEGATIVE_INFINITY;
            while (i < series.size() && (int) pixelX(series.x(i)) == column) {
                least = Math.min(least, series.least(i));
                greatest = Math.max(greatest, series.greatest(i));
                i++;
            }
            int high = (int) Math.round(pixelY(greatest));
            int low = (int) Math.round(pixelY(least));
            if (low > high + 1) {
                graphics.fillRect(column, high, 1, low - high);
            }
        }
    }

    /** The mean of every two pixel columns, joined. */
    private void means(Series series) {
        Path2D path = new Path2D.Double();
        int i = 0;
        int points = 0;
        double x = 0;
        double y = 0;
        while (i < series.size()) {
            int column = (int) (pixelX(series.x(i)) / 2);
            double sum = 0;
            int count = 0;
            while (i < series.size() && (int) (pixelX(series.x(i)) / 2) == column) {
                sum += series.mean(i);
                x = pixelX(series.x(i));
                count++;
                i++;
            }
            y = pixelY(sum / count);
            if (points++ == 0) {
                path.moveTo(x, y);
            } else {
                path.lineTo(x, y);
            }
        }
        graphics.draw(path);
        dot(x, y, points < 2 ? 4 : 3);
    }

    private void dot(double x, double y, double size) {
        graphics.fill(new Ellipse2D.Double(x - size / 2, y - size / 2, size, size));
    }

    /** The cross-hair and a box with the numbers there. */
    private void readOut(double cursor) {
        double atX = xLow + (cursor - left) / (right - left) * (xHigh - xLow);
        colour(palette.muted());
        graphics.setStroke(new BasicStroke(1f));
        graphics.draw(new Line2D.Double(cursor, top, cursor, bottom));
        graphics.setFont(small);
        FontMetrics metrics = graphics.getFontMetrics();
        List<String> lines = new ArrayList<>();
        List<Integer> colours = new ArrayList<>();
        lines.add(plot.xScale().write(atX) + " " + plot.xTitle());
        colours.add(palette.muted());
        for (int i = 0; i < curves.size(); i++) {
            Plot.Curve curve = curves.get(i);
            int bucket = curve.series().nearest(atX);
            double y = curve.series().mean(bucket);
            colour(palette.curve(i));
            dot(pixelX(curve.series().x(bucket)), pixelY(y), 6);
            lines.add(curve.name() + "  " + plot.yScale().write(y));
            colours.add(palette.curve(i));
        }
        plot.moments().stream()
                .filter(moment -> moment.x() <= atX)
                .reduce((_, later) -> later)
                .ifPresent(moment -> {
                    lines.add(moment.name());
                    colours.add(palette.moment());
                });
        int boxWidth = lines.stream().mapToInt(metrics::stringWidth).max().orElse(0) + 2 * GAP;
        int boxHeight = lines.size() * metrics.getHeight() + GAP;
        boolean fitsRight = cursor + GAP + boxWidth < right;
        int boxX = (int) (fitsRight ? cursor + GAP : Math.max(0, cursor - GAP - boxWidth));
        colour((palette.background() & 0xFFFFFF) | 0xE6000000);
        graphics.fillRect(boxX, top, boxWidth, boxHeight);
        colour(palette.grid());
        graphics.drawRect(boxX, top, boxWidth, boxHeight);
        int y = top + GAP / 2 + metrics.getAscent();
        for (int i = 0; i < lines.size(); i++) {
            colour(colours.get(i));
            graphics.drawString(lines.get(i), boxX + GAP, y);
            y += metrics.getHeight();
        }
    }

    private double pixelX(double x) {
        return left + (x - xLow) / (xHigh - xLow) * (right - left);
    }

    private double pixelY(double y) {
        Scale scale = plot.yScale();
        double low = scale.position(yLow);
        double high = scale.position(yHigh);
        double at = scale == Scale.LOGARITHM && !(y > 0) ? low : scale.position(y);
        return bottom - (at - low) / (high - low) * (bottom - top);
    }

    private void colour(int argb) {
        graphics.setColor(new Color(argb, true));
    }
}
