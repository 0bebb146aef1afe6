package reins.app.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Output;
import reins.app.cli.SessionFiles;

import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Measures worlds of Gymnasium beside plain Python. */
@Command(
        name = "bridge",
        description =
                "Measure how fast worlds of Gymnasium go over their bridge, beside plain Python"
                        + " that steps the same.")
final class BenchBridgeCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Option(
            names = "--python",
            required = true,
            description = "A Python that has gymnasium[box2d].")
    private Path python = Path.of("");

    @Option(
            names = "--steps",
            defaultValue = "5000",
            description =
                    "Steps of each measurement, fewer with pictures; default: ${DEFAULT-VALUE}.")
    private int steps;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", description = "Write a Markdown page.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        if (steps < 100) {
            throw output.refusal("--steps must be 100 or more.");
        }
        String load = Machine.load();
        Figures figures = new Figures(output);
        Path folder = SessionFiles.scratch();
        BridgeBench bench =
                new BridgeBench(
                        python.getNameCount() > 1
                                ? python.toAbsolutePath().toString()
                                : python.toString(),
                        steps,
                        seed,
                        folder);
        figures.tell(bench.steps());
        figures.tell(bench.pictures());
        figures.tell(bench.rendered());
        figures.tell(bench.replay());
        figures.tell(bench.teaching());
        bench.removeFiles();
        out.ifPresent(page ->
                figures.write(
                        page,
                        "The bridge to Gymnasium",
                        output.command().replaceAll("--python \\S+", "--python python"),
                        "Plain Python steps the environment as gymnasium.make gives it, with the"
                                + " same actions and seeds, right before Reins does: medians of"
                                + " three rounds. "
                                + load));
        output.result(figures.json());
        return 0;
    }
}
