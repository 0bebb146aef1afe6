package reins.app.cli;

import reins.app.study.Charts;
import reins.app.study.Estimate;
import reins.app.study.Run;
import reins.app.study.Trial;
import reins.app.study.Yardstick;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The page of the comparison over worlds and teachers, from the runs there are. */
final class RlifPage {
    /** Lines that are drawn per chart begin here and end a bit above the full score. */
    private static final double CHART_LOW = 0;

    private static final double CHART_HIGH = 100;

    private final List<String> worlds;
    private final List<String> levels;
    private final List<Method> methods;
    private final Method.Length length;
    private final StudyOptions.Done done;
    private final Map<String, Yardstick> yardsticks = new HashMap<>();

    RlifPage(
            List<String> worlds,
            List<String> levels,
            List<Method> methods,
            Method.Length length,
            StudyOptions.Done done) {
        this.worlds = worlds;
        this.levels = levels;
        this.methods = methods;
        this.length = length;
        this.done = done;
        for (String world : worlds) {
            yardsticks.put(
                    world,
                    Yardstick.of(
                            done.runs().stream()
                                    .filter(run -> run.trial().world().equals(world))
                                    .toList(),
                            Method.FULL));
        }
    }

    List<String> lines(String command, Path file) {
        List<String> lines = new ArrayList<>();
        lines.add("# RLIF and other ways of learning from takeovers");
        lines.add("");
        lines.add("`" + command + "`");
        lines.add("");
        lines.add("Commits %s; %s.".formatted(commits(), Machine.sentence()));
        lines.add("");
        lines.addAll(about());
        lines.add("");
        lines.add("![Learning curves](%s)".formatted(StudyOptions.picture(file).getFileName()));
        lines.add("");
        lines.add("## The finding");
        lines.add("");
        lines.addAll(finding());
        for (String world : worlds) {
            lines.add("");
            lines.add("## World `%s`".formatted(world));
            lines.add("");
            lines.add("Score: %s.".formatted(yardstick(world).sentence()));
            lines.add("");
            lines.addAll(table(world));
        }
        lines.add("");
        lines.add("## Settings");
        lines.add("");
        lines.addAll(settings());
        return lines;
    }

    private String commits() {
        TreeSet<String> commits = new TreeSet<>();
        done.runs().forEach(run -> commits.add(run.commit()));
        return commits.isEmpty() ? "none" : String.join(", ", commits);
    }

    private List<String> about() {
        List<String> lines = new ArrayList<>();
        lines.add(
                ("Every learner learns from %,d ticks of the world, whoever drove them. A number is"
                                + " the interquartile mean of the runs' final scores and its 95 %%"
                                + " interval by stratified bootstrap; a run's final score is that"
                                + " of its policy alone over %d fresh episodes; in the curves"
                                + " %d episodes are flown every %,d ticks.")
                        .formatted(
                                length.ticks(),
                                length.lastEpisodes(),
                                length.episodes(),
                                length.every()));
        lines.add("");
        lines.add(
                done.missing() == 0
                        ? "All runs are done."
                        : ("**Not finished:** %d of %d runs are missing; a cell's number of runs"
                                        + " stands behind it where it is not whole.")
                                .formatted(done.missing(), done.missing() + done.runs().size()));
        if (done.others() > 0) {
            lines.add(
                    "%d runs in the file are of other settings and left out here."
                            .formatted(done.others()));
        }
        return lines;
    }

    /** What is looked for: with the poorest teacher RLIF above the others and above the teacher. */
    private List<String> finding() {
        List<String> lines = new ArrayList<>();
        lines.add(
                "Final score of the better of RLIF's two ways, by what the better of DAgger and"
                        + " HG-DAgger and what the teacher itself have.");
        lines.add("");
        lines.add("| world | teacher | RLIF | DAgger or HG-DAgger | ratio | teacher alone |");
        lines.add("|---|---|---:|---:|---:|---:|");
        for (String world : worlds) {
            for (String level : levels) {
                Optional<Estimate> rlif = best(world, level, "rlif");
                Optional<Estimate> other = best(world, level, "dagger");
                String ratio =
                        rlif.isPresent() && other.isPresent() && other.get().mean() > 0
                                ? String.format(
                                        Locale.ROOT, "%.1f", rlif.get().mean() / other.get().mean())
                                : "–";
                lines.add(
                        "| %s | %s | %s | %s | %s | %s |"
                                .formatted(
                                        world,
                                        level,
                                        text(rlif),
                                        text(other),
                                        ratio,
                                        text(score(world, level, Method.TEACHER))));
            }
        }
        return lines;
    }

    private Optional<Estimate> best(String world, String level, String part) {
        return methods.stream()
                .filter(method -> method.id().contains(part))
                .flatMap(method -> score(world, level, method.id()).stream())
                .max((one, other) -> Double.compare(one.mean(), other.mean()));
    }

    private List<String> table(String world) {
        List<String> lines = new ArrayList<>();
        lines.add("| | " + String.join(" | ", levels.stream().map("teacher %s"::formatted).toList()) + " |");
        lines.add("|---|" + "---:|".repeat(levels.size()));
        for (Method method : methods) {
            if (method.levels().containsAll(levels)) {
                lines.add(row(world, method.id()));
            }
        }
        lines.add(row(world, Method.TEACHER));
        for (Method method : methods) {
            if (!method.levels().containsAll(levels)) {
                for (String level : method.levels()) {
                    lines.add("");
                    lines.add(
                            "`%s`, with the world's reward and a teacher of level %s: %s."
                                    .formatted(
                                            method.id(),
                                            level,
                                            text(score(world, level, method.id()))));
                }
            }
        }
        return lines;
    }

    private String row(String world, String method) {
        StringBuilder row = new StringBuilder("| %s |".formatted(method));
        for (String level : levels) {
            row.append(" %s |".formatted(text(score(world, level, method))));
        }
        return row.toString();
    }

    private Optional<Estimate> score(String world, String level, String method) {
        List<Double> scores =
                runs(world, level, method).stream()
                        .map(run -> yardstick(world).score(run.last()))
                        .toList();
        return scores.isEmpty() ? Optional.empty() : Optional.of(Estimate.of(scores));
    }

    private Yardstick yardstick(String world) {
        return yardsticks.getOrDefault(world, new Yardstick(true, 0, 1));
    }

    private List<Run> runs(String world, String level, String method) {
        return done.runs().stream()
                .filter(run -> run.trial().world().equals(world))
                .filter(run -> run.trial().level().equals(level))
                .filter(run -> run.trial().method().equals(method))
                .toList();
    }

    private int seeds() {
        return (int) done.runs().stream().map(run -> run.trial().seed()).distinct().count();
    }

    private String text(Optional<Estimate> estimate) {
        return estimate.map(known ->
                        known.runs() < seeds()
                                ? "%s (%d)".formatted(known.text(), known.runs())
                                : known.text())
                .orElse("–");
    }

    private List<String> settings() {
        List<String> lines = new ArrayList<>();
        lines.add("| method | learner | rule | arbiter | updates a tick |");
        lines.add("|---|---|---|---|---:|");
        for (Method method : methods) {
            lines.add(
                    "| %s | `%s` | `%s` | `%s` | %d |"
                            .formatted(
                                    method.id(),
                                    method.learner(),
                                    method.rule(),
                                    method.arbiter(),
                                    method.updatesPerTick()));
        }
        lines.add("");
        lines.add("What is not named is as `./reins list` has it. Teachers:");
        lines.add("");
        lines.add("| world | " + String.join(" | ", levels) + " |");
        lines.add("|---|" + "---:|".repeat(levels.size()));
        for (String world : worlds) {
            StringBuilder row = new StringBuilder("| %s |".formatted(world));
            for (String level : levels) {
                Trial trial = Method.teacher(world, level, length, 1);
                row.append(
                        String.format(
                                Locale.ROOT, " `%s` skill %.2f |", trial.expert(), trial.skill()));
            }
            lines.add(row.toString());
        }
        return lines;
    }

    String svg() {
        List<Charts.Chart> charts = new ArrayList<>();
        for (String world : worlds) {
            for (String level : levels) {
                charts.add(
                        new Charts.Chart(
                                "%s, teacher %s".formatted(world, level), curves(world, level)));
            }
        }
        return new Charts(levels.size(), "ticks", CHART_LOW, CHART_HIGH, charts).svg();
    }

    private List<Charts.Line> curves(String world, String level) {
        List<Charts.Line> lines = new ArrayList<>();
        for (Method method : methods) {
            String shown = method.levels().contains(level) ? level : method.levels().getFirst();
            List<Charts.Dot> dots = dots(world, shown, method.id());
            if (!dots.isEmpty()) {
                lines.add(new Charts.Line(method.id(), dots));
            }
        }
        score(world, level, Method.TEACHER)
                .ifPresent(alone ->
                        lines.add(
                                new Charts.Line(
                                        Method.TEACHER,
                                        List.of(
                                                new Charts.Dot(0, alone),
                                                new Charts.Dot(length.ticks(), alone)))));
        return lines;
    }

    private List<Charts.Dot> dots(String world, String level, String method) {
        Map<Long, List<Double>> scores = new TreeMap<>();
        for (Run run : runs(world, level, method)) {
            for (Run.Point point : run.points()) {
                scores.computeIfAbsent(point.ticks(), _ -> new ArrayList<>())
                        .add(yardstick(world).score(point));
            }
        }
        return scores.entrySet().stream()
                .map(entry -> new Charts.Dot(entry.getKey(), Estimate.of(entry.getValue())))
                .toList();
    }
}
