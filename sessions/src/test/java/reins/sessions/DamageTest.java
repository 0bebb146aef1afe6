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
import reins.core.fact.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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
        for (int i = 0; i < 80; i++) {
            byte[] flipped = bytes.clone();
            for (int j = 0; j < 8; j++) {
                flipped[random.nextInt(i < 30 ? 4096 : bytes.length)] = (byte) random.nextInt();
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
            reader.metrics(100);
            Set<Long> learned = new HashSet<>();
            reader.eachSegment(segment -> learned.add(segment.episode()));
            for (EpisodeSummary summary : reader.summaries()) {
                try {
                    Episode episode = reader.recorded(summary.episode());
                    assertEquals(known.getOrDefault(episode.id(), episode), episode);
                    read++;
                } catch (ReinsException e) {
                    assertTrue(e.sentence().endsWith(": " + file), e.sentence());
                }
            }
            assertTrue(known.isEmpty() || learned.size() == read);
        } catch (ReinsException e) {
            assertTrue(e.sentence().endsWith(": " + file), e.sentence());
        }
        return read;
    }

    @Test
    void aPictureThatDoesNotUnpackCostsOneSentence() throws SQLException {
        try (SessionWriter writer = Session.create(file, Drives.header())) {
            Drives.record(writer, Drives.filmedDrive(1, new Start.Fresh(1), 9, Ending.CUT, random));
        }
        for (String change :
                List.of(
                        "width = 21",
                        "width = 0",
                        "width = 2000000000",
                        "pixels = x'0102'",
                        "pixels = substr(pixels, 1, length(pixels) - 3)",
                        "pixels = x''",
                        "as_tick = 1000",
                        "as_tick = tick")) {
            sql("CREATE TABLE kept AS SELECT * FROM frame", "UPDATE frame SET " + change);
            try (SessionReader reader = SessionReader.open(file)) {
                String sentence =
                        assertThrows(ReinsException.class, () -> reader.recorded(1)).sentence();
                assertTrue(sentence.startsWith("Episode 1 of this session is damaged"), sentence);
            }
            sql("DELETE FROM frame", "INSERT INTO frame SELECT * FROM kept", "DROP TABLE kept");
        }
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(9, reader.recorded(1).steps().size());
        }
    }

    @Test
    void oddNamesAreFine() {
        for (String name : List.of("a b", "ü中", "50%25", "a#b", "a&mode=memory", "it's", "a?b=c")) {
            try {
                file = folder.resolve(name + ".reins");
            } catch (InvalidPathException _) {
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
