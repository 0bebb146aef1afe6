package reins.sessions.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.format.Attempts;
import reins.sessions.format.EditedAttempts;
import reins.sessions.format.Exports;
import reins.sessions.format.Format;
import reins.sessions.format.Selection;
import reins.sessions.format.Verification;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CancellationException;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What every format keeps to, whatever it is. */
final class FormatsTest {
    private static final List<Camera> CAMERAS =
            List.of(new Camera("front", 64, 64), new Camera("rear view", 40, 36));

    @TempDir private Path folder;

    static List<Format> formats() {
        return Formats.ALL;
    }

    private static String name(Format format) {
        return "out" + format.ending().map(ending -> "." + ending).orElse("");
    }

    private Path target(Format format) {
        return folder.resolve(name(format));
    }

    private static Attempts open(Path session, WorldSpec world, Selection.Only only) {
        List<String> cameras = world.cameras().stream().map(Camera::name).toList();
        return EditedAttempts.open(
                session,
                new Selection(only, cameras, 1),
                () -> {
                    throw new IllegalStateException("every picture was recorded");
                });
    }

    /** What is in a folder, by name. */
    private static Map<String, String> content(Path root) {
        try (Stream<Path> files = Files.walk(root)) {
            return new TreeMap<>(
                    files.filter(Files::isRegularFile)
                            .collect(
                                    Collectors.toMap(
                                            file -> root.relativize(file).toString(),
                                            FormatsTest::bytes)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String bytes(Path file) {
        try {
            return java.util.Arrays.hashCode(Files.readAllBytes(file)) + "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Whether it takes such a world; if not, it says so in a sentence. */
    private Optional<Attempts> exported(Format format, Path session, WorldSpec world) {
        Path target = session.resolveSibling(session.getFileName() + "-" + name(format));
        try (Attempts attempts = open(session, world, Selection.Only.ALL)) {
            Exports.run(format, attempts, target, false, Progress.NONE);
            return Optional.of(format.read(target));
        } catch (ReinsException e) {
            assertTrue(e.sentence().endsWith("."), e.sentence());
            assertFalse(Files.exists(target));
            return Optional.empty();
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatAFormatKeepsComesBackFromAnEditedSession(Format format) {
        int taken = 0;
        for (WorldSpec world :
                List.of(Samples.world(CAMERAS), Samples.world(List.of()), Samples.tokens())) {
            Path session = folder.resolve(taken + world.id() + world.cameras().size() + ".reins");
            Recorded.session(session, world, 3);
            Optional<Attempts> found = exported(format, session, world);
            if (found.isPresent()) {
                taken++;
                try (Attempts wanted = open(session, world, Selection.Only.ALL);
                        Attempts back = found.get()) {
                    assertEquals(
                            List.of(),
                            Verification.differences(
                                    wanted, back, format.keeps(), 20, Progress.NONE));
                    assertEquals(
                            List.of(),
                            Verification.differences(
                                    wanted, back, format.keeps(), 20, Progress.NONE),
                            "a second time");
                }
            }
        }
        assertTrue(taken > 0);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void anExportThatIsCancelledLeavesWhatWasThere(Format format) {
        Path session = folder.resolve("s.reins");
        WorldSpec world = Samples.world(CAMERAS);
        Recorded.session(session, world, 4);
        for (boolean existing : new boolean[] {false, true}) {
            Map<String, String> before = content(folder);
            try (Attempts attempts = open(session, world, Selection.Only.ALL)) {
                int[] told = {0};
                assertThrows(
                        CancellationException.class,
                        () ->
                                Exports.run(
                                        format,
                                        attempts,
                                        target(format),
                                        true,
                                        (_, _) -> {
                                            if (++told[0] == 2) {
                                                throw new CancellationException();
                                            }
                                        }));
                assertEquals(before, content(folder));
                if (!existing) {
                    Exports.run(format, attempts, target(format), false, Progress.NONE);
                    assertThrows(
                            ReinsException.class,
                            () ->
                                    Exports.run(
                                            format,
                                            attempts,
                                            target(format),
                                            false,
                                            Progress.NONE));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void whatIsSomethingElseIsRefusedInASentence(Format format) throws IOException {
        Path file = Files.writeString(folder.resolve("note.txt"), "not a demonstration");
        Path empty = Files.createDirectory(folder.resolve("empty"));
        for (Path path : List.of(file, empty, folder.resolve("nowhere"))) {
            String sentence =
                    assertThrows(ReinsException.class, () -> format.read(path).close()).sentence();
            assertTrue(sentence.contains(path.toString()), sentence);
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void progressGoesForwardsToItsEnd(Format format) {
        Path session = folder.resolve("s.reins");
        Recorded.session(session, Samples.world(CAMERAS), 5);
        try (Attempts attempts = open(session, Samples.world(CAMERAS), Selection.Only.ALL)) {
            long[] last = {0, 1};
            Exports.run(
                    format,
                    attempts,
                    target(format),
                    false,
                    (done, total) -> {
                        assertTrue(total > 0 && done >= last[0] && done <= total);
                        last[0] = done;
                        last[1] = total;
                    });
            assertEquals(last[1], last[0]);
        }
    }
}
