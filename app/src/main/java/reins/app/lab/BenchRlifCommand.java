package reins.app.lab;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Choices;
import reins.app.cli.Output;
import reins.app.run.Teachers;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/** Compares RLIF with other ways of learning from takeovers, over worlds and teachers. */
@Command(
        name = "rlif",
        description = {
            "Compare RLIF with other learners, over worlds and levels of teachers.",
            "Finished runs are kept; the same command goes on where it was interrupted."
        })
final class BenchRlifCommand implements Callable<Integer> {
    private static final Path PAGE = Path.of("docs/results/rlif.md");
    private static final Path RUNS = Path.of("docs/results/runs/rlif.jsonl");

    /** Ticks enough to see some fifty episodes at least, by world. */
    private static final Map<String, Long> TICKS =
            Map.of(
                    "lander", 20_000L,
                    "pusht", 20_000L,
                    "arm", 40_000L,
                    "racer", 40_000L,
                    "walker", 60_000L);

    private static final long USUAL_TICKS = 20_000;

    @Mixin private Output output = new Output();
    @Mixin private StudyOptions options = new StudyOptions();

    @Option(names = "--worlds", split = ",", description = "Default: all that have a teacher.")
    private List<String> worlds = List.of();

    @Option(
            names = "--levels",
            split = ",",
            defaultValue = "low,middle,high",
            description = "The teachers' levels; default: ${DEFAULT-VALUE}.")
    private List<String> levels = List.of();

    @Option(names = "--methods", split = ",", description = "Default: all.")
    private List<String> methods = List.of();

    @Override
    public Integer call() {
        for (String level : levels) {
            if (!Method.LEVELS.contains(level)) {
                throw output.refusal(
                        "--levels has '%s'; choose from low, middle and high.".formatted(level));
            }
        }
        List<String> chosenWorlds =
                worlds.isEmpty()
                        ? quickestFirst()
                        : worlds.stream()
                                .map(id ->
                                        Choices.find(
                                                        output,
                                                        "world",
                                                        Worlds.SIMULATED,
                                                        WorldType::id,
                                                        id)
                                                .id())
                                .toList();
        List<Method> chosenMethods =
                methods.isEmpty()
                        ? RlifMethods.ALL
                        : methods.stream()
                                .map(id ->
                                        Choices.find(
                                                output, "method", RlifMethods.ALL, Method::id, id))
                                .toList();
        Map<String, Method.Length> lengths = new LinkedHashMap<>();
        for (String world : chosenWorlds) {
            lengths.put(world, options.length(output, TICKS.getOrDefault(world, USUAL_TICKS)));
        }
        List<Trial> trials = trials(lengths, chosenMethods);
        StudyOptions.Done done = options.run(output, RUNS, trials);
        Path file = options.page(PAGE);
        RlifPage page = new RlifPage(lengths, levels, chosenMethods, done);
        options.write(output, file, page.lines(output.command(), file), page.svg(), done);
        return done.exitCode();
    }

    /** The shorter an episode may be, the sooner its world is evaluated. */
    private static List<String> quickestFirst() {
        return Worlds.SIMULATED.stream()
                .filter(type -> !Teachers.of(type.id()).isEmpty())
                .sorted(Comparator.comparingInt(type -> type.spec().maxTicks()))
                .<String>map(WorldType::id)
                .toList();
    }

    /** In the order that tells most soonest: every cell once, then every cell once more. */
    private List<Trial> trials(Map<String, Method.Length> lengths, List<Method> rows) {
        List<Trial> trials = new ArrayList<>();
        for (long seed : options.seeds()) {
            for (Map.Entry<String, Method.Length> entry : lengths.entrySet()) {
                String world = entry.getKey();
                Method.Length length = entry.getValue();
                for (String level : levels) {
                    trials.add(Method.teacher(world, level, length, seed));
                }
                for (Method method : rows) {
                    if (!method.isOnEvery(levels)) {
                        method.levels()
                                .forEach(level ->
                                        trials.add(method.trial(world, level, length, seed)));
                    }
                }
                for (String level : levels) {
                    for (Method method : rows) {
                        if (method.isOnEvery(levels)) {
                            trials.add(method.trial(world, level, length, seed));
                        }
                    }
                }
            }
        }
        return trials;
    }
}
