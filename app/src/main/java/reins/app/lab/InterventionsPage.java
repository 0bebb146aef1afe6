package reins.app.lab;

import reins.app.cli.Pictures;
import reins.app.widgets.Plot;
import reins.app.widgets.Scale;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The page of the measurement of when and how long to intervene, from the runs there are. */
final class InterventionsPage {
    private static final double CHART_LOW = 0;
    private static final double CHART_HIGH = 100;

    /** For advice, a score within this many points of the best is as good. */
    private static final double NEAR = 10;

    private final String world;
    private final String level;
    private final Method.Length length;
    private final StudyOptions.Done done;
    private final Scores scores;

    /** A way to intervene and what came of it. */
    private record Cell(String often, String lasting, double score, double teacherPercent) {}

    InterventionsPage(String world, String level, Method.Length length, StudyOptions.Done done) {
        this.world = world;
        this.level = level;
        this.length = length;
        this.done = done;
        scores = new Scores(done.runs());
    }

    List<String> lines(String command, Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("# When to intervene, and for how long");
        lines.add("");
        lines.addAll(StudyOptions.opening(command, Map.of(world, length), done));
        lines.add("");
        lines.add(
                ("World `%s`, a teacher of level %s, who alone has a score of %s. Behind a score:"
                                + " the share of ticks that the teacher drove.")
                        .formatted(
                                world,
                                level,
                                scores.text(scores.last(world, level, Method.TEACHER))));
        lines.add("");
        lines.add("## Guidance");
        lines.add("");
        for (InterventionMethods methods : InterventionMethods.ALL) {
            lines.addAll(guidance(methods));
        }
        for (InterventionMethods methods : InterventionMethods.ALL) {
            lines.add("");
            lines.add("## `%s`, rule `%s`".formatted(methods.learner(), methods.rule()));
            lines.add("");
            lines.addAll(table(methods));
        }
        lines.add("");
        lines.add("![Learning curves](%s)".formatted(StudyOptions.picture(file).getFileName()));
        lines.add("");
        lines.add("## Settings");
        lines.add("");
        lines.addAll(
                StudyOptions.settings(
                        InterventionMethods.ALL.stream()
                                .map(methods -> methods.methods(level).getFirst())
                                .toList()));
        return lines;
    }

    private List<Cell> cells(InterventionMethods methods) {
        List<Cell> cells = new ArrayList<>();
        for (String often : methods.oftenValues()) {
            for (String lasting : methods.lastingValues()) {
                String id = methods.id(often, lasting);
                Optional<Estimate> score = scores.last(world, level, id);
                Optional<Estimate> share = scores.teacherPercent(world, level, id);
                if (score.isPresent() && share.isPresent()) {
                    cells.add(new Cell(often, lasting, score.get().mean(), share.get().mean()));
                }
            }
        }
        return cells;
    }

    /** The advice that the numbers give to a teacher, once all of them are there. */
    private List<String> guidance(InterventionMethods methods) {
        List<Cell> cells = cells(methods);
        String what = "`%s`, rule `%s`".formatted(methods.learner(), methods.rule());
        if (cells.size() < methods.oftenValues().size() * methods.lastingValues().size()) {
            return List.of("- %s: not all is measured yet.".formatted(what));
        }
        Cell best = cells.stream().max(Comparator.comparingDouble(Cell::score)).orElseThrow();
        Cell frugal =
                cells.stream()
                        .filter(cell -> cell.score() >= best.score() - NEAR)
                        .min(Comparator.comparingDouble(Cell::teacherPercent))
                        .orElseThrow();
        List<String> lines = new ArrayList<>();
        lines.add(
                "- %s: best with %s, a score of %.0f while the teacher drove %.0f %% of the time."
                        .formatted(
                                what, named(methods, best), best.score(), best.teacherPercent()));
        if (!frugal.equals(best)) {
            lines.add(
                    ("  The least teaching within %.0f points of that: %s, a score of %.0f with"
                                    + " %.0f %%.")
                            .formatted(
                                    NEAR,
                                    named(methods, frugal),
                                    frugal.score(),
                                    frugal.teacherPercent()));
        }
        lines.add(
                "  Mean score by `%s`: %s; by `%s`: %s."
                        .formatted(
                                methods.often(),
                                methods.oftenValues().stream()
                                        .map(value -> means(cells, value, Cell::often))
                                        .collect(Collectors.joining(", ")),
                                methods.lasting(),
                                methods.lastingValues().stream()
                                        .map(value -> means(cells, value, Cell::lasting))
                                        .collect(Collectors.joining(", "))));
        return lines;
    }

    private static String means(List<Cell> cells, String value, Function<Cell, String> part) {
        double mean =
                cells.stream()
                        .filter(cell -> part.apply(cell).equals(value))
                        .mapToDouble(Cell::score)
                        .average()
                        .orElse(0);
        return "%s → %.0f".formatted(value, mean);
    }

    private static String named(InterventionMethods methods, Cell cell) {
        return "`%s=%s %s=%s`"
                .formatted(methods.often(), cell.often(), methods.lasting(), cell.lasting());
    }

    private List<String> table(InterventionMethods methods) {
        List<String> lines = new ArrayList<>();
        lines.add(
                methods.lastingValues().stream()
                        .map(value -> "`%s=%s` |".formatted(methods.lasting(), value))
                        .collect(Collectors.joining(" ", "| | ", "")));
        lines.add("|---|" + "---:|".repeat(methods.lastingValues().size()));
        for (String often : methods.oftenValues()) {
            lines.add(
                    methods.lastingValues().stream()
                            .map(lasting -> cell(methods.id(often, lasting)))
                            .collect(
                                    Collectors.joining(
                                            " ",
                                            "| `%s=%s` | ".formatted(methods.often(), often),
                                            "")));
        }
        return lines;
    }

    private String cell(String id) {
        String share =
                scores.teacherPercent(world, level, id)
                        .map(estimate -> ", %.0f %%".formatted(estimate.mean()))
                        .orElse("");
        return scores.text(scores.last(world, level, id)) + share + " |";
    }

    String svg() {
        List<Plot> plots = new ArrayList<>();
        for (InterventionMethods methods : InterventionMethods.ALL) {
            for (String often : methods.oftenValues()) {
                plots.add(plot(methods, often));
            }
        }
        int columns = InterventionMethods.ALL.getFirst().oftenValues().size();
        return new Charts(columns, CHART_LOW, CHART_HIGH, plots).svg();
    }

    private Plot plot(InterventionMethods methods, String often) {
        Plot plot =
                Pictures.plot(
                        "%s, %s %s=%s"
                                .formatted(
                                        methods.learner(), methods.rule(), methods.often(), often),
                        Scale.NUMBER);
        for (String lasting : methods.lastingValues()) {
            String name = "%s=%s".formatted(methods.lasting(), lasting);
            scores.curve(plot, name, world, level, methods.id(often, lasting));
        }
        return plot;
    }
}
