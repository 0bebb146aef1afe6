package reins.app.cli;

import com.google.gson.JsonObject;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.core.fact.Release;
import reins.core.role.Critic;
import reins.core.role.WorldType;
import reins.policies.learn.CriticFit;
import reins.policies.learn.CriticFit.Row;
import reins.policies.nn.OnnxCritic;
import reins.sim.teachers.Experts;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
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
            description = "Ticks that a judged action is held; default: ${DEFAULT-VALUE}.")
    private int hold;

    @Option(names = "--seed", defaultValue = "1", description = "Default: ${DEFAULT-VALUE}.")
    private long seed;

    @Option(names = "--out", description = "The file; default: " + FOLDER + "/WORLD.onnx.")
    private Optional<Path> out = Optional.empty();

    @Override
    public Integer call() {
        if (steps < 1000 || updates < 2 || hold < 1) {
            throw output.refusal("--steps must be 1000 or more, --updates 2, --hold 1 or more.");
        }
        WorldType<?> type = Choices.find(output, "world", Worlds.ALL, WorldType::id, world);
        if (Experts.of(type.id()).isEmpty()) {
            throw output.refusal("World '%s' has no expert to judge by.".formatted(type.id()));
        }
        Blob onnx = fit(type);
        Path file = out.orElse(Path.of(FOLDER, type.id() + ".onnx"));
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
            Files.write(file, onnx.toArray());
        } catch (IOException e) {
            throw new ReinsException("The critic cannot be written: " + file, e);
        }
        double agreement =
                new CriticLessons(type, hold, ~seed)
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

    /** Half of the lessons make a rough critic, by which the other half are chosen. */
    private Blob fit(WorldType<?> type) {
        CriticLessons lessons = new CriticLessons(type, hold, seed);
        List<List<Row>> episodes;
        try (Progress recording = output.progress("Recording", steps / 2)) {
            episodes = lessons.record(steps / 2, Optional.empty(), recording::at);
        }
        Critic rough =
                OnnxCritic.load(fit(type, episodes, updates / 2, "Fitting roughly"), type.spec());
        try (Progress recording = output.progress("Recording more", steps / 2)) {
            episodes.addAll(lessons.record(steps / 2, Optional.of(rough), recording::at));
        }
        return fit(type, episodes, updates, "Fitting");
    }

    private Blob fit(WorldType<?> type, List<List<Row>> episodes, long updates, String task) {
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
                                    + " --seed %d")
                            .formatted(type.id(), steps, updates, hold, seed));
            provenance.put("commit", Machine.commit());
            provenance.put("expert", Experts.of(type.id()).getFirst().id());
            provenance.put("seed", Long.toString(seed));
            provenance.put("settings", config.toString());
            provenance.put("version", Release.VERSION);
            return fit.onnx(provenance);
        }
    }
}
