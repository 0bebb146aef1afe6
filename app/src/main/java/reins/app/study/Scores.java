package reins.app.study;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * The scores of finished runs, cell by cell: world, teacher's level, method. Safe on every thread.
 */
public final class Scores {
    private record Cell(String world, String level, String method) {
        static Cell of(Trial trial) {
            return new Cell(trial.world(), trial.level(), trial.method());
        }
    }

    private final Map<Cell, List<Run>> cells = new HashMap<>();
    private final Map<String, List<Run>> worlds = new HashMap<>();
    private final String fullLevel;

    /**
     * @param fullLevel how the level of an expert with all its skill is called
     */
    public Scores(List<Run> runs, String fullLevel) {
        this.fullLevel = fullLevel;
        for (Run run : runs) {
            cells.computeIfAbsent(Cell.of(run.trial()), _ -> new ArrayList<>()).add(run);
            worlds.computeIfAbsent(run.trial().world(), _ -> new ArrayList<>()).add(run);
        }
    }

    public Yardstick yardstick(String world) {
        return Yardstick.of(worlds.getOrDefault(world, List.of()), fullLevel);
    }

    /** The most runs that a cell has. */
    public int most() {
        return cells.values().stream().mapToInt(List::size).max().orElse(0);
    }

    /** What the runs of a cell come to in the end; empty where none is done. */
    public Optional<Estimate> last(String world, String level, String method) {
        Yardstick yardstick = yardstick(world);
        return estimate(
                runs(world, level, method).stream()
                        .map(run -> yardstick.score(run.last()))
                        .toList());
    }

    /** What they come to in all of these worlds together; empty where one has none. */
    public Optional<Estimate> last(List<String> among, String level, String method) {
        List<List<Double>> strata = new ArrayList<>();
        for (String world : among) {
            Yardstick yardstick = yardstick(world);
            strata.add(
                    runs(world, level, method).stream()
                            .map(run -> yardstick.score(run.last()))
                            .toList());
        }
        return strata.isEmpty() || strata.stream().anyMatch(List::isEmpty)
                ? Optional.empty()
                : Optional.of(Estimate.ofStrata(strata));
    }

    /** The episodes that succeed in the end, in percent; empty where none is done. */
    public Optional<Estimate> success(String world, String level, String method) {
        return estimate(
                runs(world, level, method).stream()
                        .map(run -> 100 * run.last().successRate())
                        .toList());
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

    /** The scores along the way. */
    public List<Charts.Dot> curve(String world, String level, String method) {
        Yardstick yardstick = yardstick(world);
        Map<Long, List<Double>> scores = new TreeMap<>();
        for (Run run : runs(world, level, method)) {
            for (Run.Point point : run.points()) {
                scores.computeIfAbsent(point.ticks(), _ -> new ArrayList<>())
                        .add(yardstick.score(point));
            }
        }
        return scores.entrySet().stream()
                .map(entry -> new Charts.Dot(entry.getKey(), Estimate.of(entry.getValue())))
                .toList();
    }

    /** For a table's cell: a dash where nothing is done, the runs where some are missing. */
    public String text(Optional<Estimate> estimate) {
        return estimate.map(known ->
                        known.runs() < most()
                                ? "%s (%d)".formatted(known.text(), known.runs())
                                : known.text())
                .orElse("–");
    }

    private List<Run> runs(String world, String level, String method) {
        return cells.getOrDefault(new Cell(world, level, method), List.of());
    }

    private static Optional<Estimate> estimate(List<Double> scores) {
        return scores.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(scores));
    }
}
