package reins.sessions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Ending;
import reins.core.fact.ReinsException;
import reins.core.fact.Segment;
import reins.core.fact.Start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SplittableRandom;

/** Which files there are, and which are replaced. */
final class SessionFilesTest {
    private final SplittableRandom random = new SplittableRandom(1);

    @TempDir private Path folder;

    private Path file() {
        return folder.resolve("a drive.reins");
    }

    private List<String> names() throws IOException {
        try (var files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void aClosedSessionIsOneFile() throws IOException {
        Drives.session(file(), 2, random);
        assertEquals(List.of("a drive.reins"), names());
    }

    @Test
    void aCopyOfALiveSessionIsConsistentAndItsSourceGoesOn() throws IOException {
        Path copy = folder.resolve("copy.reins");
        List<Segment> segments = Drives.drive(1, new Start.Fresh(1), 150, Ending.CUT, random);
        try (SessionWriter writer = Session.create(file(), Drives.header())) {
            Drives.record(writer, segments.subList(0, 2));
            Session.saveAs(file(), copy, false);
            Drives.record(writer, segments.subList(2, 3));
        }
        assertEquals(List.of("a drive.reins", "copy.reins"), names());
        try (SessionReader reader = SessionReader.open(copy)) {
            assertEquals(Drives.header(), reader.header());
            assertEquals(Drives.stepsOf(segments.subList(0, 2)), reader.recorded(1).steps());
        }
        try (SessionReader reader = SessionReader.open(file())) {
            assertEquals(150, reader.recorded(1).steps().size());
        }
        Session.open(copy).close();
    }

    @Test
    void aCopyReplacesAFileOnlyWhenTold() throws IOException {
        Path copy = folder.resolve("copy.reins");
        Drives.session(file(), 1, random);
        Files.writeString(copy, "precious");
        assertThrows(ReinsException.class, () -> Session.saveAs(file(), copy, false));
        assertEquals("precious", Files.readString(copy));
        Session.saveAs(file(), copy, true);
        try (SessionReader reader = SessionReader.open(copy)) {
            assertEquals(1, reader.summaries().size());
        }
        assertThrows(ReinsException.class, () -> Session.saveAs(copy, copy, true));
        assertEquals(List.of("a drive.reins", "copy.reins"), names());
    }

    @Test
    void aNewSessionNeverReplacesAFile() throws IOException {
        Files.writeString(file(), "precious");
        assertThrows(ReinsException.class, () -> Session.create(file(), Drives.header()));
        assertEquals("precious", Files.readString(file()));
    }
}
