package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Ending;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
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
