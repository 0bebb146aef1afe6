package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.ReinsException;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.flow.Event;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Files that are not as they should be: each gets one clear sentence, and what is whole is read.
 */
final class DamageTest {
    private final SplittableRandom random = new SplittableRandom(3);

    @TempDir private Path folder;
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("drive.reins");
    }

    private static String refusal(Path file) {
        ReinsException reading =
                assertThrows(ReinsException.class, () -> SessionReader.open(file).close());
        ReinsException writing =
                assertThrows(ReinsException.class, () -> Session.open(file).close());
        assertTrue(reading.sentence().endsWith(": " + file), reading.sentence());
        assertEquals(reading.sentence(), writing.sentence());
        return reading.sentence();
    }

    private void sql(String... statements) throws SQLException {
        try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.executeUpdate(sql);
            }
        }
    }

    @Test
    void aMissingFileIsRefused() {
        assertTrue(refusal(file).startsWith("There is no such session"));
        assertFalse(Files.exists(file));
    }

    @Test
    void aFolderIsRefused() throws IOException {
        Files.createDirectory(file);
        assertTrue(refusal(file).startsWith("This is a folder"));
        assertThrows(ReinsException.class, () -> Session.create(file, Drives.header()));
    }

    @Test
    void aFolderThatIsNotThereIsRefused() {
        Path nowhere = folder.resolve("no/where.reins");
        ReinsException refusal =
                assertThrows(ReinsException.class, () -> Session.create(nowhere, Drives.header()));
        assertTrue(refusal.sentence().startsWith("There is no such folder"), refusal.sentence());
    }

    /** There nobody, not even the administrator, can make a file. */
    @Test
    @EnabledOnOs(OS.LINUX)
    void aFolderThatTakesNoFilesIsRefused() {
        Path file = Path.of("/proc/self/drive.reins");
        ReinsException refusal =
                assertThrows(ReinsException.class, () -> Session.create(file, Drives.header()));
        assertTrue(refusal.sentence().contains("/proc/self"), refusal.sentence());
        Drives.session(this.file, 1, random);
        assertThrows(ReinsException.class, () -> Session.saveAs(this.file, file, false));
    }

    @Test
    void aSessionInAReadOnlyFolderCanBeReadButNotGoneOnWith() {
        Drives.session(file, 1, random);
        Assumptions.assumeTrue(
                file.toFile().setWritable(false)
                        && folder.toFile().setWritable(false)
                        && !Files.isWritable(folder),
                "permissions do not bind this user");
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(120, reader.recorded(1).steps().size());
        }
        assertThrows(ReinsException.class, () -> Session.open(file));
        assertTrue(folder.toFile().setWritable(true));
    }

    @Test
    void aFileThatIsNotADatabaseIsRefusedAndLeftAlone() throws IOException {
        for (int length : new int[] {0, 1, 99, 5000}) {
            byte[] garbage = new byte[length];
            random.nextBytes(garbage);
            Files.write(file, garbage);
            assertTrue(refusal(file).startsWith("This is not a Reins session"), "" + length);
            assertArrayEquals(garbage, Files.readAllBytes(file));
        }
    }

    @Test
    void anotherProgramsDatabaseIsRefusedAndLeftAlone() throws IOException, SQLException {
        sql("CREATE TABLE session (id INTEGER)");
        byte[] before = Files.readAllBytes(file);
        assertTrue(refusal(file).startsWith("This is not a Reins session"));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aNewerSessionIsRefusedAndLeftAlone() throws IOException, SQLException {
        Drives.session(file, 1, random);
        sql("PRAGMA user_version = 9");
        byte[] before = Files.readAllBytes(file);
        assertTrue(refusal(file).startsWith("This session was written by a newer Reins"));
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aHeaderThatMakesNoSenseIsRefused() throws SQLException {
        for (String spec : List.of("", "null", "{", "{}", "[1]", "{\"id\":\"x\"}")) {
            Path each = folder.resolve("spec" + spec.length() + ".reins");
            Drives.session(each, 1, random);
            file = each;
            sql("UPDATE session SET spec = '" + spec + "'");
            assertTrue(refusal(each).startsWith("This session is damaged"), spec);
        }
        sql("DELETE FROM session");
        assertTrue(refusal(file).startsWith("This session is damaged"));
    }

    @Test
    void ofAFileCutOffAnywhereTheIntactRestIsRead() throws IOException {
        Drives.session(file, 20, random);
        Map<Long, Episode> whole = new HashMap<>();
        try (SessionReader reader = SessionReader.open(file)) {
            for (EpisodeSummary summary : reader.summaries()) {
                whole.put(summary.episode(), reader.recorded(summary.episode()));
            }
        }
        byte[] bytes = Files.readAllBytes(file);
        int readMost = 0;
        for (int part = 0; part < 40; part++) {
            int length = part == 0 ? 700 : bytes.length * part / 40;
            Files.write(file, Arrays.copyOf(bytes, length));
            int read = readableEpisodes(whole);
            readMost = Math.max(readMost, read);
            ReinsException refusal = assertThrows(ReinsException.class, () -> Session.open(file));
            assertTrue(refusal.sentence().endsWith(": " + file), refusal.sentence());
            assertEquals(length, Files.size(file));
        }
        assertTrue(readMost >= 15, readMost + " of 20 episodes");
    }

    @Test
    void flippedBytesNeverCauseMoreThanASentence() throws IOException {
        Drives.session(file, 3, random);
        byte[] bytes = Files.readAllBytes(file);
        for (int i = 0; i < 150; i++) {
            byte[] flipped = bytes.clone();
            for (int j = 0; j < 8; j++) {
                flipped[random.nextInt(i < 50 ? 4096 : bytes.length)] = (byte) random.nextInt();
            }
            Files.write(file, flipped);
            readableEpisodes(Map.of());
        }
    }

    /** How many episodes can be read; each that is known must be as it was recorded. */
    private int readableEpisodes(Map<Long, Episode> known) {
        int read = 0;
        try (SessionReader reader = SessionReader.open(file)) {
            assertTrue(known.isEmpty() || reader.damage().isPresent());
            reader.snapshots();
            reader.metrics();
            for (EpisodeSummary summary : reader.summaries()) {
                try {
                    Episode episode = reader.recorded(summary.episode());
                    assertEquals(known.getOrDefault(episode.id(), episode), episode);
                    read++;
                } catch (ReinsException e) {
                    assertTrue(e.sentence().endsWith(": " + file), e.sentence());
                }
            }
        } catch (ReinsException e) {
            assertTrue(e.sentence().endsWith(": " + file), e.sentence());
        }
        return read;
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

    @Test
    void oddNamesAreFine() {
        for (String name : List.of("a b", "ü中", "50%25", "a#b", "a&mode=memory", "it's", "a?b=c")) {
            try {
                file = folder.resolve(name + ".reins");
            } catch (java.nio.file.InvalidPathException _) {
                continue; // not a name on this system
            }
            Drives.session(file, 1, random);
            assertTrue(Files.exists(file), name);
            try (SessionReader reader = SessionReader.open(file)) {
                assertEquals(1, reader.summaries().size());
            }
            Session.saveAs(file, folder.resolve("copy of " + name + ".reins"), false);
            Session.open(file).close();
        }
    }
}
