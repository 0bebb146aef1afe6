package reins.app.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Output;
import reins.app.cli.Progress;
import reins.app.cli.SessionFiles;
import reins.sessions.Session;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Measures a large session: writing it, looking at it, handing it over. */
@Command(name = "store", description = "Measure a large session on this machine.")
final class BenchStoreCommand implements Callable<Integer> {
    private static final String CONDITIONS =
            "The session is a scripted lander's, one episode in a hundred edited. It was just"
                    + " written, so the system holds much of it in memory. The robots' pictures"
                    + " are smooth with noise of ±3 in each colour.";

    private static final double MEGA = 1e6;

    @Mixin private Output output = new Output();

    @Option(
            names = "--steps",
            defaultValue = "10000000",
            description = "Ticks in the session; default: ${DEFAULT-VALUE}.")
    private long steps;

    @Option(
            names = "--seconds",
            defaultValue = "30",
            description = "How long the robots are recorded; default: ${DEFAULT-VALUE}.")
    private double seconds;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", description = "Write a Markdown page.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        if (steps < Lessons.TICKS || seconds < 1) {
            throw output.refusal(
                    "--steps must be %d or more and --seconds 1 or more.".formatted(Lessons.TICKS));
        }
        Figures figures = new Figures(output);
        Path file = SessionFiles.scratch().resolve("store" + Session.SUFFIX);
        try {
            StoreBench bench = new StoreBench(file, seed);
            try (Progress progress = output.progress("Recording", steps)) {
                figures.tell(bench.write(steps, progress::at));
            }
            figures.tell(bench.look());
            bench.exportRate().ifPresent(figure -> figures.tell(List.of(figure)));
            Machine.peakResidentBytes()
                    .ifPresent(bytes ->
                            figures.tell(
                                    List.of(
                                            new Figure(
                                                    "peakMegabytes",
                                                    "the program's memory meanwhile, at most",
                                                    bytes / MEGA,
                                                    "MB",
                                                    "< 1,000 MB"))));
        } finally {
            SessionFiles.removeScratch(file);
        }
        figures.tell(FleetBench.measure(seconds, seed));
        out.ifPresent(page -> figures.write(page, "A large session", output.command(), CONDITIONS));
        output.result(figures.json());
        return 0;
    }
}
