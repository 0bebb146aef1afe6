package reins.app.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Output;
import reins.core.role.LearnerType;
import reins.policies.learn.Learners;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Measures how fast the parts are. */
@Command(name = "speed", description = "Measure world, policy, learners and store on this machine.")
final class BenchSpeedCommand implements Callable<Integer> {
    /** Those whose corrections are followed live. */
    private static final List<LearnerType<?>> CORRECTED =
            List.of(Learners.of("hg-dagger"), Learners.of("rlif"));

    @Mixin private Output output = new Output();

    @Option(
            names = "--updates",
            defaultValue = "100000",
            description =
                    "How long each learner trains while its memory is watched; default:"
                            + " ${DEFAULT-VALUE}.")
    private long updates;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(
            names = "--width-updates",
            defaultValue = "3000",
            description = "How long each learner trains at each width; default: ${DEFAULT-VALUE}.")
    private long widthUpdates;

    @Option(
            names = "--only",
            split = ",",
            paramLabel = "PART",
            description =
                    "Any of ${COMPLETION-CANDIDATES}; default: all but live; peers only with"
                            + " --peer.")
    private List<Part> only = List.of();

    @Option(
            names = "--peer",
            split = ",",
            paramLabel = "PYTHON",
            description =
                    "Python interpreters: libraries that do the same work are measured too, each in"
                            + " the first interpreter that has it.")
    private List<String> peers = List.of();

    @Option(names = "--live", description = "Also open the studio for a minute.")
    private boolean live;

    @Option(names = "--out", description = "Write a Markdown page.")
    private Optional<Path> out = Optional.empty();

    /** What can be measured by itself. */
    enum Part {
        WORLDS,
        LIVE,
        ACTING,
        STORE,
        CORRECTIONS,
        LEARNERS,
        MEMORY,
        PEERS;

        /** As it is typed. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    @Override
    public Integer call() {
        if (updates < 10 || widthUpdates < 10) {
            throw output.refusal("--updates and --width-updates must be 10 or more.");
        }
        Figures figures = new Figures(output);
        for (Part part : Part.values()) {
            if (isWanted(part)) {
                measure(part, figures);
            }
        }
        out.ifPresent(page ->
                figures.write(
                        page,
                        "Speed and memory",
                        output.command().replaceAll("--peer \\S+", "--peer python"),
                        ""));
        output.result(figures.json());
        return 0;
    }

    private boolean isWanted(Part part) {
        return switch (part) {
            case LIVE -> live || only.contains(part);
            case PEERS -> !peers.isEmpty() && (only.isEmpty() || only.contains(part));
            default -> only.isEmpty() || only.contains(part);
        };
    }

    private void measure(Part part, Figures figures) {
        SpeedBench bench = new SpeedBench(Worlds.SIMULATED.getFirst(), seed);
        switch (part) {
            case WORLDS ->
                    Worlds.SIMULATED.forEach(type -> figures.tell(WorldBench.measure(type, seed)));
            case LIVE -> figures.tell(LiveBench.measure());
            case ACTING -> Learners.ALL.forEach(type -> figures.tell(bench.acting(type)));
            case STORE -> figures.tell(List.of(bench.store()));
            case CORRECTIONS ->
                    CORRECTED.forEach(type ->
                            figures.tell(
                                    CorrectionBench.measure(
                                            Worlds.SIMULATED.getFirst(), type, seed)));
            case LEARNERS ->
                    Learners.ALL.forEach(type -> figures.tell(bench.updates(type, widthUpdates)));
            case MEMORY ->
                    Learners.ALL.forEach(type ->
                            figures.tell(
                                    BenchUpdatesCommand.inJavaOfItsOwn(
                                            type.id(), Map.of(), updates, seed)));
            case PEERS -> figures.tell(new Peers(output, peers, seed).measure());
        }
    }
}
