package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.core.fact.ReinsException;
import reins.core.role.LearnerType;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;

/** Measures how fast the parts are. */
@Command(name = "speed", description = "Measure world, policy, learners and store on this machine.")
final class BenchSpeedCommand implements Callable<Integer> {
    @Mixin private Output output = new Output();

    @Option(
            names = "--updates",
            defaultValue = "100000",
            description = "How long each learner trains; default: ${DEFAULT-VALUE}.")
    private long updates;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--peer",
            paramLabel = "PYTHON",
            description = "A Python with Gymnasium, whose lander is measured too.")
    private Optional<String> peer = Optional.empty();

    @Option(names = "--live", description = "Open the studio for a minute too.")
    private boolean live;

    @Option(names = "--out", description = "Write a Markdown page.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        if (updates < 10) {
            throw output.refusal("--updates is %d; it must be 10 or more.".formatted(updates));
        }
        List<Figure> figures = new ArrayList<>();
        WorldType<?> world = Worlds.ALL.getFirst();
        SpeedBench bench = new SpeedBench(world, seed);
        tell(figures, List.of(bench.world()));
        peer.ifPresent(python -> tell(figures, compared(python, figures.getFirst())));
        if (live) {
            tell(figures, LiveBench.measure());
        }
        LearnerType<?> learner =
                Choices.find(output, "learner", Learners.ALL, LearnerType::id, "hg-dagger");
        tell(figures, bench.acting(learner));
        tell(figures, List.of(bench.store()));
        for (String id : List.of("hg-dagger", "rlif")) {
            LearnerType<?> one = Choices.find(output, "learner", Learners.ALL, LearnerType::id, id);
            tell(figures, CorrectionBench.measure(world, one, seed));
            tell(figures, BenchUpdatesCommand.inJavaOfItsOwn(id, updates, seed));
        }
        JsonObject result = new JsonObject();
        figures.forEach(figure -> result.add(figure.id(), figure.json()));
        out.ifPresent(file -> write(file, figures));
        output.result(result);
        return 0;
    }

    private void tell(List<Figure> all, List<Figure> measured) {
        for (Figure figure : measured) {
            String goal = figure.goal().isEmpty() ? "" : "   (goal: " + figure.goal() + ")";
            output.say("%-58s %s%s".formatted(figure.what(), figure.text(), goal));
        }
        all.addAll(measured);
    }

    private List<Figure> compared(String python, Figure ours) {
        OptionalDouble theirs = GymnasiumPeer.ticksPerSecond(python);
        if (theirs.isEmpty()) {
            output.note(
                    "There is no Gymnasium in this Python; install it by 'pip install"
                            + " gymnasium[box2d] pygame': "
                            + python);
            return List.of();
        }
        return List.of(
                new Figure(
                        "gymnasiumTicksPerSecond",
                        "Gymnasium's lander, same run",
                        theirs.getAsDouble(),
                        "ticks/s"),
                new Figure(
                        "timesGymnasium",
                        "times as fast as Gymnasium",
                        ours.value() / theirs.getAsDouble(),
                        "×"));
    }

    private void write(Path file, List<Figure> figures) {
        List<String> lines = new ArrayList<>();
        lines.add("# Speed and memory");
        lines.add("");
        lines.add(
                "`./reins bench speed --updates %d --seed %d%s%s`"
                        .formatted(
                                updates,
                                seed,
                                peer.isPresent() ? " --peer python" : "",
                                live ? " --live" : ""));
        lines.add("");
        lines.add("Commit %s; %s.".formatted(Machine.commit(), Machine.sentence()));
        lines.add("");
        lines.add("| measured | result | goal |");
        lines.add("|---|---|---|");
        figures.forEach(figure -> lines.add(figure.markdown()));
        try {
            Files.write(file, lines);
        } catch (IOException e) {
            throw new ReinsException("The page cannot be written: " + file, e);
        }
        output.say("Wrote " + file);
    }
}
