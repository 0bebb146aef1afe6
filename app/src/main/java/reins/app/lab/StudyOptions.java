package reins.app.lab;

import com.google.gson.JsonObject;

import picocli.CommandLine.Option;

import reins.app.cli.Interruption;
import reins.app.cli.Output;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** The options of every comparison, and how one is run. Used by the command's own thread. */
final class StudyOptions {
    @Option(
            names = "--runs",
            paramLabel = "FILE",
            description =
                    "Where finished runs are kept, to go on from; the default depends on the"
                            + " command.")
    private Optional<Path> runs = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "The Markdown page; a picture of the same name is put next to it.")
    private Optional<Path> out = Optional.empty();

    @Option(names = "--page", description = "Only write the page, from the runs that are there.")
    private boolean page;

    @Option(
            names = "--seeds",
            defaultValue = "5",
            description = "Number of seeds, counted from 1; default: ${DEFAULT-VALUE}.")
    private int seeds;

    @Option(
            names = "--ticks",
            description =
                    "Ticks of the world that each learner learns from; the default depends on the"
                            + " command.")
    private Optional<Long> ticks = Optional.empty();

    @Option(
            names = "--episodes",
            defaultValue = "20",
            description = "Episodes in each evaluation along the way; default: ${DEFAULT-VALUE}.")
    private int episodes;

    @Option(
            names = "--last-episodes",
            defaultValue = "50",
            description = "Episodes in the evaluation at the end; default: ${DEFAULT-VALUE}.")
    private int lastEpisodes;

    @Option(
            names = "--parallel",
            description = "Trials at a time; default: as many as this machine has cores.")
    private Optional<Integer> parallel = Optional.empty();

    /** The runs that a page is made from: those of the comparison as it is asked for now. */
    record Done(List<Run> runs, int missing, int others, int exitCode) {}

    /** The heading of the part that people write, not this program. */
    private static final String CONCLUSIONS = "## Where this stands";

    /** Evaluations along the way. */
    private static final int POINTS = 10;

    Method.Length length(Output output, long usualTicks) {
        long all = ticks.orElse(usualTicks);
        if (all < POINTS || episodes < 1 || lastEpisodes < 1 || seeds < 1) {
            throw output.refusal(
                    "--ticks must be %d or more, --episodes, --last-episodes and --seeds 1 or more."
                            .formatted(POINTS));
        }
        long every = all / POINTS;
        return new Method.Length(every * POINTS, every, episodes, lastEpisodes);
    }

    List<Long> seeds() {
        return LongStream.rangeClosed(1, seeds).boxed().toList();
    }

    Path page(Path usual) {
        return out.orElse(usual);
    }

    Path runs(Path usual) {
        return runs.orElse(usual);
    }

    /**
     * Runs those of these trials that are not in the file yet.
     *
     * @throws ReinsException before the first is run, where one of them cannot be
     */
    Done run(Output output, Path usualRuns, List<Trial> trials) {
        Path file = runs(usualRuns);
        int cores = parallel.orElse(Runtime.getRuntime().availableProcessors());
        if (cores < 1) {
            throw output.refusal("--parallel is %d; it must be 1 or more.".formatted(cores));
        }
        if (page) {
            return done(RunsFile.read(file), trials, 0);
        }
        trials.forEach(Trials::check);
        try (Interruption interruption = new Interruption();
                RunsFile kept = RunsFile.open(file)) {
            if (kept.wasMended()) {
                output.note("A run that was cut off is dropped and run again: " + file);
            }
            Set<Trial> known = new HashSet<>();
            kept.runs().forEach(run -> known.add(run.trial()));
            List<Trial> pending = new ArrayList<>(trials);
            pending.removeIf(known::contains);
            output.note(
                    "%d of %d trials are done already; %d at a time."
                            .formatted(trials.size() - pending.size(), trials.size(), cores));
            TrialPool pool = new TrialPool(output, cores);
            pool.run(pending, kept, interruption);
            return done(
                    kept.runs(),
                    trials,
                    interruption.isAsked() ? Interruption.CODE : pool.failed() > 0 ? 1 : 0);
        }
    }

    private static Done done(List<Run> kept, List<Trial> trials, int exitCode) {
        Set<Trial> wanted = new HashSet<>(trials);
        Map<Trial, Run> found = new LinkedHashMap<>();
        int others = 0;
        for (Run run : kept) {
            if (wanted.contains(run.trial())) {
                found.putIfAbsent(run.trial(), run);
            } else {
                others++;
            }
        }
        return new Done(
                List.copyOf(found.values()), wanted.size() - found.size(), others, exitCode);
    }

    /** What every page begins with: the command, where it ran, what its numbers are. */
    static List<String> opening(String command, Map<String, Method.Length> lengths, Done done) {
        Method.Length any = lengths.values().iterator().next();
        TreeSet<String> commits = new TreeSet<>();
        TreeMap<String, Integer> machines = new TreeMap<>();
        for (Run run : done.runs()) {
            commits.add(run.commit());
            machines.merge(run.machine(), 1, Integer::sum);
        }
        List<String> lines = new ArrayList<>();
        lines.add("`" + command + "`");
        lines.add("");
        lines.add(
                "Commit %s; %s."
                        .formatted(
                                commits.isEmpty() ? "–" : String.join(", ", commits),
                                machines.size() > 1
                                        ? machines.entrySet().stream()
                                                .map(one ->
                                                        "%d runs on %s"
                                                                .formatted(
                                                                        one.getValue(),
                                                                        one.getKey()))
                                                .collect(Collectors.joining("; "))
                                        : String.join("", machines.keySet())));
        lines.add("");
        lines.add(
                ("Every learner learns from as many ticks of the world, whoever drove them: %s. A"
                                + " number is the interquartile mean of the runs' final scores and"
                                + " its 95 %% interval by stratified bootstrap; a run's final score"
                                + " is the percentage of %d fresh episodes in which its policy"
                                + " succeeds by itself. On the way it is evaluated %d times in %d"
                                + " episodes.")
                        .formatted(
                                lengths.entrySet().stream()
                                        .map(entry ->
                                                "%,d of `%s`"
                                                        .formatted(
                                                                entry.getValue().ticks(),
                                                                entry.getKey()))
                                        .collect(Collectors.joining(", ")),
                                any.lastEpisodes(),
                                POINTS,
                                any.episodes()));
        lines.add("");
        lines.add(
                done.missing() == 0
                        ? "All %d runs are done.".formatted(done.runs().size())
                        : ("**Not finished:** %d of %d runs are missing. Where a cell has fewer"
                                        + " runs than the fullest, their number stands behind it.")
                                .formatted(done.missing(), done.missing() + done.runs().size()));
        if (done.others() > 0) {
            lines.add(
                    "%d runs in the file are of other settings and left out here."
                            .formatted(done.others()));
        }
        return lines;
    }

    /** The methods' settings as a table. */
    static List<String> settings(List<Method> methods) {
        List<String> lines = new ArrayList<>();
        lines.add("| method | learner | rule | arbiter | updates a tick |");
        lines.add("|---|---|---|---|---:|");
        for (Method method : methods) {
            lines.add(
                    "| %s | `%s` | %s | `%s` | %d |"
                            .formatted(
                                    method.id(),
                                    method.learner(),
                                    rules(method),
                                    method.arbiter(),
                                    method.updatesPerTick()));
        }
        return lines;
    }

    private static String rules(Method method) {
        StringBuilder rules = new StringBuilder("`%s`".formatted(method.rule()));
        new TreeMap<>(method.rules())
                .forEach((world, rule) -> rules.append("; in `%s` `%s`".formatted(world, rule)));
        return rules.toString();
    }

    /**
     * Writes the page and the picture next to it, and says so. What people concluded from an
     * earlier one is kept at its end.
     */
    void write(Output output, Path file, List<String> lines, String svg, Done done) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            List<String> all = new ArrayList<>(lines);
            if (Files.exists(file)) {
                all.addAll(conclusions(Files.readAllLines(file)));
            }
            Files.write(file, all);
            Files.writeString(picture(file), svg);
        } catch (IOException e) {
            throw new ReinsException("The page cannot be written: " + file, e);
        }
        output.say("Wrote " + file);
        JsonObject result = new JsonObject();
        result.addProperty("runs", done.runs().size());
        result.addProperty("missing", done.missing());
        result.addProperty("others", done.others());
        result.addProperty("page", file.toString());
        output.result(result);
    }

    private static List<String> conclusions(List<String> page) {
        int from = page.indexOf(CONCLUSIONS);
        return from < 0
                ? List.of()
                : Stream.concat(Stream.of(""), page.subList(from, page.size()).stream()).toList();
    }

    /** The file of a page's picture. */
    static Path picture(Path page) {
        String name = page.getFileName().toString().replaceFirst("\\.md$", "");
        return page.resolveSibling(name + ".svg");
    }
}
