package reins.app.lab;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Choices;
import reins.app.cli.Output;
import reins.app.cli.Progress;
import reins.app.run.Driver;
import reins.app.run.Examination;
import reins.app.run.Teachers;
import reins.core.fact.Evaluation;
import reins.core.fact.ReinsException;
import reins.core.role.ExpertType;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;

/** Measures how well every teacher drives by itself at every skill. */
@Command(
        name = "levels",
        description = "Measure what every teacher reaches at skills from 0 to 1 and at its levels.")
final class BenchLevelsCommand implements Callable<Integer> {
    /** Steps in which skills are measured, from 0 to 1. */
    private static final int STEPS = 10;

    @Mixin private Output output = new Output();

    @Option(
            names = "--world",
            split = ",",
            description = "Only this world; may be repeated; default: all.")
    private List<String> worlds = List.of();

    @Option(
            names = "--episodes",
            defaultValue = "100",
            description = "Episodes at each skill; default: ${DEFAULT-VALUE}.")
    private int episodes;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", description = "Write a Markdown page here.")
    private Optional<Path> out = Optional.empty();

    /**
     * What a teacher reaches at every skill.
     *
     * @param random what random controls reach
     * @param points by rising skill
     */
    private record Table(ExpertType expert, Evaluation random, List<Point> points) {}

    private record Point(double skill, Evaluation evaluation) {}

    @Override
    public Integer call() {
        if (episodes < 1) {
            throw output.refusal("--episodes is %d; it must be 1 or more.".formatted(episodes));
        }
        List<WorldType.Simulated<?>> measured =
                worlds.isEmpty()
                        ? Worlds.SIMULATED
                        : worlds.stream()
                                .<WorldType.Simulated<?>>map(id ->
                                        Choices.find(
                                                output,
                                                "world",
                                                Worlds.SIMULATED,
                                                WorldType::id,
                                                id))
                                .toList();
        List<Table> tables = new ArrayList<>();
        for (WorldType.Simulated<?> world : measured) {
            for (ExpertType expert : Teachers.of(world.id())) {
                tables.add(measure(world, expert));
                lines(tables.getLast()).forEach(output::say);
            }
        }
        out.ifPresent(file -> write(file, tables));
        output.result(json(tables));
        return 0;
    }

    private Table measure(WorldType.Simulated<?> type, ExpertType expert) {
        TreeSet<Double> skills = new TreeSet<>(levels(expert));
        IntStream.rangeClosed(0, STEPS).forEach(i -> skills.add((double) i / STEPS));
        List<Point> points = new ArrayList<>();
        try (World world = type.make();
                Progress progress =
                        output.progress(
                                type.id() + ", " + expert.id(), (long) skills.size() * episodes)) {
            for (double skill : skills) {
                long before = (long) points.size() * episodes;
                Driver driver = Driver.of(expert.create().create(type.spec(), skill, seed));
                points.add(
                        new Point(
                                skill,
                                Examination.run(
                                        world,
                                        driver,
                                        episodes,
                                        seed,
                                        done -> progress.at(before + done))));
            }
            Driver random = Driver.random(type.spec(), seed);
            return new Table(
                    expert, Examination.run(world, random, episodes, seed, _ -> {}), points);
        }
    }

    private static List<Double> levels(ExpertType expert) {
        ExpertType.Levels levels = expert.levels();
        return List.of(levels.low(), levels.middle(), levels.high());
    }

    private static String level(ExpertType expert, double skill) {
        return List.of("low", "middle", "high").get(levels(expert).indexOf(skill));
    }

    private static List<String> lines(Table table) {
        List<String> lines = new ArrayList<>();
        lines.add("## %s: %s".formatted(table.expert().world(), table.expert().id()));
        lines.add("");
        lines.add("| skill | level | success | return |");
        lines.add("|---:|---|---:|---:|");
        lines.add(row("random controls", "", table.random()));
        for (Point point : table.points()) {
            String level =
                    levels(table.expert()).contains(point.skill())
                            ? level(table.expert(), point.skill())
                            : "";
            lines.add(
                    row(
                            String.format(Locale.ROOT, "%.2f", point.skill()),
                            level,
                            point.evaluation()));
        }
        lines.add("");
        return lines;
    }

    private static String row(String skill, String level, Evaluation evaluation) {
        return String.format(
                Locale.ROOT,
                "| %s | %s | %.0f %% | %.1f ± %.1f |",
                skill,
                level,
                100 * evaluation.successRate(),
                evaluation.meanReturn(),
                evaluation.standardError());
    }

    private void write(Path file, List<Table> tables) {
        List<String> lines = new ArrayList<>();
        lines.add("# What the teachers reach by themselves");
        lines.add("");
        lines.add(
                "`./reins " + String.join(" ", output.typed()).replaceAll(" --out \\S+", "") + "`");
        lines.add("");
        lines.add("Commit %s; %s.".formatted(Machine.commit(), Machine.sentence()));
        lines.add("");
        lines.add(
                ("Each row is %d fresh episodes without a policy; return is mean ± standard error."
                     + " The levels low, middle and high are meant to succeed in about 30, 60 and"
                     + " 90 %% of episodes or more.")
                        .formatted(episodes));
        lines.add("");
        tables.forEach(table -> lines.addAll(lines(table)));
        try {
            Files.write(file, lines.subList(0, lines.size() - 1));
        } catch (IOException e) {
            throw new ReinsException("The page cannot be written: " + file, e);
        }
        output.say("Wrote " + file);
    }

    private static JsonObject json(List<Table> tables) {
        JsonObject result = new JsonObject();
        for (Table table : tables) {
            JsonArray points = new JsonArray();
            for (Point point : table.points()) {
                JsonObject one = Examination.json(point.evaluation());
                one.addProperty("skill", point.skill());
                points.add(one);
            }
            JsonObject all = new JsonObject();
            all.add("random", Examination.json(table.random()));
            all.add("skills", points);
            result.add(table.expert().world() + " " + table.expert().id(), all);
        }
        return result;
    }
}
