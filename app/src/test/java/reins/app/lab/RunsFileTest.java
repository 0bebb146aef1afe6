package reins.app.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

final class RunsFileTest {
    @TempDir private Path folder;

    static Trial trial(String method, String level, long seed) {
        return new Trial(
                Trial.Kind.LEARN,
                "lander",
                method,
                level,
                "scripted",
                0.1,
                Choice.of("rlif", Map.of("hidden", "64")),
                Choice.of("random", Map.of("probability", "0.3")),
                Choice.of("hold", Map.of()),
                1000,
                100,
                2,
                3,
                1,
                new TreeMap<>(Map.of("critics/lander.onnx", "0123456789ab")),
                seed);
    }

    static Run run(String method, String level, long seed, double... successes) {
        List<Run.Point> points =
                Arrays.stream(successes)
                        .mapToObj(success -> new Run.Point(0, 0.25, 3, success, -1.0 / 3))
                        .toList();
        return new Run(trial(method, level, seed), "abc", "a machine", 1.5, points);
    }

    private Path file() {
        return folder.resolve("runs").resolve("runs.jsonl");
    }

    @Test
    void whatIsAddedIsReadBackAsItWas() {
        List<Run> runs = List.of(run("a", "low", 1, 0.1), run("b", "high", 2, 0.2, 1.0 / 3));
        try (RunsFile file = RunsFile.open(file())) {
            runs.forEach(file::add);
            assertEquals(runs, RunsFile.read(file()));
        }
        try (RunsFile file = RunsFile.open(file())) {
            assertEquals(runs, file.runs());
            assertFalse(file.wasMended());
        }
    }

    @Test
    void cutAnywhereItKeepsTheWholeRunsAndGoesOn() throws IOException {
        Run first = run("a", "low", 1, 0.1);
        Run second = run("b", "low", 1, 0.2);
        Run third = run("c", "low", 1, 0.3);
        int whole;
        try (RunsFile file = RunsFile.open(file())) {
            file.add(first);
            whole = (int) Files.size(file());
            file.add(second);
        }
        byte[] bytes = Files.readAllBytes(file());
        for (int length = whole; length < bytes.length; length++) {
            Files.write(file(), Arrays.copyOf(bytes, length));
            assertEquals(List.of(first), RunsFile.read(file()));
            try (RunsFile file = RunsFile.open(file())) {
                assertEquals(length > whole, file.wasMended());
                assertEquals(List.of(first), file.runs());
                file.add(third);
            }
            assertEquals(List.of(first, third), RunsFile.read(file()));
        }
    }

    @Test
    void onlyOneMayAddToIt() {
        try (RunsFile _ = RunsFile.open(file())) {
            ReinsException refused =
                    assertThrows(ReinsException.class, () -> RunsFile.open(file()));
            assertTrue(refused.sentence().contains("Another program"), refused::sentence);
        }
        RunsFile.open(file()).close();
    }

    @Test
    void somethingElseIsRefusedByItsLine() throws IOException {
        try (RunsFile file = RunsFile.open(file())) {
            file.add(run("a", "low", 1, 0.1));
        }
        String good = Files.readString(file());
        for (String line : List.of("no run", "{}", "[]", "", "{\"trial\":7}")) {
            Files.writeString(file(), good + line + "\n");
            ReinsException refused =
                    assertThrows(ReinsException.class, () -> RunsFile.open(file()).close());
            assertTrue(refused.sentence().startsWith("Line 2 is not a run"), refused::sentence);
            assertEquals(good + line + "\n", Files.readString(file()), "nothing is removed");
        }
    }

    @Test
    void noFileHasNoRuns() {
        assertEquals(List.of(), RunsFile.read(file()));
    }
}
