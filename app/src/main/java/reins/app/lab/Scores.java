package reins.app.lab;

import reins.app.widgets.Plot;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The scores of finished runs, cell by cell: world, teacher's level, method. A score is the
 * percentage of episodes that succeed, as in the levels of the teachers. Safe on every thread.
 */
public final class Scores {
    private record Cell(String world, String level, String method) {
        static Cell of(Trial trial) {
            return new Cell(trial.world(), trial.level(), trial.method());
        }
    }

    private final Map<Cell, List<Run>> cells = new HashMap<>();

    public Scores(List<Run> runs) {
        for (Run run : runs) {
            cells.computeIfAbsent(Cell.of(run.trial()), _ -> new ArrayList<>()).add(run);
        }
    }

    /** The most runs that a cell has. */
    public int most() {
        return cells.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** The final score of a cell's runs; empty where none is done. */
    public Optional<Estimate> last(String world, String level, String method) {
        return estimate(runs(world, level, method).stream().map(run -> score(run.last())).toList());
    }

    /** The final score over all of these worlds together; empty where one has none. */
    public Optional<Estimate> last(List<String> among, String level, String method) {
        List<List<Double>> strata = new ArrayList<>();
        for (String world : among) {
            strata.add(runs(world, level, method).stream().map(run -> score(run.last())).toList());
        }
        return strata.isEmpty() || strata.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : Optional.of(Estimate.ofStrata(strata));
    }

    /** The mean return in the end, in the world's unit; empty where none is done. */
    public Optional<Estimate> meanReturn(String world, String level, String method) {
        return estimate(
                runs(world, level, method).stream().map(run -> run.last().meanReturn()).toList());
    }

    /** The share of ticks that the teacher drove, in percent, over the whole of each run. */
    public Optional<Estimate> teacherPercent(String world, String level, String method) {
        return estimate(
                runs(world, level, method).stream()
                        .map(run ->
                                100
                                        * run.points().stream()
                                                .filter(point -> point.ticks() > 0)
                                                .mapToDouble(Run.Point::teacherShare)
                                                .average()
                                                .orElse(0))
                        .toList());
    }

    /** The scores along the way, as a curve with its band; nothing where no run is done. */
    public void curve(Plot plot, String name, String world, String level, String method) {
        Map<Long, List<Double>> scores = new TreeMap<>();
        for (Run run : runs(world, level, method)) {
            for (Run.Point point : run.points()) {
                scores.computeIfAbsent(point.ticks(), _ -> new ArrayList<>()).add(score(point));
            }
        }
        scores.forEach((ticks, all) -> Estimate.of(all).addTo(plot, name, (double) ticks));
    }

    /** For a table's cell: a dash where nothing is done, the runs where some are missing. */
    public String text(Optional<Estimate> estimate) {
        return estimate.map(known ->
                        known.runs() < most()
                                ? "%s (%d)".formatted(known.text(), known.runs())
                                : known.text())
                .orElse("–");
    }

    /** In percent: the episodes that succeed. */
    private static double score(Run.Point point) {
        return 100 * point.successRate();
    }

    private List<Run> runs(String world, String level, String method) {
        return cells.getOrDefault(new Cell(world, level, method), List.of());
    }

    private static Optional<Estimate> estimate(List<Double> scores) {
        return scores.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(scores));
    }
}
