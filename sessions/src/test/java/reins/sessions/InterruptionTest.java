package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.flow.Event;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Recordings that are killed, crowded out or cut short keep all that was written. */
final class InterruptionTest {
    private final SplittableRandom random = new SplittableRandom(4);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("drive.reins");
    }

    @Test
    void aKilledProgramLosesNothingThatWasWritten() throws IOException, InterruptedException {
        Process drive =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "-cp",
                                System.getProperty("java.class.path"),
                                EndlessDrive.class.getName(),
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.INHERIT)
                        .start();
        long written = 0;
        try (BufferedReader lines = drive.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                written = Long.parseLong(line);
                if (written == 4050) {
                    ReinsException refusal =
                            assertThrows(ReinsException.class, () -> Session.open(file));
                    assertTrue(
                            refusal.sentence().startsWith("This session is being recorded already"),
                            refusal.sentence());
                    drive.toHandle().destroyForcibly();
                }
            }
        } finally {
            drive.destroyForcibly().waitFor();
        }
        assertTrue(written >= 4050, written + " ticks");

        byte[] before = Files.readAllBytes(file);
        long read;
        try (SessionReader reader = SessionReader.open(file)) {
            read = reader.summaries().getLast().totalTicks();
            long last = reader.summaries().getLast().episode();
            assertEquals(1000, reader.recorded(1).steps().size());
            assertEquals((read - 1) % 1000 + 1, reader.recorded(last).steps().size());
        }
        assertArrayEquals(before, Files.readAllBytes(file));
        // The line may not have been printed when the segment was already there.
        assertTrue(read == written || read == written + 50, read + " of " + written);

        try (SessionWriter writer = Session.open(file)) {
            assertEquals((read + 999) / 1000 + 1, writer.firstEpisode());
        }
        try (var files = Files.list(folder)) {
            assertEquals(List.of(file), files.toList());
        }
    }

    @Test
    void twoWritersOfOneFileAreRefused() {
        try (SessionWriter writer = Session.create(file, Drives.header())) {
            String sentence =
                    assertThrows(ReinsException.class, () -> Session.open(file)).sentence();
            assertTrue(sentence.startsWith("This session is being recorded already"), sentence);
            Drives.record(writer, Drives.drive(1, new Start.Fresh(1), 60, Ending.CUT, random));
        }
        Session.open(file).close();
    }

    @Test
    void aFullDiskStopsTheRecordingAndKeepsWhatWasWritten() {
        Session.create(file, Drives.header()).close();
        Database small = Database.writable(file);
        small.run(() -> small.number("PRAGMA max_page_count = 60"));
        SessionWriter writer = new SessionWriter(small);
        List<Segment> segments = Drives.drive(1, new Start.Fresh(1), 5000, Ending.CUT, random);
        int[] written = {0};
        ReinsException full =
                assertThrows(
                        ReinsException.class,
                        () -> {
                            for (Segment segment : segments) {
                                Drives.record(writer, List.of(segment));
                                written[0]++;
                            }
                        });
        assertTrue(full.sentence().startsWith("The disk is full"), full.sentence());
        assertFalse(writer.hasRoom());
        writer.on(new Event.Failed(writer.name(), full.sentence()));
        writer.close();
        assertTrue(written[0] > 10, written[0] + " segments");
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(
                    Drives.stepsOf(segments.subList(0, written[0])), reader.recorded(1).steps());
        }
    }

    @Test
    void aFileThatVanishesIsNoticed() throws IOException {
        SessionWriter writer = Session.create(file, Drives.header());
        Drives.record(writer, Drives.drive(1, new Start.Fresh(1), 50, Ending.NONE, random));
        Path moved = folder.resolve("moved.reins");
        try {
            Files.move(file, moved);
        } catch (IOException _) {
            writer.close(); // where an open file cannot be moved there is nothing to notice
            return;
        }
        ReinsException gone =
                assertThrows(
                        ReinsException.class,
                        () ->
                                Drives.record(
                                        writer,
                                        Drives.drive(
                                                2, new Start.Fresh(1), 50, Ending.NONE, random)));
        assertTrue(gone.sentence().contains("was moved or deleted"), gone.sentence());
        writer.close();
    }
}
