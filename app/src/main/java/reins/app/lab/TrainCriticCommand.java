package reins.app.lab;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.app.cli.Choices;
import reins.app.cli.Output;
import reins.app.cli.Progress;
import reins.app.run.Teachers;
import reins.core.fact.Blob;
import reins.core.fact.Release;
import reins.core.role.Critic;
import reins.core.role.WorldType;
import reins.policies.learn.CriticFit;
import reins.policies.learn.CriticFit.Row;
import reins.policies.nn.OnnxCritic;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/** Makes a world's reference critic. */
@Command(
        name = "critic",
        description = {
            "Make a world's reference critic, which some rules of intervention ask.",
            "The same command at the same commit gives the same file."
        })
final class TrainCriticCommand implements Callable<Integer> {
    private static final String FOLDER = "assets/src/main/resources/reins/assets/critics";
    private static final long PROBED_STEPS = 5_000;

    @Mixin private Output output = new Output();

    @Option(names = "--world", defaultValue = "lander", description = "Default: ${DEFAULT-VALUE}.")
    private String world = "";

    @Option(
            names = "--steps",
            defaultValue = "500000",
            description = "Recorded steps to learn from; default: ${DEFAULT-VALUE}.")
    private long steps;

    @Option(names = "--updates", defaultValue = "40000", description = "Default: ${DEFAULT-VALUE}.")
    private long updates;

    @Option(
            names = "--hold",
            defaultValue = "8",
            description = "Ticks for which a judged action is held; default: ${DEFAULT-VALUE}.")
    private int hold;

    @Option(
            names = "--rounds",
            defaultValue = "2",
            description =
                    "How often the critic is fitted; from the second time on, the one before"
                            + " chooses what is tried; default: ${DEFAULT-VALUE}.")
    private int rounds;

    @Option(
            names = "--lasting",
            description =
                    "Count what the last tick of a success earned as if it went on for ever: for"
                            + " worlds that reward a state and end in the best one.")
    private boolean lasting;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", description = "The file; default: " + FOLDER + "/WORLD.onnx.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        if (steps < 1000 || rounds < 1 || updates < 2L * rounds || hold < 1) {
            throw output.refusal(
                    "--steps must be 1000 or more, --hold and --rounds 1 or more, --updates two"
                            + " for each round.");
        }
        WorldType.Simulated<?> type =
                Choices.find(output, "world", Worlds.SIMULATED, WorldType::id, world);
        if (Teachers.of(type.id()).isEmpty()) {
            throw output.refusal("World '%s' has no expert to judge by.".formatted(type.id()));
        }
        Blob onnx = fit(type);
        Path file = out.orElse(Path.of(FOLDER, type.id() + ".onnx"));
        TrainCommand.write("The critic", file, onnx);
        double agreement =
                new CriticLessons(type, hold, lasting, ~seed)
                        .agreement(OnnxCritic.load(onnx, type.spec()), PROBED_STEPS);
        output.say(
                "%s: prefers the expert's action to one drawn at random in %.1f %% of fresh states."
                        .formatted(type.id(), 100 * agreement));
        output.say("Wrote " + file);
        JsonObject result = new JsonObject();
        result.addProperty("world", type.id());
        result.addProperty("agreement", agreement);
        result.addProperty("file", file.toString());
        output.result(result);
        return 0;
    }

    /** All lessons but the last make rough critics; each chooses the actions of the next lesson. */
    private Blob fit(WorldType.Simulated<?> type) {
        CriticLessons lessons = new CriticLessons(type, hold, lasting, seed);
        List<List<Row>> episodes = new ArrayList<>();
        Optional<Critic> rough = Optional.empty();
        for (int round = 1; round < rounds; round++) {
            episodes.addAll(record(lessons, rough, round));
            Blob onnx = fit(type, episodes, updates / rounds, "Fitting roughly");
            rough = Optional.of(OnnxCritic.load(onnx, type.spec()));
        }
        episodes.addAll(record(lessons, rough, rounds));
        return fit(type, episodes, updates, "Fitting");
    }

    private List<List<Row>> record(CriticLessons lessons, Optional<Critic> against, int round) {
        String task = "Recording %d of %d".formatted(round, rounds);
        try (Progress recording = output.progress(task, steps / rounds)) {
            return lessons.record(steps / rounds, against, recording::at);
        }
    }

    private Blob fit(
            WorldType.Simulated<?> type, List<List<Row>> episodes, long updates, String task) {
        CriticFit.Config config = CriticFit.Config.holding(hold);
        try (CriticFit fit = new CriticFit(type.spec(), config, episodes, seed);
                Progress fitting = output.progress(task, 2 * updates)) {
            for (long update = 0; update < updates; update++) {
                fit.stepValues();
                fitting.at(update + 1);
            }
            for (long update = 0; update < updates; update++) {
                fit.stepAdvantages();
                fitting.at(updates + update + 1);
            }
            SortedMap<String, String> provenance = new TreeMap<>();
            provenance.put(
                    "command",
                    ("./reins train critic --world %s --steps %d --updates %d --hold %d"
                                    + " --rounds %d%s --seed %d")
                            .formatted(
                                    type.id(),
                                    steps,
                                    updates,
                                    hold,
                                    rounds,
                                    lasting ? " --lasting" : "",
                                    seed));
            provenance.put("commit", Machine.commit());
            provenance.put("expert", Teachers.of(type.id()).getFirst().id());
            provenance.put("seed", Long.toString(seed));
            provenance.put("settings", config.toString());
            provenance.put("version", Release.VERSION);
            return fit.onnx(provenance);
        }
    }
}
