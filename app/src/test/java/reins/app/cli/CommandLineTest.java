package reins.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonArray;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Artifact;
import reins.core.fact.Episode;
import reins.core.fact.Release;
import reins.policies.learn.Learners;
import reins.sessions.SessionReader;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Real commands on short runs, in this process. */
final class CommandLineTest {
    @TempDir Path folder = Path.of("");

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private Ran teach(String session, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("teach", "--ticks", "500", "--session", session));
        arguments.addAll(List.of(more));
        return Ran.run(arguments.toArray(String[]::new));
    }

    private static void assertRefused(int code, Ran ran, String... words) {
        assertEquals(code, ran.code(), ran.err());
        assertEquals("", ran.out());
        for (String word : words) {
            assertTrue(ran.err().contains(word), () -> word + " in: " + ran.err());
        }
        // The sentence; where the command was not understood, a suggestion and where to look.
        assertTrue(ran.err().lines().count() <= (code == 2 ? 3 : 1), ran::err);
    }

    @Test
    void aTaughtSessionOpensAndItsPolicyIsEvaluatedAndExported() {
        Ran taught = teach(file("a.reins"), "--json");
        assertEquals(0, taught.code(), taught.err());
        assertEquals(500, taught.json().get("ticks").getAsLong());
        try (SessionReader reader = SessionReader.open(folder.resolve("a.reins"))) {
            assertEquals("lander", reader.header().world().id());
            assertEquals(500, reader.summaries().stream().mapToLong(one -> one.ticks()).sum());
        }

        Ran evaluated =
                Ran.run("evaluate", "--policy", file("a.reins"), "--episodes", "2", "--json");
        assertEquals(0, evaluated.code(), evaluated.err());
        assertEquals(2, evaluated.json().get("episodes").getAsInt());

        assertEquals(0, Ran.run("policy", file("a.reins"), "--out", file("a.onnx")).code());
        Ran exported = Ran.run("evaluate", "--policy", file("a.onnx"), "--episodes", "2", "--json");
        assertEquals(evaluated.json().get("meanReturn"), exported.json().get("meanReturn"));
        assertRefused(
                1,
                Ran.run("policy", file("a.reins"), "--out", file("a.onnx")),
                "--force",
                "a.onnx");
        assertRefused(1, Ran.run("policy", file("a.reins@999"), "--out", file("b.onnx")), "999");
    }

    @Test
    void whereTheLearnerLooksTheWorldIsFilmedAlsoForItsPolicy() {
        List<String> look = List.of("--learner", "bc", "--set", "sees=PICTURE", "--set", "batch=4");
        for (String name : List.of("a.reins", "b.reins")) {
            Ran taught = teach(file(name), look.toArray(String[]::new));
            assertEquals(0, taught.code(), taught.err());
        }
        assertEquals(content("a"), content("b"));
        try (SessionReader reader = SessionReader.open(folder.resolve("a.reins"))) {
            assertTrue(
                    reader.recorded(1).steps().stream()
                            .allMatch(step -> step.observation().frames().size() == 1));
        }
        Ran evaluated = Ran.run("evaluate", "--policy", file("a.reins"), "--episodes", "1");
        assertEquals(0, evaluated.code(), evaluated.err());
        // Another learner goes on from where the looking policy drives.
        Ran more = teach(file("a.reins"), "--continue", "--learner", "hg-dagger");
        assertEquals(0, more.code(), more.err());
    }

    @Test
    void anyPolicyTeachesAndNobodyDoesWhereThatIsAsked() {
        assertEquals(0, teach(file("a.reins")).code());
        assertEquals(0, Ran.run("policy", file("a.reins"), "--out", file("a.onnx")).code());
        for (String source : List.of(file("a.reins"), file("a.onnx"))) {
            String name = source.endsWith("onnx") ? "c.reins" : "b.reins";
            Ran taught = teach(file(name), "--teacher", "policy:" + source, "--rule", "random");
            assertEquals(0, taught.code(), taught.err());
        }
        assertEquals(taughtIn("b"), taughtIn("c"), "the same policy, wherever it comes from");
        assertTrue(taughtIn("b").contains(true));
        assertRefused(1, teach(file("d.reins"), "--teacher", "policy:none.onnx"), "none.onnx");

        Ran alone = teach(file("e.reins"), "--teacher", "none");
        assertEquals(0, alone.code(), alone.err());
        assertFalse(taughtIn("e").contains(true));
        try (SessionReader reader = SessionReader.open(folder.resolve("e.reins"))) {
            assertEquals("nobody", reader.header().run().get("teacher"));
        }
    }

    /** At each tick, whether the teacher drove. */
    private List<Boolean> taughtIn(String session) {
        List<Boolean> drove = new ArrayList<>();
        try (SessionReader reader = SessionReader.open(folder.resolve(session + ".reins"))) {
            reader.summaries()
                    .forEach(one ->
                            reader.recorded(one.episode())
                                    .steps()
                                    .forEach(step -> drove.add(step.decision().teacherDrives())));
        }
        return drove;
    }

    @Test
    void withoutUpdatesTheWorldGoesOnAllTheSame() {
        Ran taught =
                Ran.run(
                        "teach",
                        "--updates-per-tick",
                        "0",
                        "--ticks",
                        "20000",
                        "--session",
                        file("a.reins"),
                        "--json");
        assertEquals(20_000, taught.done().json().get("ticks").getAsLong());
    }

    @Test
    void theSameCommandGivesTheSameSession() {
        for (String learner : List.of("hg-dagger", "rlif")) {
            teach(file("one-" + learner + ".reins"), "--learner", learner);
            teach(file("two-" + learner + ".reins"), "--learner", learner);
            assertEquals(content("one-" + learner), content("two-" + learner));
        }
        teach(file("other.reins"), "--seed", "8");
        assertNotEquals(content("one-hg-dagger"), content("other"));
    }

    /** Every episode and every policy's graph. */
    private List<Object> content(String session) {
        List<Object> content = new ArrayList<>();
        try (SessionReader reader = SessionReader.open(folder.resolve(session + ".reins"))) {
            reader.summaries().forEach(one -> content.add(reader.recorded(one.episode())));
            reader.snapshots()
                    .forEach(one -> {
                        Artifact artifact = reader.snapshot(one.version());
                        content.add(artifact.body());
                        content.add(artifact.provenance());
                    });
        }
        assertTrue(content.stream().anyMatch(Episode.class::isInstance));
        return content;
    }

    @Test
    void aSessionIsGoneOnWithAndNotOverwrittenUnasked() {
        assertEquals(0, teach(file("a.reins")).code());
        assertRefused(1, teach(file("a.reins")), "--continue", "--force", "a.reins");
        Ran more = teach(file("a.reins"), "--continue", "--json");
        assertEquals(0, more.code(), more.err());
        try (SessionReader reader = SessionReader.open(folder.resolve("a.reins"))) {
            assertEquals(1000, reader.summaries().stream().mapToLong(one -> one.ticks()).sum());
        }
        assertEquals(0, teach(file("a.reins"), "--force").code());
        try (SessionReader reader = SessionReader.open(folder.resolve("a.reins"))) {
            assertEquals(500, reader.summaries().stream().mapToLong(one -> one.ticks()).sum());
        }
        assertRefused(1, teach(file("none.reins"), "--continue"), "none.reins");
    }

    @Test
    void theTeacherIsEvaluatedByTheSameDoor() {
        Ran skilled = Ran.run("evaluate", "--policy", "scripted", "--episodes", "20", "--json");
        assertTrue(skilled.json().get("successRate").getAsDouble() > 0.9, skilled.out());
        Ran clumsy = Ran.run("evaluate", "--policy", "scripted:0", "--episodes", "20", "--json");
        assertTrue(
                clumsy.json().get("meanReturn").getAsDouble()
                        < skilled.json().get("meanReturn").getAsDouble());
        assertRefused(2, Ran.run("evaluate", "--policy", "scripted:x"), "'x'");
    }

    @Test
    void whatIsMisspeltIsAnsweredByTheNearestWord() {
        assertRefused(2, teach(file("a.reins"), "--world", "landr"), "'landr'", "'lander'?");
        assertRefused(2, teach(file("a.reins"), "--learner", "hgdagger"), "'hg-dagger'?");
        assertRefused(2, teach(file("a.reins"), "--teacher", "script"), "'scripted'?");
        assertRefused(2, teach(file("a.reins"), "--learner", "x"), "bc, dagger, hg-dagger, rlif");
        assertRefused(2, Ran.run("teech"), "teech", "teach");
    }

    @Test
    void numbersOutOfRangeAreRefusedBeforeAnythingIsWritten() {
        assertRefused(2, teach(file("a.reins"), "--skill", "1.5"), "1.5", "0 and 1");
        assertRefused(2, teach(file("a.reins"), "--ticks", "0"), "--ticks");
        assertRefused(2, teach(file("a.reins"), "--set", "batch=-1"), "'batch'");
        assertRefused(2, teach(file("a.reins"), "--set", "bach=1"), "'bach'");
        assertRefused(
                2, Ran.run("evaluate", "--policy", "x.onnx", "--episodes", "0"), "--episodes");
        assertTrue(Files.notExists(folder.resolve("a.reins")));
    }

    @Test
    void badFilesAreRefusedWithOneSentence() throws IOException {
        Files.writeString(folder.resolve("garbage.onnx"), "no graph");
        Files.writeString(folder.resolve("garbage.reins"), "no session");
        assertRefused(1, Ran.run("evaluate", "--policy", file("garbage.onnx")), "ONNX");
        assertRefused(1, Ran.run("evaluate", "--policy", file("garbage.reins")), "garbage.reins");
        assertRefused(1, Ran.run("evaluate", "--policy", file("none.onnx")), "none.onnx");
        assertRefused(1, teach(file("no/such/folder/a.reins")), "folder");
        assertRefused(1, teach(file("garbage.reins"), "--continue"), "garbage.reins");
    }

    @Test
    void aWorldOfAnotherProgramIsKnownByItsFileAndReachedByARunOnly() throws IOException {
        Path file = folder.resolve("cart.world.json");
        Files.writeString(
                file,
                """
                {"env": "Cart-v1", "python": "/no/such/python", "state": [{"name": "place"}],
                 "controls": [{"name": "push", "low": -1, "high": 1}],
                 "tickSeconds": 0.02, "maxTicks": 50}\
                """);
        assertRefused(
                2,
                Ran.run("evaluate", "--world", file.toString(), "--policy", "scripted"),
                "World 'gym:Cart-v1' starts a program that was never started here; add --agree if"
                        + " you want that. Environment: Cart-v1; Made with: {}; Python:"
                        + " /no/such/python");
        assertRefused(
                2,
                Ran.run("teach", "--world", file.toString(), "--agree"),
                "No program can teach in world 'gym:Cart-v1'.");
        assertRefused(
                1,
                Ran.run("evaluate", "--world", file.toString(), "--policy", "scripted"),
                "World 'gym:Cart-v1' does not do the same again");
        Files.writeString(
                file,
                Files.readString(file).replace("\"maxTicks", "\"repeatable\": true, \"maxTicks"));
        assertRefused(
                1,
                Ran.run("evaluate", "--world", file.toString(), "--policy", "scripted"),
                "This Python cannot be started: /no/such/python");
    }

    @Test
    void theListNamesEveryWorldAndLearner() {
        Ran listed = Ran.run("list", "--json");
        assertEquals(0, listed.code());
        assertEquals(1, listed.out().lines().count());
        JsonArray worlds = listed.json().getAsJsonArray("worlds");
        assertEquals(Worlds.ALL.size(), worlds.size());
        assertEquals(8, worlds.get(0).getAsJsonObject().getAsJsonArray("observation").size());
        assertEquals(Learners.ALL.size(), listed.json().getAsJsonArray("learners").size());
    }

    @Test
    void everyCommandTellsTheVersion() {
        assertEquals("Reins " + Release.VERSION, Ran.run("--version").out().strip());
        assertEquals("Reins " + Release.VERSION, Ran.run("bench", "speed", "-V").out().strip());
    }

    @Test
    void theDoctorFindsThisMachineSound() {
        Ran seen = Ran.run("doctor", "--json");
        assertEquals(0, seen.code(), seen.err());
        assertTrue(seen.json().get("sound").getAsBoolean());
    }

    @Test
    void aSmallLearningCurveIsWrittenWithItsPicture() throws IOException {
        Ran measured =
                Ran.run(
                        "bench",
                        "curve",
                        "--seeds",
                        "3",
                        "--ticks",
                        "400",
                        "--every",
                        "200",
                        "--episodes",
                        "2",
                        "--out",
                        file("curve.md"));
        assertEquals(0, measured.code(), measured.err());
        String page = Files.readString(folder.resolve("curve.md"));
        assertTrue(page.contains("./reins bench curve --seeds 3"), page);
        assertTrue(page.contains("| 400 |"), page);
        assertTrue(Files.size(folder.resolve("curve.png")) > 1000);
    }

    @Test
    void theTeachersLevelsAreWrittenWorldByWorld() throws IOException {
        Ran measured =
                Ran.run(
                        "bench",
                        "levels",
                        "--world",
                        "lander",
                        "--episodes",
                        "2",
                        "--out",
                        file("levels.md"));
        assertEquals(0, measured.code(), measured.err());
        String page = Files.readString(folder.resolve("levels.md"));
        assertTrue(page.contains("## lander: scripted"), page);
        assertTrue(page.contains("| 0.62 | high |"), page);
        assertTrue(page.contains("| 100 % |"), page);
        assertRefused(2, Ran.run("bench", "levels", "--world", "landr"), "'lander'?");
    }
}
