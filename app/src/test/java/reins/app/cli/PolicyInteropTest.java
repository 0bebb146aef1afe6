package reins.app.cli;

import com.google.gson.Gson;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.Episode;
import reins.core.fact.Frame;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.role.Act;
import reins.policies.nn.OnnxPolicy;
import reins.sessions.SessionReader;
import reins.sessions.interop.InteropTable;
import reins.sessions.interop.Python;
import reins.sim.python.PinnedPython;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/**
 * Policies that were trained in a session and taken out of it pass ONNX's own checker and want in
 * Python what they want here. Adds its rows to {@code docs/results/interop.md} with {@code
 * -Dreins.interop=all}.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class PolicyInteropTest {
    private static final int MOST_TICKS = 600;

    @TempDir private static Path folder;

    private final InteropTable table = new InteropTable(InteropTable.Part.POLICIES);

    /**
     * A policy to be made.
     *
     * @param isRepeated whether what it wanted while it drove can be found again from the recording
     *     alone
     * @param teach what to teach
     */
    record Kind(String name, boolean isRepeated, List<String> teach) {
        Kind(String name, boolean isRepeated, String... teach) {
            this(name, isRepeated, List.of(teach));
        }

        @Override
        public String toString() {
            return name;
        }
    }

    static List<Kind> kinds() {
        return List.of(
                new Kind("HG-DAgger", true, "--learner", "hg-dagger"),
                new Kind(
                        "HG-DAgger with a history",
                        true,
                        "--learner",
                        "hg-dagger",
                        "--world",
                        "pusht",
                        "--set",
                        "history=3"),
                new Kind(
                        "behaviour cloning with a history and plans",
                        false,
                        "--learner",
                        "bc",
                        "--world",
                        "walker",
                        "--set",
                        "history=2",
                        "--set",
                        "chunk=8"),
                new Kind(
                        "behaviour cloning from pictures",
                        true,
                        "--learner",
                        "bc",
                        "--set",
                        "sees=PICTURE",
                        "--set",
                        "batch=8"),
                new Kind(
                        "HG-DAgger from state and pictures",
                        true,
                        "--learner",
                        "hg-dagger",
                        "--world",
                        "racer",
                        "--set",
                        "sees=BOTH",
                        "--set",
                        "pictures=2",
                        "--set",
                        "batch=4"),
                new Kind("DAgger", true, "--learner", "dagger", "--arbiter", "beta"),
                new Kind(
                        "ThriftyDAgger",
                        true,
                        "--learner",
                        "thrifty",
                        "--arbiter",
                        "ask",
                        "--rule",
                        "asked"),
                new Kind("RLIF", false, "--learner", "rlif"),
                new Kind(
                        "RLPD", false, "--learner", "rlpd", "--world", "arm", "--set", "batch=32"));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void aPolicyWantsTheSameInPython(Kind kind) throws Exception {
        assertWantsTheSameInPython(kind);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "HG-DAgger of words | true | --set members=3",
                "behaviour cloning of words with a history and plans | false"
                        + " | --learner bc --set history=2 --set chunk=4",
            })
    void aPolicyOfWordsSaysTheSameInPython(String name, boolean isRepeated, String learner)
            throws Exception {
        GymTaught taught = GymTaught.cartPole(folder, PinnedPython.with("gym"));
        List<String> teach = new ArrayList<>(taught.arguments());
        teach.addAll(List.of(learner.split(" ")));
        assertWantsTheSameInPython(new Kind(name, isRepeated, teach));
    }

    private void assertWantsTheSameInPython(Kind kind) throws Exception {
        Python python = table.python(false, "policy");
        Path session = folder.resolve(kind.name + ".reins");
        List<String> teach =
                new ArrayList<>(
                        List.of("teach", "--ticks", "1500", "--session", session.toString()));
        teach.addAll(kind.teach);
        Ran.run(teach).done();
        Path policy = folder.resolve(kind.name + ".onnx");
        Path told = folder.resolve(kind.name + ".jsonl");
        try (SessionReader reader = SessionReader.open(session)) {
            List<Episode> episodes =
                    reader.summaries().stream()
                            .map(each -> reader.recorded(each.episode()))
                            .toList();
            String version = session + "@" + drivenMost(episodes);
            Ran.run("policy", version, "--out", policy.toString()).done();
            OnnxPolicy loaded = OnnxPolicy.load(OnnxPolicy.read(policy), reader.header().world());
            tell(episodes, loaded, told);
        }
        table.passed(
                "ONNX policy, " + kind.name,
                "runs what Reins trained",
                python.run("policy", "read", told, policy));
        if (kind.isRepeated) {
            python.script("check_policy.py", session.toString(), policy.toString());
        }
    }

    @Test
    void thePageOnPoliciesSaysHowToRunOne() throws Exception {
        Python python = table.python(false, "policy");
        Path session = folder.resolve("first.reins");
        Ran.run("teach", "--ticks", "200", "--session", session.toString()).done();
        Path policy = folder.resolve("policy.onnx");
        Ran.run("policy", session.toString(), "--out", policy.toString()).done();
        python.snippet("policies.md", "policy.onnx", folder);
    }

    private static int drivenMost(List<Episode> episodes) {
        Map<Integer, Long> driven = new TreeMap<>();
        for (Episode episode : episodes) {
            for (Step step : episode.steps()) {
                driven.merge(step.policy().version(), 1L, Long::sum);
            }
        }
        driven.remove(0); // it has learned nothing yet
        return driven.entrySet().stream()
                .max(Comparator.comparing(Map.Entry::getValue))
                .orElseThrow()
                .getKey();
    }

    /**
     * Goes through the recorded episodes: what the policy is given at each tick, and what it says.
     */
    private static void tell(List<Episode> episodes, OnnxPolicy policy, Path file)
            throws IOException {
        Noted noise = new Noted(new SplittableRandom(7), new ArrayList<>());
        int ticks = 0;
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (Episode episode : episodes) {
                Vec memory = policy.begin();
                boolean isFirst = true;
                for (Step step : episode.steps()) {
                    noise.given.clear();
                    Act act = policy.act(step.observation(), memory, noise);
                    memory = act.memory();
                    JsonObject tick = new JsonObject();
                    tick.addProperty("first", isFirst);
                    tick.add("state", numbers(step.observation().state()));
                    tick.add("noise", new Gson().toJsonTree(noise.given));
                    for (Frame frame : step.observation().frames()) {
                        tick.addProperty("picture", text(frame.pixels()));
                    }
                    switch (act.action()) {
                        case Action.Continuous(Vec controls) ->
                                tick.add("action", numbers(controls));
                        case Action.Token(int word) -> tick.addProperty("word", word);
                    }
                    tick.addProperty("doubt", act.doubt());
                    tick.addProperty("risk", act.risk());
                    out.write(tick + "\n");
                    isFirst = false;
                    if (++ticks == MOST_TICKS) {
                        return;
                    }
                }
            }
        }
    }

    private static JsonElement numbers(Vec vec) {
        return new Gson().toJsonTree(vec.toArray());
    }

    private static String text(Blob pixels) {
        return Base64.getEncoder().encodeToString(pixels.toArray());
    }

    /** Keeps the normal numbers it gave. */
    private record Noted(RandomGenerator random, List<Float> given) implements RandomGenerator {
        @Override
        public long nextLong() {
            return random.nextLong();
        }

        @Override
        public double nextGaussian() {
            double number = random.nextGaussian();
            given.add((float) number);
            return number;
        }
    }

    @AfterAll
    void write() throws IOException {
        table.write();
    }
}
