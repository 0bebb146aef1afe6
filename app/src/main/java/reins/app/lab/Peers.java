package reins.app.lab;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.app.cli.Output;
import reins.core.fact.ReinsException;
import reins.core.role.LearnerType;
import reins.core.role.WorldType;
import reins.policies.learn.Learners;
import reins.sim.worlds.Worlds;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Public Python libraries that do the same work, measured on the same machine one after the other,
 * one thread each, ours right before theirs, by the scripts that are kept with the results. Used by
 * one thread.
 */
final class Peers {
    private static final Path SCRIPTS = Path.of("docs/results/peers");
    private static final String RATE = "updatesPerSecond";

    /**
     * A way in which a library's script drives a world.
     *
     * @param id what the script calls it
     * @param isMeant whether it is the one that the world's goal is set against
     */
    private record Way(String id, String words, boolean isMeant) {}

    /**
     * A library that has some of our worlds.
     *
     * @param goals how many times as fast one wants to be, by world
     */
    private record WorldPeer(
            String script, String name, List<Way> ways, Map<String, String> goals) {}

    private static final List<WorldPeer> WORLDS =
            List.of(
                    new WorldPeer(
                            "worlds.py",
                            "Gymnasium",
                            List.of(
                                    new Way("bare", "its class alone", false),
                                    new Way("made", "as made by gym.make", true)),
                            ordered(
                                    "lander", "≥ 10 ×", "walker", "≥ 10 ×", "racer", "≥ 20 ×",
                                    "pusht", "")),
                    new WorldPeer(
                            "envpool_worlds.py",
                            "EnvPool",
                            List.of(
                                    new Way("alone", "one", false),
                                    new Way("together", "32 stepped together", true)),
                            ordered("lander", "", "walker", "", "racer", "")));

    /**
     * A library that learns as one of our learners does, with those settings.
     *
     * @param goals how many times as fast one wants to be, by the networks' width
     */
    private record LearnerPeer(
            String script,
            List<String> arguments,
            String name,
            String learner,
            Map<String, String> settings,
            long updates,
            Map<Integer, String> goals) {}

    private static final Map<String, String> ALL_ALIKE = Map.of("offlineRatio", "0");
    private static final Map<String, String> PLAIN =
            Map.of("offlineRatio", "0", "layerNorm", "false");

    private static final List<LearnerPeer> LEARNERS =
            List.of(
                    new LearnerPeer(
                            "sac.py",
                            List.of("--library", "stable_baselines3"),
                            "Stable-Baselines3's SAC",
                            "rlpd",
                            PLAIN,
                            1000,
                            Map.of(64, "≥ 2.5 ×", 256, "≥ 1.5 ×")),
                    new LearnerPeer(
                            "sac.py",
                            List.of("--library", "sbx", "--layer-norm"),
                            "SBX's SAC in JAX, with layer norm",
                            "rlpd",
                            ALL_ALIKE,
                            1000,
                            Map.of()),
                    new LearnerPeer(
                            "imitation_bc.py",
                            List.of(),
                            "imitation's BC",
                            "bc",
                            Map.of(),
                            3000,
                            Map.of()));

    private final Output output;
    private final List<String> pythons;
    private final long seed;

    /**
     * @param pythons each script is run by the first of these that has what it needs
     */
    Peers(Output output, List<String> pythons, long seed) {
        this.output = output;
        this.pythons = List.copyOf(pythons);
        this.seed = seed;
    }

    private static Map<String, String> ordered(String... namesAndTexts) {
        Map<String, String> all = new LinkedHashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            all.put(namesAndTexts[i], namesAndTexts[i + 1]);
        }
        return all;
    }

    /** The figures of whatever is installed, each with how many times as fast ours is. */
    List<Figure> measure() {
        if (!Files.isDirectory(SCRIPTS)) {
            throw new ReinsException(
                    "The scripts that run the peers are not here; start in the project's folder: "
                            + SCRIPTS);
        }
        List<Figure> figures = new ArrayList<>();
        for (WorldPeer peer : WORLDS) {
            for (String world : peer.goals().keySet()) {
                figures.addAll(world(peer, Worlds.simulated(world)));
            }
        }
        for (LearnerPeer peer : LEARNERS) {
            for (int width : SpeedBench.WIDTHS) {
                figures.addAll(updates(peer, width));
            }
        }
        return figures;
    }

    private List<Figure> world(WorldPeer peer, WorldType.Simulated<?> type) {
        Optional<JsonObject> said =
                run(peer.script(), List.of(type.id()), type.id())
                        .map(all -> all.getAsJsonObject(type.id()));
        if (said.isEmpty()) {
            return List.of();
        }
        // The racer's world draws what is seen, so ours is compared with its camera.
        Figure own =
                type.id().equals("racer")
                        ? WorldBench.filmed(type, seed)
                        : WorldBench.blind(type, seed);
        List<Figure> figures = new ArrayList<>(List.of(own));
        for (Way way : peer.ways()) {
            Figure theirs =
                    new Figure(
                            "peer" + peer.name() + type.id() + way.id(),
                            "%s's %s, %s".formatted(peer.name(), type.id(), way.words()),
                            said.get().get(way.id()).getAsDouble(),
                            "ticks/s");
            String goal = way.isMeant() ? peer.goals().getOrDefault(type.id(), "") : "";
            figures.addAll(beside(own, theirs, goal));
        }
        return figures;
    }

    private List<Figure> updates(LearnerPeer peer, int width) {
        List<String> arguments = new ArrayList<>(peer.arguments());
        arguments.addAll(List.of("--hidden", "" + width, "--updates", "" + peer.updates()));
        Optional<JsonObject> said = run(peer.script(), arguments, RATE);
        if (said.isEmpty()) {
            return List.of();
        }
        LearnerType<?> learner = Learners.of(peer.learner());
        Figure own = SpeedBench.updates(learner, peer.settings(), width, peer.updates() * 2, seed);
        Figure theirs =
                new Figure(
                        "peer" + peer.name() + width,
                        "%s, 2×%d: updates".formatted(peer.name(), width),
                        said.get().get(RATE).getAsDouble(),
                        "/s");
        List<Figure> figures = new ArrayList<>(List.of(own));
        figures.addAll(beside(own, theirs, peer.goals().getOrDefault(width, "")));
        return figures;
    }

    private static List<Figure> beside(Figure own, Figure theirs, String goal) {
        return List.of(
                theirs,
                new Figure(
                        theirs.id() + "Times",
                        "times as fast as " + theirs.what(),
                        own.value() / theirs.value(),
                        "×",
                        goal));
    }

    /**
     * What a script prints last; empty, and reported, where its library is not installed.
     *
     * @param wanted what it leaves out where a part of it is not
     */
    private Optional<JsonObject> run(String script, List<String> arguments, String wanted) {
        Path file = SCRIPTS.resolve(script);
        for (String python : pythons) {
            List<String> command = new ArrayList<>(List.of(python, file.toString()));
            command.addAll(arguments);
            String said = Machine.said(command.toArray(String[]::new));
            if (!said.isEmpty()) {
                JsonObject told =
                        JsonParser.parseString(said.lines().toList().getLast()).getAsJsonObject();
                if (told.has(wanted)) {
                    return Optional.of(told);
                }
            }
        }
        output.note(
                "This peer does not run in %s; its first lines say what it needs: %s %s"
                        .formatted(
                                String.join(" or ", pythons), file, String.join(" ", arguments)));
        return Optional.empty();
    }
}
