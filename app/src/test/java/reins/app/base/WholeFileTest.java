package reins.app.base;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

final class WholeFileTest {
    @TempDir Path folder;

    private static Blob words(String words) {
        return Blob.of(words.getBytes(StandardCharsets.UTF_8));
    }

    private List<String> names() throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    @Test
    void aFileIsReplacedAsAWhole() throws Exception {
        Path file = folder.resolve("a.csv");
        WholeFile.write(file, words("one"));
        WholeFile.write(file, words("two"));
        assertEquals("two", Files.readString(file));
        assertEquals(List.of("a.csv"), names());
    }

    @Test
    void whereItCannotBeWrittenNothingIsLeftAndTheFileIsNamed() throws Exception {
        Path taken = Files.createDirectories(folder.resolve("a.csv").resolve("b"));
        ReinsException told =
                assertThrows(
                        ReinsException.class,
                        () -> WholeFile.write(folder.resolve("a.csv"), words("one")));
        assertTrue(told.sentence().contains("a.csv"), told.sentence());
        assertEquals(List.of("a.csv"), names());
        assertTrue(Files.isDirectory(taken));
        ReinsException nowhere =
                assertThrows(
                        ReinsException.class,
                        () -> WholeFile.write(folder.resolve("gone").resolve("c.csv"), words("")));
        assertTrue(nowhere.sentence().contains("c.csv"), nowhere.sentence());
    }
}
