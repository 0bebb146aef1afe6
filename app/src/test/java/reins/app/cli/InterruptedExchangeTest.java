package reins.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import reins.app.lab.SecondJava;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** Ctrl-C while an export or import is being written, in a program of its own. */
@EnabledOnOs(OS.LINUX)
final class InterruptedExchangeTest {
    @TempDir private Path folder;

    @BeforeEach
    void record() {
        Ran.run(
                        "teach",
                        "--updates-per-tick",
                        "0",
                        "--ticks",
                        "40000",
                        "--session",
                        file("a.reins"))
                .done();
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private List<String> content() throws IOException {
        List<String> content = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted().toList()) {
                content.add(
                        Files.isRegularFile(file)
                                ? file + " " + Arrays.hashCode(Files.readAllBytes(file))
                                : file.toString());
            }
        }
        return content;
    }

    /** Runs a command, and interrupts it as soon as there is something of that name. */
    private Ran interrupted(String part, String... arguments)
            throws IOException, InterruptedException {
        ProcessBuilder builder = SecondJava.of(List.of("-Xmx1g"), List.of(arguments));
        // Where the test runs in the background, Ctrl-C may be ignored from the start.
        builder.command().addAll(0, List.of("env", "--default-signal=INT"));
        Path said = Files.createTempFile("said", ".txt");
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process process = builder.redirectError(said.toFile()).start();
            try {
                await(watch, part, process);
                String id = Long.toString(process.pid());
                assertEquals(0, new ProcessBuilder("kill", "-INT", id).start().waitFor());
                String out =
                        new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
                return new Ran(process.waitFor(), out, Files.readString(said));
            } finally {
                process.destroyForcibly();
            }
        } finally {
            Files.delete(said);
        }
    }

    private static void await(WatchService watch, String name, Process process)
            throws InterruptedException {
        boolean isThere = false;
        while (!isThere && process.isAlive()) {
            WatchKey key = watch.poll(1, TimeUnit.SECONDS);
            if (key != null) {
                isThere =
                        key.pollEvents().stream()
                                .anyMatch(event -> String.valueOf(event.context()).equals(name));
                key.reset();
            }
        }
        assertTrue(isThere, "it ended before it wrote anything");
    }

    private static void assertEndedEarly(Ran ran) {
        assertEquals(Interruption.CODE, ran.code(), ran.err());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("Ended early; nothing was written."), ran.err());
    }

    @Test
    void anInterruptedExportLeavesTheOldOneAndNothingElse()
            throws IOException, InterruptedException {
        Ran.run("export", "--format", "lerobot", file("a.reins"), file("out")).done();
        List<String> before = content();
        assertEndedEarly(
                interrupted(
                        ".out.part",
                        "export",
                        "--format",
                        "lerobot",
                        "--replace",
                        "--camera",
                        "outside",
                        file("a.reins"),
                        file("out")));
        assertEquals(before, content());
    }

    @Test
    void anInterruptedImportLeavesNothing() throws IOException, InterruptedException {
        Ran.run("export", "--format", "table", file("a.reins"), file("out")).done();
        List<String> before = content();
        assertEndedEarly(
                interrupted(
                        ".b.reins.part",
                        "import",
                        "--format",
                        "table",
                        file("out"),
                        file("b.reins")));
        assertEquals(before, content());
    }
}
