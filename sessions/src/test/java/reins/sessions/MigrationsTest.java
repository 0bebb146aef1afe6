package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Blob;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.Episode;
import reins.core.fact.Finding;
import reins.core.fact.Hand;
import reins.core.fact.ReinsException;
import reins.core.fact.Said;
import reins.core.fact.Solo;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Traffic;
import reins.core.fact.Vec;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

final class MigrationsTest {
    private static final String NEXT =
            """
            ALTER TABLE episode ADD COLUMN mood TEXT NOT NULL DEFAULT 'calm';
            CREATE TABLE note (id INTEGER PRIMARY KEY) STRICT;
            """;

    @TempDir private Path folder;

    /** A session of version 1, told as SQL so that it stays what it is when the program goes on. */
    private Path versionOne() throws IOException {
        Path file = folder.resolve("one.reins");
        String script;
        try (var resource = MigrationsTest.class.getResourceAsStream("version-1.sql")) {
            script = new String(resource.readAllBytes(), StandardCharsets.UTF_8);
        }
        try (Database database = Database.writable(file)) {
            database.commit(() -> new Migrations(List.of(script)).apply(database));
            database.settle();
        }
        return file;
    }

    /** The same with edits, as they were written then. */
    private Path editedVersionOne() throws IOException {
        Path file = versionOne();
        try (Database database = Database.writable(file)) {
            database.commit(() ->
                    database.execute(
                            """
                            INSERT INTO edit VALUES
                                (1, 1, 'relabel', 0, NULL, x'0000003f', NULL, NULL),
                                (2, 1, 'relabel', 1, NULL, 7, NULL, NULL),
                                (3, 1, 'relabel', 1, NULL, x'', NULL, NULL),
                                (5, 1, 'judge', NULL, NULL, NULL, 2, NULL),
                                (6, 1, 'trim', 0, 1, NULL, NULL, NULL),
                                (7, 1, 'judge', NULL, NULL, NULL, 3, NULL),
                                (8, 1, 'retitle', NULL, NULL, NULL, NULL, 'short'),
                                (9, 1, 'discard', NULL, NULL, NULL, NULL, NULL)
                            """));
            database.settle();
        }
        return file;
    }

    private static final History OLD_EDITS =
            new History(
                    List.of(
                            change(
                                    1,
                                    new Edit.Relabel(1, 0, List.of(controls(0.5f))),
                                    new Edit.Relabel(1, 1, List.of(new Action.Token(7)))),
                            change(3, new Edit.Relabel(1, 1, List.of(controls()))),
                            change(5, new Edit.Judge(1, 1, Ending.FAILURE)),
                            change(6, new Edit.Trim(1, 0, 1)),
                            change(7, new Edit.Judge(1, 0, Ending.CUT)),
                            change(8, new Edit.Retitle(1, "short")),
                            change(9, new Edit.Discard(1))),
                    List.of());

    private static Change change(long number, Edit... edits) {
        return new Change(number, Optional.empty(), "", List.of(edits));
    }

    private static Action controls(float... values) {
        return new Action.Continuous(Vec.of(values));
    }

    @Test
    void theEditsOfVersionOneAreReadWithoutChangingTheFile() throws IOException {
        Path file = editedVersionOne();
        byte[] before = Files.readAllBytes(file);
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(OLD_EDITS, reader.history());
            assertEquals(OLD_EDITS, reader.history());
            assertEquals(List.of(), reader.episode(1));
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void theEditsOfVersionOneAreKeptWhenTheFileIsBroughtUpToDate() throws IOException {
        Path file = editedVersionOne();
        try (SessionReader before = SessionReader.open(file)) {
            assertEquals(OLD_EDITS, before.history());
            Session.open(file).close();
            assertEquals(OLD_EDITS, before.history());
        }
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals(OLD_EDITS, reader.history());
        }
        try (Database database = Database.readable(file)) {
            assertTrue(Migrations.ALL.isCurrent(database));
            assertEquals(Optional.empty(), database.damage());
        }
    }

    private static void migrate(Path file, Migrations migrations) {
        try (Database database = Database.writable(file)) {
            database.commit(() -> migrations.apply(database));
            database.settle();
        }
    }

    @Test
    void aSessionOfVersionOneIsReadAndGoneOnWith() throws IOException {
        Path file = versionOne();
        Session.open(file).close();
        byte[] once = Files.readAllBytes(file);
        try (SessionReader reader = SessionReader.open(file)) {
            assertEquals("Lander", reader.header().world().title());
            assertEquals(2, reader.recorded(1).steps().size());
            assertEquals(Ending.SUCCESS, reader.recorded(1).ending());
            assertEquals(0.5f, reader.recorded(1).steps().getLast().observation().state().at(0));
        }
        assertArrayEquals(once, Files.readAllBytes(file));
    }

    /**
     * A session as version 2 wrote it: at tick 0 a program said a label, at tick 1 a person drove.
     */
    private Path versionTwo() throws IOException {
        Path file = versionOne();
        migrate(file, new Migrations(Migrations.ALL.scripts().subList(0, 2)));
        try (Database database = Database.writable(file)) {
            database.commit(() -> {
                database.execute(
                        "UPDATE step SET decision = 1, taught = executed, proposed = NULL,"
                                + " thought = 'too fast' WHERE tick = 0");
                database.execute(
                        "UPDATE step SET decision = 2, taught = NULL, proposed = executed,"
                                + " thought = 'a person drives' WHERE tick = 1");
                database.execute("UPDATE episode SET teacher_ticks = 1");
                database.execute("INSERT INTO finding VALUES (1, 'world', 1, 1, 'It broke.')");
                database.execute(
                        "INSERT INTO snapshot VALUES (3, 0, NULL, NULL, '{}', x'0102', x'')");
            });
            database.settle();
        }
        return file;
    }

    private static void assertTellsWhoTaught(SessionReader reader) {
        List<Step> steps = reader.recorded(1).steps();
        assertEquals(new Teaching(Hand.PROGRAM, "too fast"), steps.getFirst().teacher());
        assertEquals(new Teaching(Hand.PERSON, ""), steps.getLast().teacher());
        assertEquals(Said.nothing(steps.getLast().policy().version()), steps.getLast().policy());
        assertEquals(1, reader.summaries().getFirst().personTicks());
        assertEquals(List.of(), reader.solos());
        assertEquals(Map.of(), reader.evaluations());
        assertEquals(1, reader.editedSummary(1).personTicks());
        assertEquals(
                List.of(Hand.PROGRAM, Hand.PERSON),
                reader.bands(1).stream().map(Band::hand).toList());
        assertEquals(
                List.of(new Finding("world", Stream.of(1), 1, Finding.Weight.ALARM, "It broke.")),
                reader.findings());
        assertEquals(Blob.of(new byte[] {1, 2}), reader.snapshot(3).body());
        assertEquals(Artifact.Form.ONNX, reader.snapshot(3).form());
    }

    @Test
    void aSessionOfVersionTwoTellsWhoTaughtWithoutBeingChanged() throws IOException {
        Path file = versionTwo();
        byte[] before = Files.readAllBytes(file);
        try (SessionReader reader = SessionReader.open(file)) {
            assertTellsWhoTaught(reader);
            assertTellsWhoTaught(reader);
        }
        assertArrayEquals(before, Files.readAllBytes(file));
    }

    @Test
    void aSessionOfVersionTwoTellsTheSameBeforeAndAfterItIsBroughtUpToDate() throws IOException {
        Path file = versionTwo();
        try (SessionReader reader = SessionReader.open(file)) {
            assertTellsWhoTaught(reader);
            Session.open(file).close();
            assertTellsWhoTaught(reader);
        }
        try (SessionReader reader = SessionReader.open(file)) {
            assertTellsWhoTaught(reader);
        }
    }

    @Test
    void aSessionOfVersionThreeIsReadAndBroughtUpToDate() throws SQLException {
        Path file = folder.resolve("three.reins");
        Drives.session(file, 2, new SplittableRandom(1));
        try (Database database = Database.writable(file)) {
            database.commit(() -> {
                for (String column : List.of("round_trip", "commands", "freshness")) {
                    database.execute("ALTER TABLE step DROP COLUMN " + column);
                }
                database.execute("ALTER TABLE frame DROP COLUMN as_tick");
                database.execute("ALTER TABLE episode DROP COLUMN main_version");
                database.execute("ALTER TABLE episode DROP COLUMN main_ticks");
                database.execute("DROP TABLE evaluation");
                database.execute("DROP TABLE remark");
                database.execute("PRAGMA user_version = 3");
            });
        }
        try (SessionReader reader = SessionReader.open(file)) {
            Episode before = reader.recorded(1);
            List<Solo> solos = reader.solos();
            assertEquals(Map.of(), reader.remarks());
            assertEquals(120, before.steps().size());
            assertEquals(Traffic.NONE, before.steps().getFirst().outcome().link().traffic());
            Session.open(file).close();
            assertEquals(before, reader.recorded(1));
            assertEquals(solos, reader.solos());
        }
    }

    @Test
    void aFurtherScriptIsAppliedOnceAndKeepsWhatIsThere() throws SQLException {
        Path file = folder.resolve("drive.reins");
        Drives.session(file, 2, new SplittableRandom(1));
        List<String> scripts = new ArrayList<>(Migrations.ALL.scripts());
        scripts.add(NEXT);
        Migrations longer = new Migrations(scripts);
        migrate(file, longer);
        migrate(file, longer);
        try (Database database = Database.readable(file)) {
            assertTrue(longer.isCurrent(database));
            assertEquals(
                    List.of("calm", "calm"),
                    database.list("SELECT mood FROM episode", row -> row.getString(1)));
            assertEquals(240, database.number("SELECT count(*) FROM step"));
            assertThrows(ReinsException.class, () -> Migrations.ALL.check(database));
        }
    }

    @Test
    void aScriptThatFailsLeavesTheFileAsItWas() throws SQLException {
        Path file = folder.resolve("drive.reins");
        Drives.session(file, 1, new SplittableRandom(1));
        List<String> scripts = new ArrayList<>(Migrations.ALL.scripts());
        scripts.add(NEXT + "CREATE TABLE step (id INTEGER) STRICT;\n");
        assertThrows(ReinsException.class, () -> migrate(file, new Migrations(scripts)));
        try (Database database = Database.readable(file)) {
            Migrations.ALL.check(database);
            assertTrue(Migrations.ALL.isCurrent(database));
            assertFalse(
                    database.list("SELECT name FROM sqlite_schema", row -> row.getString(1))
                            .contains("note"));
        }
    }
}
