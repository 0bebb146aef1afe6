package reins.app.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Choices;
import reins.app.cli.Output;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/** Measures how learning depends on when and how long a teacher intervenes. */
@Command(
        name = "interventions",
        description = {
            "Measure how learning depends on when and how long a teacher intervenes.",
            "Finished runs are kept; the same command goes on where it was interrupted."
        })
final class BenchInterventionsCommand implements Callable<Integer> {
    private static final Path PAGE = Path.of("docs/results/interventions.md");
    private static final Path RUNS = Path.of("docs/results/runs/interventions.jsonl");
    private static final long TICKS = 20_000;

    @Mixin private Output output = new Output();
    @Mixin private StudyOptions options = new StudyOptions();

    @Option(names = "--world", defaultValue = "lander", description = "Default: ${DEFAULT-VALUE}.")
    private String world = "";

    @Option(
            names = "--level",
            defaultValue = "middle",
            description = "The teacher's level: low, middle or high; default: ${DEFAULT-VALUE}.")
    private String level = "";

    @Override
    public Integer call() {
        if (!Method.LEVELS.contains(level)) {
            throw output.refusal("--level is '%s'; choose low, middle or high.".formatted(level));
        }
        String id = Choices.find(output, "world", Worlds.SIMULATED, WorldType::id, world).id();
        Method.Length length = options.length(output, TICKS);
        List<Trial> trials = new ArrayList<>();
        for (long seed : options.seeds()) {
            trials.add(Method.teacher(id, level, length, seed));
            for (InterventionMethods methods : InterventionMethods.ALL) {
                methods.methods(level)
                        .forEach(method -> trials.add(method.trial(id, level, length, seed)));
            }
        }
        StudyOptions.Done done = options.run(output, RUNS, trials);
        InterventionsPage page = new InterventionsPage(id, level, length, done);
        Path file = options.page(PAGE);
        options.write(output, file, page.lines(output.command(), file), page.svg(), done);
        return done.exitCode();
    }
}
