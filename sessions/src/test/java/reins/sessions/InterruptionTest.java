package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.core.fact.Start;
import reins.core.fact.Step;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Recordings that are killed or crowded out keep all that was written. */
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
        Process drive = OtherJava.of(List.of(), EndlessDrive.class, file.toString()).start();
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
            for (Step step : reader.recorded(last).steps()) {
                assertEquals(1, step.observation().frames().size());
                assertEquals(1, step.outcome().observation().frames().size());
            }
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
}
