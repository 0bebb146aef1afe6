package reins.app.cli;

import reins.app.widgets.Plot;
import reins.app.widgets.PlotColumn;
import reins.app.widgets.Scale;
import reins.app.widgets.Series;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
import reins.core.fact.ReinsException;
import reins.sim.render.Picture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A learner's numbers over its updates, as a picture: a plot for each. Used by the command's own
 * thread.
 */
final class LearnedPlots {
    private static final String SVG = ".svg";
    private static final String PNG = ".png";

    private final Map<String, Plot> plots = new LinkedHashMap<>();

    /** Refuses, before any work, a file that {@link #write} could not write. */
    static void requireWritable(Output output, Path file, boolean force) {
        if (!isSvg(file) && !ends(file, PNG)) {
            throw output.refusal(
                    "--plot is '%s'; its name must end in .svg or .png.".formatted(file));
        }
        Path folder = file.toAbsolutePath().normalize().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ReinsException("There is no such folder; choose another one: " + folder);
        }
        if (!force && Files.exists(file)) {
            throw new ReinsException(
                    "There is a file already; choose another name or add --force: " + file);
        }
    }

    private static boolean isSvg(Path file) {
        return ends(file, SVG);
    }

    private static boolean ends(Path file, String ending) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(ending);
    }

    void add(Metrics metrics) {
        for (Metric metric : metrics.values()) {
            plots.computeIfAbsent(metric.name(), LearnedPlots::plot)
                    .add(metric.name(), Plot.Mark.LINE, (double) metrics.updates(), metric.value());
        }
    }

    private static Plot plot(String name) {
        String title = name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
        return new Plot(title, "updates", Scale.COUNT, Scale.NUMBER, "No finite numbers.");
    }

    /**
     * @param title what the picture is called
     * @throws ReinsException where the file cannot be written
     */
    void write(Path file, String title) {
        // What never changes, such as the number of examples, tells nothing.
        List<Plot> changing = plots.values().stream().filter(LearnedPlots::changes).toList();
        PlotColumn column =
                new PlotColumn(title, changing.isEmpty() ? List.copyOf(plots.values()) : changing);
        try {
            Files.write(
                    file,
                    isSvg(file)
                            ? column.svg().getBytes(StandardCharsets.UTF_8)
                            : Picture.png(column.pixels()).toArray());
        } catch (IOException e) {
            throw new ReinsException("The plots cannot be written; the policy is kept: " + file, e);
        }
    }

    private static boolean changes(Plot plot) {
        for (Plot.Curve curve : plot.curves()) {
            Series series = curve.series();
            for (int i = 0; i < series.size(); i++) {
                if (series.least(i) != series.least(0) || series.greatest(i) != series.least(0)) {
                    return true;
                }
            }
        }
        return false;
    }
}
