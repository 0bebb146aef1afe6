package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.core.fact.ReinsException;
import reins.sessions.Session;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Measures a large session: writing it, looking at it, handing it over. */
@Command(name = "store", description = "Measure a large session on this machine.")
final class BenchStoreCommand implements Callable<Integer> {
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
        List<Figure> figures = new ArrayList<>();
        Path file = SessionFiles.scratch().resolve("store" + Session.SUFFIX);
        try {
            StoreBench bench = new StoreBench(file, seed);
            try (Progress progress = output.progress("Recording", steps)) {
                tell(figures, bench.write(steps, progress::at));
            }
            tell(figures, bench.look());
            bench.exportRate().ifPresent(figure -> tell(figures, List.of(figure)));
            Machine.peakResidentBytes()
                    .ifPresent(bytes ->
                            tell(
                                    figures,
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
        tell(figures, FleetBench.measure(seconds, seed));
        JsonObject result = new JsonObject();
        figures.forEach(figure -> result.add(figure.id(), figure.json()));
        out.ifPresent(page -> write(page, figures));
        output.result(result);
        return 0;
    }

    private void tell(List<Figure> all, List<Figure> measured) {
        for (Figure figure : measured) {
            String goal = figure.goal().isEmpty() ? "" : "   (goal: " + figure.goal() + ")";
            output.say("%-66s %s%s".formatted(figure.what(), figure.text(), goal));
        }
        all.addAll(measured);
    }

    private void write(Path page, List<Figure> figures) {
        List<String> lines = new ArrayList<>();
        lines.add("# A large session");
        lines.add("");
        lines.add("`%s`".formatted(output.command()));
        lines.add("");
        lines.add("Commit %s; %s.".formatted(Machine.commit(), Machine.sentence()));
        lines.add("");
        lines.add("| measured | result | goal |");
        lines.add("|---|---|---|");
        figures.forEach(figure -> lines.add(figure.markdown()));
        lines.add("");
        lines.add(
                "The session is a scripted lander's, one episode in a hundred edited. It was just"
                        + " written, so the system holds much of it in memory. The robots' pictures"
                        + " are smooth with noise of ±3 in each colour.");
        try {
            Files.write(page, lines);
        } catch (IOException e) {
            throw new ReinsException("The page cannot be written: " + page, e);
        }
        output.say("Wrote " + page);
    }
}
