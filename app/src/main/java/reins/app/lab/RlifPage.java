package reins.app.lab;

import reins.app.cli.Pictures;
import reins.app.widgets.Plot;
import reins.app.widgets.Scale;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

/** The page of the comparison over worlds and teachers, from the runs there are. */
final class RlifPage {
    private static final double CHART_LOW = 0;
    private static final double CHART_HIGH = 100;

    /** Charts in a row, where there is one level and so no column of its own for each. */
    private static final int WIDEST = 3;

    private final List<String> worlds;
    private final List<String> levels;
    private final List<Method> methods;
    private final Map<String, Method.Length> lengths;
    private final StudyOptions.Done done;
    private final Scores scores;

    RlifPage(
            Map<String, Method.Length> lengths,
            List<String> levels,
            List<Method> methods,
            StudyOptions.Done done) {
        this.lengths = lengths;
        worlds = List.copyOf(lengths.keySet());
        this.levels = levels;
        this.methods = methods;
        this.done = done;
        scores = new Scores(done.runs());
    }

    List<String> lines(String command, Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("# RLIF and other ways of learning from takeovers");
        lines.add("");
        lines.addAll(StudyOptions.opening(command, lengths, done));
        lines.add("");
        lines.add("![Learning curves](%s)".formatted(StudyOptions.picture(file).getFileName()));
        lines.add("");
        lines.add("## The finding");
        lines.add("");
        lines.addAll(finding());
        lines.add("");
        lines.add("## All worlds together");
        lines.add("");
        lines.add("Scores; runs are resampled within each world.");
        lines.add("");
        lines.addAll(table((level, id) -> all(scores.last(worlds, level, id))));
        for (String world : worlds) {
            lines.add("");
            lines.add("## World `%s`".formatted(world));
            lines.add("");
            lines.addAll(table((level, id) -> scores.text(scores.last(world, level, id))));
            lines.add("");
            lines.add("Mean returns:");
            lines.add("");
            lines.addAll(table((level, id) -> scores.text(scores.meanReturn(world, level, id))));
        }
        lines.add("");
        lines.add("## Settings");
        lines.add("");
        lines.addAll(settings());
        return lines;
    }

    /** With the poorest teacher RLIF should be above the others and above the teacher. */
    private List<String> finding() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "The better of RLIF's two ways against the better of DAgger and HG-DAgger, and"
                        + " against the teacher that taught them; ratios of the scores.");
        lines.add("");
        lines.add(
                "| world | teacher | RLIF | DAgger or HG-DAgger | ratio | teacher alone | ratio |");
        lines.add("|---|---|---:|---:|---:|---:|---:|");
        for (String level : levels) {
            for (String world : worlds) {
                Optional<Estimate> rlif = best(world, level, "rlif");
                Optional<Estimate> other = best(world, level, "dagger");
                Optional<Estimate> alone = scores.last(world, level, Method.TEACHER);
                lines.add(
                        "| %s | %s | %s | %s | %s | %s | %s |"
                                .formatted(
                                        world,
                                        level,
                                        scores.text(rlif),
                                        scores.text(other),
                                        ratio(rlif, other),
                                        scores.text(alone),
                                        ratio(rlif, alone)));
            }
        }
        return lines;
    }

    private static String ratio(Optional<Estimate> one, Optional<Estimate> other) {
        return one.isPresent() && other.isPresent() && other.get().mean() > 0
                ? String.format(Locale.ROOT, "%.1f", one.get().mean() / other.get().mean())
                : "–";
    }

    private Optional<Estimate> best(String world, String level, String part) {
        return methods.stream()
                .filter(method -> method.id().contains(part))
                .flatMap(method -> scores.last(world, level, method.id()).stream())
                .max(Comparator.comparingDouble(Estimate::mean));
    }

    /** Rows of methods, columns of levels; what is run with one level only comes below. */
    private List<String> table(BinaryOperator<String> cell) {
        List<String> lines = new ArrayList<>();
        lines.add(
                levels.stream()
                        .map("teacher %s |"::formatted)
                        .collect(Collectors.joining(" ", "| | ", "")));
        lines.add("|---|" + "---:|".repeat(levels.size()));
        for (Method method : methods) {
            if (method.isOnEvery(levels)) {
                lines.add(row(method.id(), cell));
            }
        }
        lines.add(row(Method.TEACHER, cell));
        for (Method method : methods) {
            if (!method.isOnEvery(levels)) {
                String level = method.levels().getFirst();
                lines.add("");
                lines.add(
                        "`%s`, with a teacher of level %s: %s."
                                .formatted(method.id(), level, cell.apply(level, method.id())));
            }
        }
        return lines;
    }

    private String row(String method, BinaryOperator<String> cell) {
        return levels.stream()
                .map(level -> cell.apply(level, method) + " |")
                .collect(Collectors.joining(" ", "| %s | ".formatted(method), ""));
    }

    private Method.Length lengthIn(String world) {
        return Objects.requireNonNull(lengths.get(world));
    }

    private static String all(Optional<Estimate> estimate) {
        return estimate.map(Estimate::text).orElse("–");
    }

    private List<String> settings() {
        List<String> lines = new ArrayList<>(StudyOptions.settings(methods));
        lines.add("");
        lines.add("What is not named is as `./reins list` has it. Teachers:");
        lines.add("");
        lines.add(
                levels.stream()
                        .map(level -> level + " |")
                        .collect(Collectors.joining(" ", "| world | ", "")));
        lines.add("|---|" + "---:|".repeat(levels.size()));
        for (String world : worlds) {
            StringBuilder row = new StringBuilder("| %s |".formatted(world));
            for (String level : levels) {
                Trial trial = Method.teacher(world, level, lengthIn(world), 1);
                row.append(
                        String.format(
                                Locale.ROOT, " `%s` skill %.2f |", trial.expert(), trial.skill()));
            }
            lines.add(row.toString());
        }
        return lines;
    }

    String svg() {
        List<Plot> plots = new ArrayList<>();
        for (String world : worlds) {
            for (String level : levels) {
                plots.add(plot(world, level));
            }
        }
        int columns = levels.size() > 1 ? levels.size() : Math.min(WIDEST, worlds.size());
        return new Charts(columns, CHART_LOW, CHART_HIGH, plots).svg();
    }

    private Plot plot(String world, String level) {
        Plot plot = Pictures.plot("%s, teacher %s".formatted(world, level), Scale.NUMBER);
        for (Method method : methods) {
            String shown = method.levels().contains(level) ? level : method.levels().getFirst();
            scores.curve(plot, method.id(), world, shown, method.id());
        }
        scores.last(world, level, Method.TEACHER)
                .ifPresent(alone -> {
                    alone.addTo(plot, Method.TEACHER, 0);
                    alone.addTo(plot, Method.TEACHER, (double) lengthIn(world).ticks());
                });
        return plot;
    }
}
