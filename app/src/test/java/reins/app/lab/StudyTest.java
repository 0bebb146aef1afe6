package reins.app.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.app.cli.Ran;
import reins.app.run.Critics;
import reins.app.run.Teachers;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Real comparisons on very short runs, each in a Java of its own. */
final class StudyTest {
    @TempDir private Path folder;

    private Ran compare(String... more) {
        List<String> arguments =
                List.of(
                        "bench",
                        "rlif",
                        "--worlds=lander",
                        "--levels=low",
                        "--methods=hg-dagger",
                        "--seeds=2",
                        "--ticks=300",
                        "--episodes=1",
                        "--last-episodes=2",
                        "--runs=" + file("runs.jsonl"),
                        "--out=" + file("page.md"));
        String[] all =
                Stream.concat(arguments.stream(), Arrays.stream(more)).toArray(String[]::new);
        return Ran.run(all);
    }

    private Path file(String name) {
        return folder.resolve(name);
    }

    /** What came of each trial, by its title; how long it took differs from time to time. */
    private Map<String, List<Run.Point>> points() {
        Map<String, List<Run.Point>> points = new HashMap<>();
        for (Run run : RunsFile.read(file("runs.jsonl"))) {
            List<Run.Point> before = points.put(run.trial().title(), run.points());
            assertEquals(null, before, "a run that was repeated");
        }
        return points;
    }

    @Test
    void anInterruptedComparisonGoesOnAndEndsAsIfNothingHadBeen() throws IOException {
        Ran whole = compare();
        assertEquals(0, whole.code(), whole.err());
        Map<String, List<Run.Point>> points = points();
        assertEquals(4, points.size()); // two seeds: the teacher by itself, and one that learns
        String page = Files.readString(file("page.md"));
        assertTrue(page.contains("All 4 runs are done."), page);
        assertTrue(page.contains("| hg-dagger | "), page);
        assertTrue(Files.readString(file("page.svg")).contains("hg-dagger"));

        String concluded = "\n## Where this stands\n\nOne lander learns.\n";
        Files.writeString(file("page.md"), page + concluded);
        Ran again = compare();
        assertEquals(page + concluded, Files.readString(file("page.md")), "what people wrote");
        assertTrue(again.err().contains("4 of 4 trials are done already"), again.err());
        assertEquals(points, points());

        byte[] bytes = Files.readAllBytes(file("runs.jsonl"));
        Files.write(file("runs.jsonl"), Arrays.copyOf(bytes, bytes.length - 5));
        Ran cut = compare("--page");
        assertEquals(0, cut.code(), cut.err());
        assertTrue(Files.readString(file("page.md")).contains("1 of 4 runs are missing"));
        Ran mended = compare();
        assertTrue(mended.err().contains("cut off is dropped"), mended.err());
        assertTrue(mended.err().contains("3 of 4 trials are done already"), mended.err());
        assertEquals(points, points(), "the same trial gives the same run");
    }

    @Test
    void whatThereIsNotIsRefusedBeforeAnythingRuns() {
        for (List<String> wrong :
                List.of(
                        List.of("--worlds=moon", "moon"),
                        List.of("--levels=best", "best"),
                        List.of("--methods=magic", "magic"),
                        List.of("--ticks=3", "--ticks"),
                        List.of("--seeds=0", "--seeds"),
                        List.of("--parallel=0", "--parallel"))) {
            Ran refused =
                    Ran.run("bench", "rlif", "--runs=" + file("none.jsonl"), wrong.getFirst());
            assertEquals(2, refused.code(), refused.err());
            assertTrue(refused.err().contains(wrong.getLast()), refused.err());
            assertTrue(Files.notExists(file("none.jsonl")));
        }
    }

    @Test
    void everyTrialOfTheComparisonsCanBeMade() {
        Method.Length length = new Method.Length(1000, 100, 1, 1);
        for (WorldType<?> type : Worlds.ALL) {
            if (!Teachers.of(type.id()).isEmpty()) {
                for (Method method : RlifMethods.ALL) {
                    for (String level : method.levels()) {
                        Trials.check(method.trial(type.id(), level, length, 1));
                    }
                }
                for (InterventionMethods methods : InterventionMethods.ALL) {
                    methods.methods("middle")
                            .forEach(method ->
                                    Trials.check(method.trial(type.id(), "middle", length, 1)));
                }
            }
        }
    }

    @Test
    void aTrialNamesTheFilesThatTeachAndJudgeInIt() {
        assertEquals(
                Set.of("experts/walker-low.onnx", "critics/walker.onnx"),
                trial("rlif value", "walker").files().keySet());
        assertEquals(Set.of("experts/walker-low.onnx"), trial("dagger", "walker").files().keySet());
        assertEquals(Set.of(), trial("dagger", "lander").files().keySet());
    }

    @Test
    void aRunWithAnotherFileIsRunAgain() throws IOException {
        String taught = "--worlds=walker"; // besides lander, which has no such file
        assertEquals(0, compare(taught).code());
        Path runs = file("runs.jsonl");
        String done = Files.readString(runs);
        String name = "experts/walker-low.onnx";
        String print = RunsFile.read(runs).getLast().trial().files().get(name);
        Files.writeString(runs, done.replace(print, "0123456789ab"));
        Ran again = compare(taught);
        assertTrue(again.err().contains("4 of 8 trials are done"), again.err());
        assertEquals(12, RunsFile.read(runs).size());
    }

    private static Trial trial(String method, String world) {
        return RlifMethods.ALL.stream()
                .filter(one -> one.id().equals(method))
                .findFirst()
                .orElseThrow()
                .trial(world, "low", new Method.Length(1000, 100, 1, 1), 1);
    }

    @Test
    void theLandersCriticPrefersItsExpertInMostStates() {
        WorldType.Simulated<?> lander = Worlds.simulated("lander");
        double agreement =
                new CriticLessons(lander, 8, false, 99)
                        .agreement(Critics.of(lander.spec()).get(), 2000);
        assertTrue(agreement > 0.65, "agreement " + agreement);
    }

    @Test
    void aCriticIsTheSameFileEachTime() throws IOException {
        for (String name : List.of("one.onnx", "two.onnx")) {
            Ran made =
                    Ran.run(
                            "train",
                            "critic",
                            "--steps=2000",
                            "--updates=300",
                            "--out=" + file(name));
            assertEquals(0, made.code(), made.err());
            assertTrue(made.out().contains("prefers the expert's action"), made.out());
        }
        assertEquals(-1, Files.mismatch(file("one.onnx"), file("two.onnx")));
    }

    @Test
    void anAgentIsTheSameFilesEachTime() throws IOException {
        List<String> files = List.of("critics/lander.onnx", "experts/lander-full.onnx");
        for (String folder : List.of("one", "two")) {
            Ran made =
                    Ran.run(
                            "train",
                            "agent",
                            "--ticks=1500",
                            "--every=500",
                            "--episodes=2",
                            "--out=" + file(folder));
            assertEquals(0, made.code(), made.err());
            assertTrue(made.out().contains("The critic prefers the agent's action"), made.out());
        }
        for (String name : files) {
            assertEquals(-1, Files.mismatch(file("one/" + name), file("two/" + name)), name);
        }
        Ran refused = Ran.run("train", "agent", "--ticks=100", "--every=200");
        assertEquals(2, refused.code(), refused.err());
        assertTrue(refused.err().contains("--ticks no less than --every"), refused.err());
    }
}
