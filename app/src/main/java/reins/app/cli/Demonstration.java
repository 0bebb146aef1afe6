package reins.app.cli;

import reins.app.run.Critics;
import reins.app.run.Driver;
import reins.app.run.Examination;
import reins.app.run.HeadlessRun;
import reins.app.run.Plan;
import reins.app.run.Teachers;
import reins.core.fact.Blob;
import reins.core.fact.Ending;
import reins.core.fact.Evaluation;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Scene;
import reins.core.fact.WorldSpec;
import reins.core.role.LearnerType;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sim.arbiters.Arbiters;
import reins.sim.teachers.Program;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * What is shown where no window can be opened: a program teaches a policy from scratch for about a
 * minute. Used by one thread.
 */
final class Demonstration {
    private static final long SEED = 1;
    private static final long TICKS = 20_000;
    private static final int EPISODES = 50;

    /** Ticks between two lines that say how it goes, where there is no progress bar. */
    private static final long TOLD_EVERY = 5_000;

    private final Output output;

    Demonstration(Output output) {
        this.output = output;
    }

    void run() {
        WorldType.Simulated<?> type = Worlds.SIMULATED.getFirst();
        WorldSpec spec = type.spec();
        Program teacher = new Program(Teachers.of(type.id()).getFirst(), 1);
        LearnerType<?> learner =
                Choices.find(output, "learner", Learners.ALL, LearnerType::id, "hg-dagger");
        Plan plan =
                new Plan(
                        type.byDefault(),
                        learner.byDefault(),
                        teacher.name(),
                        Arbiters.HOLD.byDefault(),
                        SEED);
        Path session = SessionFiles.fresh("Demonstration");
        Tally tally = new Tally();
        List<List<String>> table = new ArrayList<>();
        table.add(List.of("", "success", "return", "ticks an episode"));
        try (World driven = type.make()) {
            Blob untrained;
            try (HeadlessRun run =
                            new HeadlessRun(
                                    plan,
                                    teacher.make(spec, SEED, Critics.of(spec)),
                                    SessionFiles.create(session, plan),
                                    1,
                                    List.of(tally));
                    Progress progress = output.progress("Teaching", TICKS)) {
                run.runTo(0, () -> false, _ -> {});
                untrained = tally.artifact().body();
                for (long ticks = TOLD_EVERY; ticks <= TICKS; ticks += TOLD_EVERY) {
                    run.runTo(ticks, () -> false, progress::at);
                    output.note(
                            "%,d of %,d ticks: success %.0f %%, the teacher drives at %.0f %%"
                                    .formatted(
                                            ticks,
                                            TICKS,
                                            100 * tally.success(),
                                            100 * tally.teacherShare()));
                }
            }
            table.add(row("policy before", evaluate(driven, untrained, spec)));
            table.add(row("policy after", evaluate(driven, tally.artifact().body(), spec)));
            Driver alone = Driver.of(teacher.makeExpert(spec, SEED));
            table.add(
                    row("teacher alone", Examination.run(driven, alone, EPISODES, SEED, _ -> {})));
            Path picture =
                    session.resolveSibling(
                            session.getFileName().toString().replaceFirst("\\.[a-z]+$", ".png"));
            write(
                    picture,
                    Pictures.run(midway(driven, tally.artifact().body(), spec), tally.episodes()));
            table.forEach(row -> output.say("%-15s %-9s %-16s %s".formatted(row.toArray())));
            output.say("The teacher drove at first and less and less: " + tally.sentence() + ".");
            output.say("Session: " + session);
            output.say("Picture: " + picture);
        }
    }

    private static Evaluation evaluate(World world, Blob onnx, WorldSpec spec) {
        Driver driver = Driver.steady(onnx, spec, SEED);
        return Examination.run(world, driver, EPISODES, SEED, _ -> {});
    }

    private static List<String> row(String name, Evaluation evaluation) {
        return List.of(
                name,
                "%.0f %%".formatted(100 * evaluation.successRate()),
                "%.1f ± %.1f".formatted(evaluation.meanReturn(), evaluation.standardError()),
                "%.0f".formatted(evaluation.meanTicks()));
    }

    /** What the world looks like two seconds into an episode. */
    private static Scene midway(World world, Blob onnx, WorldSpec spec) {
        Driver driver = Driver.steady(onnx, spec, SEED);
        Observation observation = world.reset(SEED);
        Ending ending = Ending.NONE;
        for (int i = 0; i < 2 * spec.ticksPerSecond() && ending == Ending.NONE; i++) {
            var outcome = world.step(driver.drive(i == 0, observation));
            observation = outcome.observation();
            ending = outcome.ending();
        }
        return world.scene();
    }

    private static void write(Path file, Blob picture) {
        try {
            Files.write(file, picture.toArray());
        } catch (IOException e) {
            throw new ReinsException("The picture cannot be written: " + file, e);
        }
    }
}
