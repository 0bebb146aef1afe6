package reins.app.cli;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Path2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** A line chart as data, painted into a picture. Safe on every thread. */
record Chart(String title, String across, List<Series> series) {
    /** A named line; its colour is ARGB. */
    record Series(String name, int colour, List<Point> points) {
        Series {
            points = List.copyOf(points);
        }
    }

    record Point(double x, double y) {}

    private static final Color PAPER = new Color(0xFBFBFD);
    private static final Color INK = new Color(0x24292F);
    private static final Color GRID = new Color(0xDDE1E6);
    private static final int MARGIN = 14;
    private static final int TICKS = 5;

    Chart {
        series = List.copyOf(series);
    }

    /** The interval an axis shows, widened to round numbers. */
    private record Axis(double low, double high, double step) {
        static Axis of(List<Series> series, ToDoubleFunction<Point> part) {
            double low = Double.POSITIVE_INFINITY;
            double high = Double.NEGATIVE_INFINITY;
            for (Series line : series) {
                for (Point point : line.points()) {
                    double value = part.applyAsDouble(point);
                    if (Double.isFinite(value)) {
                        low = Math.min(low, value);
                        high = Math.max(high, value);
                    }
                }
            }
            if (!(low <= high)) {
                low = 0;
                high = 1;
            }
            if (high - low < 1e-9) {
                low -= 0.5;
                high += 0.5;
            }
            double rough = (high - low) / TICKS;
            double power = Math.pow(10, Math.floor(Math.log10(rough)));
            double step = power * 10;
            for (double factor : new double[] {5, 2, 1}) {
                if (power * factor >= rough) {
                    step = power * factor;
                }
            }
            return new Axis(Math.floor(low / step) * step, Math.ceil(high / step) * step, step);
        }

        double at(double value) {
            return (value - low) / (high - low);
        }

        String label(double value) {
            return step >= 1
                    ? String.format(Locale.ROOT, "%,.0f", value)
                    : String.format(Locale.ROOT, "%.2f", value);
        }
    }

    void paint(Graphics2D graphics, Rectangle frame) {
        graphics.setRenderingHint(
                RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        graphics.setRenderingHint(
                RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        graphics.setColor(PAPER);
        graphics.fill(frame);
        FontMetrics letters = graphics.getFontMetrics();
        int line = letters.getHeight();
        Axis horizontal = Axis.of(series, Point::x);
        Axis vertical = Axis.of(series, Point::y);
        int left = frame.x + MARGIN + letters.stringWidth(vertical.label(vertical.low()) + "00");
        Rectangle plot =
                new Rectangle(
                        left,
                        frame.y + MARGIN + 2 * line,
                        frame.x + frame.width - MARGIN - left,
                        frame.height - 2 * MARGIN - 4 * line);
        graphics.setColor(INK);
        graphics.drawString(title, plot.x, frame.y + MARGIN + letters.getAscent());
        graphics.drawString(
                across,
                plot.x + plot.width - letters.stringWidth(across),
                plot.y + plot.height + 2 * line);
        grid(graphics, plot, horizontal, vertical);
        int key = plot.x;
        for (Series one : series) {
            graphics.setColor(new Color(one.colour()));
            graphics.drawString(one.name(), key, frame.y + MARGIN + line + letters.getAscent());
            key += letters.stringWidth(one.name()) + 2 * MARGIN;
            draw(graphics, plot, horizontal, vertical, one);
        }
    }

    private static void grid(Graphics2D graphics, Rectangle plot, Axis across, Axis up) {
        FontMetrics letters = graphics.getFontMetrics();
        graphics.setStroke(new BasicStroke(1));
        for (double x : steps(across)) {
            int at = plot.x + (int) Math.round(across.at(x) * plot.width);
            graphics.setColor(GRID);
            graphics.drawLine(at, plot.y, at, plot.y + plot.height);
            graphics.setColor(INK);
            String label = across.label(x);
            graphics.drawString(
                    label,
                    at - letters.stringWidth(label) / 2,
                    plot.y + plot.height + letters.getHeight());
        }
        for (double y : steps(up)) {
            int at = plot.y + plot.height - (int) Math.round(up.at(y) * plot.height);
            graphics.setColor(GRID);
            graphics.drawLine(plot.x, at, plot.x + plot.width, at);
            graphics.setColor(INK);
            String label = up.label(y);
            graphics.drawString(
                    label,
                    plot.x - letters.stringWidth(label) - 6,
                    at + letters.getAscent() / 2 - 1);
        }
    }

    private static List<Double> steps(Axis axis) {
        List<Double> steps = new ArrayList<>();
        for (long i = 0; axis.low() + i * axis.step() <= axis.high() + axis.step() / 2; i++) {
            steps.add(axis.low() + i * axis.step());
        }
        return steps;
    }

    private static void draw(
            Graphics2D graphics, Rectangle plot, Axis across, Axis up, Series one) {
        Path2D path = new Path2D.Double();
        boolean begun = false;
        for (Point point : one.points()) {
            if (!Double.isFinite(point.y())) {
                begun = false;
                continue;
            }
            double x = plot.x + across.at(point.x()) * plot.width;
            double y = plot.y + plot.height - up.at(point.y()) * plot.height;
            if (begun) {
                path.lineTo(x, y);
            } else {
                path.moveTo(x, y);
            }
            begun = true;
            graphics.fill(new Ellipse2D.Double(x - 2.5, y - 2.5, 5, 5));
        }
        graphics.setStroke(new BasicStroke(2));
        graphics.draw(path);
    }
}
