package reins.app.cli;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.core.fact.ReinsException;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Public Python libraries that do the same work, measured on the same machine one after the other,
 * one thread each, by the scripts that are kept beside the results. Used by one thread.
 */
final class Peers {
    private static final Path SCRIPTS = Path.of("docs/results/peers");
    private static final long SAC_UPDATES = 500;
    private static final long CLONING_UPDATES = 3000;

    /** What the libraries' worlds are called here, and how many times as fast one wants to be. */
    private static final Map<String, String> WORLD_GOALS =
            Map.of("lander", "≥ 10 ×", "walker", "≥ 10 ×", "racer", "≥ 20 ×", "pusht", "");

    /** The same for updates of soft actor-critic, by the networks' width. */
    private static final Map<Integer, String> SAC_GOALS = Map.of(64, "≥ 2.5 ×", 256, "≥ 1.5 ×");

    private final Output output;
    private final String python;
    private final List<Figure> ours;

    /**
     * @param ours what was measured before, to compare with
     */
    Peers(Output output, String python, List<Figure> ours) {
        this.output = output;
        this.python = python;
        this.ours = List.copyOf(ours);
    }

    /** The figures of whatever is installed, each with how many times as fast ours is. */
    List<Figure> measure() {
        if (!Files.isDirectory(SCRIPTS)) {
            throw new ReinsException(
                    "The scripts that run the peers are not here; start in the project's folder: "
                            + SCRIPTS);
        }
        List<Figure> figures = new ArrayList<>();
        for (WorldType<?> type : Worlds.ALL) {
            if (WORLD_GOALS.containsKey(type.id())) {
                figures.addAll(world(type));
            }
        }
        for (int width : SpeedBench.WIDTHS) {
            figures.addAll(
                    updates(
                            "sb3_sac.py",
                            "Stable-Baselines3's SAC",
                            "rlpd",
                            width,
                            SAC_UPDATES,
                            SAC_GOALS.getOrDefault(width, "")));
            figures.addAll(
                    updates("imitation_bc.py", "imitation's BC", "bc", width, CLONING_UPDATES, ""));
        }
        return figures;
    }

    /** The racer's world draws what is seen, so ours is compared with its camera. */
    private List<Figure> world(WorldType<?> type) {
        Optional<JsonObject> said =
                run("worlds.py", type.id())
                        .filter(all -> all.has(type.id()))
                        .map(all -> all.getAsJsonObject(type.id()));
        if (said.isEmpty()) {
            return List.of();
        }
        String id = type.id().equals("racer") ? WorldBench.filmedId(type) : WorldBench.id(type);
        List<Figure> figures = new ArrayList<>();
        for (String way : List.of("bare", "made")) {
            String name =
                    "Gymnasium's %s, %s"
                            .formatted(
                                    type.id(),
                                    way.equals("bare") ? "its class alone" : "as made by gym.make");
            Figure theirs =
                    new Figure(
                            "peer" + type.id() + way,
                            name,
                            said.get().get(way).getAsDouble(),
                            "ticks/s");
            figures.add(theirs);
            String goal = way.equals("made") ? WORLD_GOALS.getOrDefault(type.id(), "") : "";
            times(id, theirs, goal).ifPresent(figures::add);
        }
        return figures;
    }

    private List<Figure> updates(
            String script, String name, String learner, int width, long updates, String goal) {
        Optional<JsonObject> said =
                run(script, "--hidden", Integer.toString(width), "--updates", "" + updates);
        if (said.isEmpty()) {
            return List.of();
        }
        Figure theirs =
                new Figure(
                        "peer" + learner + width,
                        "%s, 2×%d".formatted(name, width),
                        said.get().get("updatesPerSecond").getAsDouble(),
                        "/s");
        return Stream.concat(
                        Stream.of(theirs),
                        times(SpeedBench.updatesId(learner, width), theirs, goal).stream())
                .toList();
    }

    private Optional<Figure> times(String id, Figure theirs, String goal) {
        return ours.stream()
                .filter(figure -> figure.id().equals(id))
                .findFirst()
                .map(own ->
                        new Figure(
                                theirs.id() + "Times",
                                "%s: times as fast as %s".formatted(own.what(), theirs.what()),
                                own.value() / theirs.value(),
                                "×",
                                goal));
    }

    /** What a script prints last; empty, and said, where its library is not installed. */
    private Optional<JsonObject> run(String script, String... arguments) {
        Path file = SCRIPTS.resolve(script);
        List<String> command = new ArrayList<>(List.of(python, file.toString()));
        command.addAll(List.of(arguments));
        String said = Machine.said(command.toArray(String[]::new));
        if (said.isEmpty()) {
            output.note(
                    "This peer does not run in this Python; its first lines say what it needs: "
                            + file);
            return Optional.empty();
        }
        return Optional.of(
                JsonParser.parseString(said.lines().toList().getLast()).getAsJsonObject());
    }
}
