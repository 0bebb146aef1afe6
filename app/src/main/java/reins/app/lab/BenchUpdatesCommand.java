package reins.app.lab;

import com.google.gson.Gson;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Choices;
import reins.app.cli.Output;
import reins.app.cli.Progress;
import reins.app.cli.SessionFiles;
import reins.core.fact.ReinsException;
import reins.core.role.LearnerType;
import reins.policies.learn.Learners;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Measures one learner in a Java that does nothing else; the measurement of speed starts it. */
@Command(
        name = "updates",
        hidden = true,
        description = "Measure one learner; 'bench speed' starts this once for each.")
final class BenchUpdatesCommand implements Callable<Integer> {
    /** A heap of a fixed size, touched at the start: whatever grows later is outside of it. */
    private static final List<String> FIXED_HEAP =
            List.of("-Xms512m", "-Xmx512m", "-XX:+AlwaysPreTouch");

    @Mixin private Output output = new Output();

    @Option(names = "--learner", required = true)
    private String learner = "";

    @Option(names = "--set", paramLabel = "NAME=VALUE")
    private Map<String, String> changes = new LinkedHashMap<>();

    @Option(names = "--updates", required = true)
    private long updates;

    @Option(names = "--seed", required = true)
    private long seed;

    @Option(names = "--into", required = true, description = "The file for the figures.")
    private Path into = Path.of("");

    @Override
    public Integer call() throws IOException {
        LearnerType<?> type =
                Choices.find(output, "learner", Learners.ALL, LearnerType::id, learner);
        try (Progress progress = output.progress(type.title(), updates)) {
            List<Figure> figures =
                    new LearnerBench(Worlds.SIMULATED.getFirst(), type, changes, seed)
                            .measure(updates, progress::at);
            Files.writeString(into, new Gson().toJson(figures));
        }
        return 0;
    }

    /**
     * Starts this command in a Java of its own, and waits for what it measures: updates a second
     * first.
     *
     * @param changes settings that differ from the learner's own, as texts
     */
    static List<Figure> inJavaOfItsOwn(
            String learner, Map<String, String> changes, long updates, long seed) {
        Path folder = SessionFiles.scratch();
        Path figures = folder.resolve("figures.json");
        List<String> arguments = new ArrayList<>(List.of("bench", "updates"));
        arguments.addAll(List.of("--learner", learner));
        changes.forEach((name, value) -> arguments.addAll(List.of("--set", name + "=" + value)));
        arguments.addAll(List.of("--updates", Long.toString(updates)));
        arguments.addAll(List.of("--seed", Long.toString(seed)));
        arguments.addAll(List.of("--into", figures.toString()));
        ProcessBuilder java = SecondJava.of(FIXED_HEAP, arguments);
        try {
            if (java.inheritIO().start().waitFor() != 0) {
                throw new ReinsException(
                        "The learner '%s' was not measured; the lines above say why."
                                .formatted(learner));
            }
            Figure[] measured = new Gson().fromJson(Files.readString(figures), Figure[].class);
            Files.delete(figures);
            Files.delete(folder);
            return List.of(measured);
        } catch (IOException e) {
            throw SecondJava.refused(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ReinsException("The measurement was interrupted.", e);
        }
    }
}
