package reins.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.app.run.OfflineLearning;
import reins.core.fact.Blob;
import reins.core.flow.Progress;
import reins.policies.learn.Learners;
import reins.sessions.Session;
import reins.sessions.SessionReader;
import reins.sessions.Snapshot;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicLong;

/** Learning from recorded sessions, by real commands in this process. */
final class LearnTest {
    @TempDir Path folder = Path.of("");

    /** Nothing has been learned in it: its only policy is the untrained one. */
    private Path session = Path.of("");

    @BeforeEach
    void record() {
        session = recorded("a.reins", "lander", 600);
    }

    private Path recorded(String name, String world, int ticks) {
        Path file = folder.resolve(name);
        Ran.run(
                        "teach",
                        "--world",
                        world,
                        "--updates-per-tick",
                        "0",
                        "--ticks",
                        Integer.toString(ticks),
                        "--session",
                        file.toString())
                .done();
        return file;
    }

    private static Ran learn(Object... arguments) {
        List<String> words = new ArrayList<>(List.of("learn"));
        for (Object argument : arguments) {
            words.add(argument.toString());
        }
        return Ran.run(words);
    }

    private static List<Snapshot> policies(Path file) {
        try (SessionReader reader = SessionReader.open(file)) {
            return reader.snapshots();
        }
    }

    private static Blob newest(Path file) {
        try (SessionReader reader = SessionReader.open(file)) {
            return reader.snapshot(reader.snapshots().getLast().version()).body();
        }
    }

    private static void assertRefused(int code, Ran ran, String... words) {
        assertEquals(code, ran.code(), ran.err());
        assertEquals("", ran.out());
        for (String word : words) {
            assertTrue(ran.err().contains(word), () -> word + " in: " + ran.err());
        }
    }

    @Test
    void whatWasRecordedIsLearnedAndItsPolicyIsTheSessionsNewest() {
        JsonObject learned =
                learn(session, "--learner", "bc", "--set", "hidden=16", "--updates", 40, "--json")
                        .done()
                        .json();
        assertEquals(session + "@1", learned.get("policy").getAsString());
        assertEquals(40, learned.get("updates").getAsLong());
        assertEquals(600, learned.get("ticks").getAsLong());
        assertTrue(learned.getAsJsonObject("metrics").has("loss"));
        assertFalse(learned.get("interrupted").getAsBoolean());
        var provenance = policies(session).getLast().provenance();
        assertEquals("bc", provenance.get("learner"));
        assertEquals("40", provenance.get("updates"));
        assertTrue(provenance.getOrDefault("settings", "").contains("\"hidden\":16"));
        Ran.run("evaluate", "--policy", session + "@1", "--episodes", "1").done();
    }

    @Test
    void theSameCommandGivesTheSamePolicyAndAnotherSeedAnother() {
        learn(session, "--learner", "bc", "--updates", 20).done();
        Blob first = newest(session);
        learn(session, "--learner", "bc", "--updates", 20).done();
        assertEquals(first, newest(session));
        learn(session, "--learner", "bc", "--updates", 20, "--seed", 2).done();
        assertNotEquals(first, newest(session));
        assertEquals(4, policies(session).size());
    }

    @Test
    void severalSessionsAreLearnedFromAndTheFirstKeepsThePolicy() {
        Path other = recorded("b.reins", "lander", 500);
        JsonObject learned = learn(session, other, "--updates", 20, "--json").done().json();
        assertEquals(1100, learned.get("ticks").getAsLong());
        assertEquals(2, learned.get("sessions").getAsInt());
        assertEquals(2, policies(session).size());
        assertEquals(1, policies(other).size());
        assertEquals("1100", policies(session).getLast().provenance().get("steps"));
    }

    @Test
    void sessionsWithUnlikeChannelsAreRefusedWithTheDifference() {
        Path other = recorded("b.reins", "pusht", 100);
        assertRefused(
                1,
                learn(session, other, "--updates", 20),
                "These sessions differ in the number of state (8, ",
                "can be learned from together",
                "b.reins");
        assertEquals(1, policies(session).size());
    }

    @Test
    void tooLittleToLearnFromIsSaidAndNothingIsWritten() {
        Path empty = recorded("b.reins", "lander", 20);
        assertRefused(
                1,
                learn(empty, "--learner", "rlif"),
                "There is too little in this session to learn from",
                "b.reins");
        assertEquals(1, policies(empty).size());
        assertRefused(
                1,
                learn(session, "--learner", "bc", "--set", "sees=PICTURE"),
                "This learner looks at pictures");
    }

    @Test
    void aLearnerThatHasNoUseForMoreUpdatesEndsEarlierAndSaysSo() {
        Ran ran = learn(session, "--learner", "bc", "--set", "passes=2", "--updates", 5000).done();
        assertTrue(ran.out().contains("These were fewer than 5,000"), ran.out());
        Ran whole = learn(session, "--learner", "bc", "--updates", 5).done();
        assertFalse(whole.out().contains("fewer"), whole.out());
    }

    @Test
    void thePlotsAreAPictureOfEachNumberThatChanges() throws IOException {
        Path svg = folder.resolve("plots.svg");
        learn(session, "--learner", "rlif", "--set", "warmUp=100", "--updates", 60, "--plot", svg)
                .done();
        String picture = Files.readString(svg);
        for (String title : List.of("Critic loss", "Actor loss", "Entropy")) {
            assertTrue(picture.contains(">" + title + "</text>"), title);
        }
        assertFalse(picture.contains(">Examples</text>"), "it never changes");
        assertRefused(1, learn(session, "--plot", svg), "--force", "plots.svg");
        Path png = folder.resolve("plots.png");
        learn(session, "--learner", "bc", "--updates", 20, "--plot", png).done();
        assertTrue(Files.size(png) > 1000);
        assertRefused(2, learn(session, "--plot", "plots.pdf"), ".svg or .png");
        assertRefused(1, learn(session, "--plot", folder.resolve("no/plots.svg")), "folder");
    }

    @Test
    void whatIsEndedEarlyKeepsWhatWasLearnedAndNothingElse() {
        var learning =
                new OfflineLearning(
                        List.of(session),
                        new OfflineLearning.How(
                                Learners.of("bc").byDefault(), 1, OptionalLong.of(1000)));
        AtomicLong made = new AtomicLong();
        var kept =
                learning.run(
                        () -> made.get() >= 7,
                        metrics -> made.set(metrics.updates()),
                        Progress.NONE);
        assertEquals(7, kept.metrics().updates());
        assertEquals("7", policies(session).getLast().provenance().get("updates"));
        assertThrows(
                CancellationException.class,
                () -> learning.run(() -> true, _ -> {}, Progress.NONE));
        assertEquals(2, policies(session).size());
    }

    @Test
    void aSessionThatIsBeingRecordedIsRefusedBeforeAnythingIsLearned() {
        try (var _ = Session.open(session)) {
            Ran ran = learn(session, "--updates", 1_000_000_000);
            assertRefused(1, ran, "a.reins");
        }
    }

    @Test
    void whatIsNotUnderstoodIsRefused() {
        assertRefused(2, learn(), "SESSION");
        assertRefused(2, learn(session, "--updates", 0), "--updates");
        assertRefused(2, learn(session, session), "named twice");
        assertRefused(2, learn(session, "--learner", "rlff"), "'rlif'?");
        assertRefused(1, learn(folder.resolve("none.reins")), "none.reins");
    }
}
