package reins.sessions.format.parquet;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.ReinsException;
import reins.sessions.OtherJava;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Where Snappy cannot unpack its library, tables cost one sentence and no file. */
final class PackingTest {
    @TempDir private Path folder;

    /** Tries to write a table, then to read it, and prints how each ended. */
    public static void main(String[] arguments) throws IOException {
        Path file = Path.of(arguments[0]);
        List<Column> columns = List.of(Column.of("whole", Column.Kind.WHOLE));
        try (ParquetWriter writer = new ParquetWriter(file, columns, Map.of())) {
            System.out.println("written " + writer.rows());
        } catch (ReinsException e) {
            System.out.println(e.sentence());
        }
        try (ParquetReader reader = ParquetReader.open(file)) {
            System.out.println("read " + reader.rows());
        } catch (ReinsException e) {
            System.out.println(e.sentence());
        }
    }

    @Test
    void aTemporaryFolderThatTakesNothingIsNamed() throws IOException {
        Path blocked = Files.createFile(folder.resolve("blocked"));
        Path file = folder.resolve("table.parquet");
        List<String> lines = ends(blocked, file);
        assertEquals(2, lines.size(), lines.toString());
        for (String line : lines) {
            assertTrue(line.startsWith("Parquet files can be neither written nor read"), line);
            assertTrue(line.endsWith(blocked.toString()), line);
        }
        assertTrue(Files.notExists(file));
    }

    @Test
    void aTemporaryFolderWithRoomIsEnough() throws IOException {
        assertEquals(List.of("written 0", "read 0"), ends(folder, folder.resolve("table.parquet")));
    }

    private static List<String> ends(Path temporary, Path file) throws IOException {
        // Snappy itself prints where it failed.
        Process process =
                OtherJava.of(
                                List.of("-Djava.io.tmpdir=" + temporary),
                                PackingTest.class,
                                file.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                .lines()
                .toList();
    }
}
