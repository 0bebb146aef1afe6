package reins.app.lab;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.ArbiterOptions;
import reins.app.cli.LearnerOptions;
import reins.app.cli.Output;
import reins.app.cli.Progress;
import reins.app.cli.TeacherOptions;
import reins.app.run.Critics;
import reins.app.run.Driver;
import reins.app.run.Examination;
import reins.app.run.Plan;
import reins.core.fact.Evaluation;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Chosen;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.teachers.Program;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Teaches with several seeds and evaluates along the way. */
@Command(
        name = "curve",
        description = "Teach with several seeds and evaluate the policy along the way.")
final class BenchCurveCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();
    @Mixin private TeacherOptions teacher = new TeacherOptions();
    @Mixin private LearnerOptions learner = new LearnerOptions();
    @Mixin private ArbiterOptions arbiter = new ArbiterOptions();

    @Option(
            names = "--seeds",
            split = ",",
            defaultValue = "1,2,3",
            description =
                    "The seeds to teach with, separated by commas; default: ${DEFAULT-VALUE}.")
    private List<Long> seeds = List.of();

    @Option(names = "--ticks", defaultValue = "60000", description = "Default: ${DEFAULT-VALUE}.")
    private long ticks;

    @Option(
            names = "--every",
            defaultValue = "5000",
            description = "Ticks between evaluations; default: ${DEFAULT-VALUE}.")
    private long every;

    @Option(
            names = "--episodes",
            defaultValue = "30",
            description = "Episodes in each evaluation along the way; default: ${DEFAULT-VALUE}.")
    private int episodes;

    @Option(
            names = "--last-episodes",
            defaultValue = "100",
            description =
                    "Episodes in the evaluation at the end and in that of the teacher alone;"
                            + " default: ${DEFAULT-VALUE}.")
    private int lastEpisodes;

    @Option(
            names = "--updates-per-tick",
            defaultValue = "1",
            description = "Updates of the learner for each tick; default: ${DEFAULT-VALUE}.")
    private int updatesPerTick;

    @Option(
            names = "--out",
            description = "Write a Markdown page here, and a picture of the same name next to it.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        if (every < 1 || ticks < every || episodes < 1 || lastEpisodes < 1 || updatesPerTick < 0) {
            throw output.refusal(
                    "--every, --episodes and --last-episodes must be 1 or more, --ticks no less"
                            + " than --every, --updates-per-tick 0 or more.");
        }
        Chosen<WorldType<?>> world = teacher.world(output);
        WorldSpec spec = world.type().spec();
        Program program = teacher.program(output);
        Evaluation alone;
        try (World driven = Worlds.again(world)) {
            Driver driver = Driver.of(program.makeExpert(spec, seeds.getFirst()));
            alone = Examination.run(driven, driver, lastEpisodes, seeds.getFirst(), _ -> {});
        }
        output.say("teacher alone: %s".formatted(alone.sentence()));
        List<Curve> curves = new ArrayList<>();
        for (long seed : seeds) {
            Plan plan =
                    new Plan(
                            world,
                            learner.chosen(output),
                            program.name(),
                            arbiter.chosen(output),
                            seed);
            try (Progress progress = output.progress("Seed " + seed, ticks)) {
                curves.add(
                        Curve.teach(
                                plan,
                                program.make(spec, seed, Critics.of(spec)),
                                updatesPerTick,
                                new Curve.Checkpoints(ticks, every, episodes, lastEpisodes),
                                progress::at,
                                (point, _) ->
                                        output.say(
                                                "seed %d, %s".formatted(seed, point.sentence()))));
            }
        }
        out.ifPresent(file -> write(file, curves, alone));
        output.result(json(curves, alone));
        return 0;
    }

    private JsonObject json(List<Curve> curves, Evaluation alone) {
        JsonObject result = new JsonObject();
        result.add("teacherAlone", Examination.json(alone));
        for (Curve curve : curves) {
            JsonArray points = new JsonArray();
            for (Curve.Point point : curve.points()) {
                JsonObject one = Examination.json(point.evaluation());
                one.addProperty("ticks", point.ticks());
                one.addProperty("teacherShare", point.teacherShare());
                points.add(one);
            }
            result.add("seed " + curve.seed(), points);
        }
        return result;
    }

    private void write(Path file, List<Curve> curves, Evaluation alone) {
        String name = file.getFileName().toString().replaceFirst("\\.md$", "");
        String title = learner.chosen(output).type().title();
        List<String> lines = new ArrayList<>();
        lines.add("# Learning curve: " + title);
        lines.add("");
        lines.add("`" + output.command() + "`");
        lines.add("");
        lines.add("Commit %s; %s.".formatted(Machine.commit(), Machine.sentence()));
        lines.add("");
        lines.add(
                ("Each number is %d fresh episodes without a teacher, in the last row %d; return is"
                                + " mean ± standard error; 0 ticks is the policy before it learned."
                                + " The teacher alone: %s.")
                        .formatted(episodes, lastEpisodes, alone.sentence()));
        lines.add("");
        for (Curve curve : curves) {
            double first = curve.points().getFirst().evaluation().successRate();
            double last = curve.points().getLast().evaluation().successRate();
            lines.add(
                    "- Seed %d: success from %.2f to %.2f%s"
                            .formatted(curve.seed(), first, last, ofTeacher(last, alone)));
        }
        lines.add("");
        lines.add("![%s](%s.png)".formatted(title, name));
        lines.add("");
        StringBuilder head = new StringBuilder("| ticks |");
        for (Curve curve : curves) {
            head.append(" seed %d: success |".formatted(curve.seed()));
            head.append(" return | teacher drove |");
        }
        lines.add(head.toString());
        lines.add("|---:|" + "---:|".repeat(3 * curves.size()));
        for (int i = 0; i < curves.getFirst().points().size(); i++) {
            StringBuilder row = new StringBuilder();
            row.append("| %,d |".formatted(curves.getFirst().points().get(i).ticks()));
            for (Curve curve : curves) {
                Curve.Point point = curve.points().get(i);
                row.append(
                        String.format(
                                Locale.ROOT,
                                " %.2f | %.0f ± %.0f | %.0f %% |",
                                point.evaluation().successRate(),
                                point.evaluation().meanReturn(),
                                point.evaluation().standardError(),
                                100 * point.teacherShare()));
            }
            lines.add(row.toString());
        }
        try {
            Files.write(file, lines);
            Files.write(
                    file.resolveSibling(name + ".png"),
                    Curve.picture(title, curves, alone).toArray());
        } catch (IOException e) {
            throw new ReinsException("The page cannot be written: " + file, e);
        }
        output.say("Wrote " + file);
    }

    private static String ofTeacher(double success, Evaluation alone) {
        return alone.successes() == 0
                ? "."
                : ", %.2f of the teacher's own.".formatted(success / alone.successRate());
    }
}
