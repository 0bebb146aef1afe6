package reins.sessions.formats;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Said;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Teaching;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.OtherJava;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Exports;
import reins.sessions.format.Format;
import reins.sessions.format.lerobot.LeRobot21;
import reins.sessions.format.lerobot.LeRobot3;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Where no more can be written, an export ends in a sentence, and what was there is untouched. */
final class FullDiskTest {
    private static final List<Format> WITH_FILMS = List.of(new LeRobot3(), new LeRobot21());
    private static final int PICTURES = 60;

    /** Longer than what FFmpeg holds back, in bytes. */
    private static final long LONG_FILM = 200_000;

    private static final String IN_A_FILM = "in a film";
    private static final int FEW_BYTES = 2000;

    @TempDir private Path folder;

    /**
     * Exports into a folder, first as it should be, then while the system lets this process write
     * no file that is longer than so many bytes, and prints how each ended: in every format and a
     * few bytes, or in those with films and half a film.
     */
    public static void main(String[] arguments) throws IOException, InterruptedException {
        Path folder = Path.of(arguments[0]);
        boolean isInFilm = arguments[1].equals(IN_A_FILM);
        List<Format> formats = isInFilm ? WITH_FILMS : Formats.ALL;
        Attempts attempts = isInFilm ? noise() : few();
        for (Format format : formats) {
            Exports.run(format, attempts, target(folder, format), false, Progress.NONE);
        }
        System.out.println(content(folder).hashCode());
        long limit = isInFilm ? smallestFilm(folder) / 2 : FEW_BYTES;
        new ProcessBuilder(
                        "prlimit",
                        "--pid",
                        Long.toString(ProcessHandle.current().pid()),
                        "--fsize=" + limit)
                .inheritIO()
                .start()
                .waitFor();
        for (Format format : formats) {
            System.out.println(format.id() + " " + ending(format, attempts, folder));
        }
        System.out.println(content(folder).hashCode());
    }

    private static long smallestFilm(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            long smallest =
                    files.filter(file -> file.toString().endsWith(".mp4"))
                            .mapToLong(file -> file.toFile().length())
                            .min()
                            .orElseThrow();
            if (smallest < LONG_FILM) {
                throw new IllegalStateException("a film has %d bytes only".formatted(smallest));
            }
            return smallest;
        }
    }

    private static String ending(Format format, Attempts attempts, Path folder) {
        try {
            Exports.run(format, attempts, target(folder, format), true, Progress.NONE);
            return "written";
        } catch (ReinsException e) {
            return "refused: " + e.sentence();
        } catch (RuntimeException | Error e) {
            return "broken: " + e;
        }
    }

    private static Attempts few() {
        return Samples.attempts(Samples.world(List.of(new Camera("front", 64, 64))), 7);
    }

    /** One attempt whose pictures make a film that is longer than any buffer. */
    private static Attempts noise() {
        WorldSpec world = Samples.world(List.of(new Camera("front", 128, 128)));
        List<Attempt> some = new ArrayList<>();
        Samples.attempts(world, 7).each(some::add);
        Step step = some.getFirst().episode().steps().getFirst();
        SplittableRandom random = new SplittableRandom(3);
        List<Observation> seen = new ArrayList<>();
        for (int i = 0; i <= PICTURES; i++) {
            byte[] pixels = new byte[128 * 128 * 3];
            random.nextBytes(pixels);
            Frame frame = new Frame("front", 128, 128, Blob.of(pixels));
            seen.add(new Observation(step.observation().state(), List.of(frame), List.of()));
        }
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < PICTURES; i++) {
            steps.add(
                    new Step(
                            i,
                            seen.get(i),
                            step.decision(),
                            Said.nothing(0),
                            Teaching.NONE,
                            new Outcome(
                                    seen.get(i + 1),
                                    step.outcome().reward(),
                                    i == PICTURES - 1 ? Ending.CUT : Ending.NONE)));
        }
        return new ListedAttempts(
                world,
                Map.of(),
                List.of(new Attempt(new Episode(1, new Start.Fresh(1), steps), "look")));
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
        assertRefused(Formats.ALL, "few bytes");
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void anExportThatFindsNoRoomInTheMiddleOfAFilmLeavesTheOldOne() throws IOException {
        assertRefused(WITH_FILMS, IN_A_FILM);
    }

    private void assertRefused(List<Format> formats, String how) throws IOException {
        ProcessBuilder builder =
                OtherJava.of(List.of(), FullDiskTest.class, folder.toString(), how)
                        .redirectErrorStream(true);
        builder.environment().put("SVT_LOG", "1");
        List<String> lines =
                new String(builder.start().getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                        .lines()
                        .toList();
        assertEquals(formats.size() + 2, lines.size(), lines.toString());
        for (String line : lines.subList(1, lines.size() - 1)) {
            assertTrue(line.contains(" refused: The export cannot be written"), line);
        }
        assertEquals(lines.getFirst(), lines.getLast(), "what was there is not as it was");
    }
}
