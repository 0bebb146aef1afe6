package reins.sessions.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.core.flow.Progress;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** Where no more can be written, an export ends in a sentence, and what was there is untouched. */
final class FullDiskTest {
    @TempDir private Path folder;

    /**
     * Exports into a folder in every format, first as it should be, then while the system lets this
     * process write no file that is longer than so many bytes, and prints how each ended.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        for (Format format : Formats.ALL) {
            Exports.run(format, attempts(), target(folder, format), false, Progress.NONE);
        }
        System.out.println(content(folder).hashCode());
        new ProcessBuilder(
                        "prlimit",
                        "--pid",
                        Long.toString(ProcessHandle.current().pid()),
                        "--fsize=" + arguments[1])
                .inheritIO()
                .start()
                .waitFor();
        for (Format format : Formats.ALL) {
            System.out.println(format.id() + " " + ending(format, folder));
        }
        System.out.println(content(folder).hashCode());
    }

    private static String ending(Format format, Path folder) {
        try {
            Exports.run(format, attempts(), target(folder, format), true, Progress.NONE);
            return "written";
        } catch (ReinsException e) {
            return "refused: " + e.sentence();
        } catch (RuntimeException | Error e) {
            return "broken: " + e;
        }
    }

    private static Attempts attempts() {
        return Samples.attempts(Samples.world(List.of(new Camera("front", 64, 64))), 7);
    }

    private static Path target(Path folder, Format format) {
        return folder.resolve(format.id() + format.ending().map(ending -> "." + ending).orElse(""));
    }

    private static List<String> content(Path folder) throws IOException {
        List<String> content = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                content.add(file + " " + Arrays.hashCode(Files.readAllBytes(file)));
            }
        }
        return content;
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anExportThatFindsNoRoomLeavesTheOldOne() throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(
                                ProcessHandle.current().info().command().orElseThrow(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                "-Djava.awt.headless=true",
                                "-cp",
                                System.getProperty("java.class.path"),
                                FullDiskTest.class.getName(),
                                folder.toString(),
                                "2000")
                        .redirectErrorStream(true);
        builder.environment().put("SVT_LOG", "1");
        List<String> lines =
                new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertEquals(Formats.ALL.size() + 2, lines.size(), lines.toString());
        for (String line : lines.subList(1, lines.size() - 1)) {
            assertTrue(line.contains(" refused: The export cannot be written"), line);
        }
        assertEquals(lines.getFirst(), lines.getLast(), "what was there is not as it was");
    }
}
