package reins.app.lab;

import reins.app.widgets.Plot;
import reins.app.widgets.Series;
import reins.app.widgets.Svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plots side by side as one SVG picture: lines with bands over a common scale, readable on light
 * and dark pages. Used by one thread at a time.
 *
 * @param columns plots in a row, above 0
 * @param low the vertical axis' lower end
 * @param high its upper end, above {@code low}
 * @param plots a curve's name has the same colour in all of them
 */
public record Charts(int columns, double low, double high, List<Plot> plots) {
    /** Colours that the colour-blind can tell apart (Okabe and Ito), on white and on black. */
    private static final List<String> COLOURS =
            List.of(
                    "#0072b2", "#d55e00", "#009e73", "#cc79a7", "#b8860b", "#56b4e9", "#8c6bb1",
                    "#808080");

    private static final List<String> DASHES = List.of("", "6 3");

    private static final int WIDTH = 300;
    private static final int HEIGHT = 190;
    private static final int LEFT = 40;
    private static final int RIGHT = 22;
    private static final int TOP = 28;
    private static final int BOTTOM = 36;
    private static final int LEGEND_ROW = 20;
    private static final int LEGEND_WIDTH = 225;
    private static final int TICKS = 4;

    public Charts {
        plots = List.copyOf(plots);
        if (columns < 1 || !(low < high)) {
            throw new IllegalArgumentException(columns + " columns, " + low + " to " + high);
        }
    }

    /** The picture. */
    public String svg() {
        List<String> names = names();
        int rows = (plots.size() + columns - 1) / columns;
        int perRow = Math.max(1, columns * WIDTH / LEGEND_WIDTH);
        int legend = (names.size() + perRow - 1) / perRow * LEGEND_ROW;
        int width = columns * WIDTH;
        int height = rows * HEIGHT + legend + LEGEND_ROW / 2;
        StringBuilder svg = new StringBuilder();
        svg.append(Svg.open(width, height));
        svg.append(
                """
                <style>
                svg { background: #ffffff; }
                text { fill: #24292f; }
                .grid { stroke: #d8dee4; stroke-width: 1; fill: none; }
                .line { fill: none; stroke-width: 1.8; }
                .band { stroke: none; opacity: 0.15; }
                @media (prefers-color-scheme: dark) {
                svg { background: #0d1117; }
                text { fill: #e6edf3; }
                .grid { stroke: #30363d; }
                .band { opacity: 0.25; }
                }
                </style>
                """);
        for (int i = 0; i < plots.size(); i++) {
            int x = i % columns * WIDTH;
            int y = i / columns * HEIGHT;
            svg.append("<g transform=\"translate(%d %d)\">".formatted(x, y));
            draw(svg, plots.get(i), names);
            svg.append("</g>\n");
        }
        for (int i = 0; i < names.size(); i++) {
            int x = LEFT + i % perRow * LEGEND_WIDTH;
            int y = rows * HEIGHT + i / perRow * LEGEND_ROW + LEGEND_ROW / 2;
            svg.append("<path class=\"line\" %s d=\"M%d %dh24\"/>".formatted(stroke(i), x, y));
            svg.append(Svg.text(x + 30, y + 4, "start", names.get(i), ""));
        }
        return svg.append("</svg>\n").toString();
    }

    private List<String> names() {
        List<String> names = new ArrayList<>();
        for (Plot plot : plots) {
            for (Plot.Curve curve : plot.curves()) {
                if (!names.contains(curve.name())) {
                    names.add(curve.name());
                }
            }
        }
        return names;
    }

    private void draw(StringBuilder svg, Plot plot, List<String> names) {
        List<Plot.Curve> lines =
                plot.curves().stream().filter(curve -> !curve.series().isEmpty()).toList();
        double first = Double.POSITIVE_INFINITY;
        double last = Double.NEGATIVE_INFINITY;
        for (Plot.Curve curve : lines) {
            Series series = curve.series();
            first = Math.min(first, series.x(0));
            last = Math.max(last, series.x(series.size() - 1));
        }
        first = lines.isEmpty() ? 0 : first;
        last = last > first ? last : first + 1;
        svg.append(Svg.text(LEFT, TOP - 12, "start", plot.title(), ""));
        for (int i = 0; i <= TICKS; i++) {
            double value = low + i * (high - low) / TICKS;
            double y = down(value);
            svg.append(
                    "<path class=\"grid\" d=\"M%sH%d\"/>"
                            .formatted(Svg.place(LEFT, y), WIDTH - RIGHT));
            svg.append(Svg.text(LEFT - 6, y + 4, "end", number(value), ""));
        }
        for (double place : List.of(first, (first + last) / 2, last)) {
            double x = along(place, first, last);
            svg.append(Svg.text(x, HEIGHT - BOTTOM + 14, "middle", number(place), ""));
        }
        svg.append(
                Svg.text(
                        (LEFT + WIDTH - RIGHT) / 2.0,
                        HEIGHT - BOTTOM + 28,
                        "middle",
                        plot.xTitle(),
                        ""));
        for (Plot.Curve curve : lines) {
            int index = names.indexOf(curve.name());
            Series series = curve.series();
            StringBuilder path = new StringBuilder();
            StringBuilder band = new StringBuilder();
            for (int i = 0; i < series.size(); i++) {
                String to = path.isEmpty() ? "M" : "L";
                double x = along(series.x(i), first, last);
                path.append(to).append(Svg.place(x, down(series.mean(i))));
                band.append(to).append(Svg.place(x, down(series.greatest(i))));
            }
            for (int i = series.size() - 1; i >= 0; i--) {
                double x = along(series.x(i), first, last);
                band.append('L').append(Svg.place(x, down(series.least(i))));
            }
            svg.append(
                    "<path class=\"band\" fill=\"%s\" d=\"%sZ\"/>".formatted(colour(index), band));
            svg.append("<path class=\"line\" %s d=\"%s\"/>\n".formatted(stroke(index), path));
        }
    }

    private double down(double value) {
        double share = (Math.clamp(value, low, high) - low) / (high - low);
        return HEIGHT - BOTTOM - share * (HEIGHT - BOTTOM - TOP);
    }

    private static double along(double value, double first, double last) {
        return LEFT + (value - first) / (last - first) * (WIDTH - RIGHT - LEFT);
    }

    private static String colour(int index) {
        return COLOURS.get(index % COLOURS.size());
    }

    private static String stroke(int index) {
        String dash = DASHES.get(index / COLOURS.size() % DASHES.size());
        return "stroke=\"%s\"".formatted(colour(index))
                + (dash.isEmpty() ? "" : " stroke-dasharray=\"%s\"".formatted(dash));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, value == Math.rint(value) ? "%,.0f" : "%.2f", value);
    }
}
