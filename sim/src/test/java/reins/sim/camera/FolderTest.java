package reins.sim.camera;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Coding;
import reins.core.fact.Frame;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

final class FolderTest {
    private static final long MILLISECOND = 1_000_000;

    @TempDir private Path folder;
    private final AtomicLong clock = new AtomicLong();

    private FolderReader reader(String pattern) {
        return new FolderReader(
                CameraSource.parse(folder.resolve("x").resolveSibling(pattern) + " fps=10"),
                clock::get);
    }

    @Test
    void picturesAreShownInTheOrderOfTheirNamesAtTheirPaceAgainAndAgain() throws IOException {
        Files.write(folder.resolve("b.jpg"), TestPictures.jpeg(4, 4, 0));
        Files.write(folder.resolve("a.jpg"), TestPictures.jpeg(2, 2, 0));
        Files.write(folder.resolve("notes.txt"), new byte[] {1});
        try (FolderReader reader = reader("*.jpg")) {
            reader.open();
            Frame first = reader.next().orElseThrow();
            assertEquals(2, first.width());
            assertEquals(Coding.JPEG, first.coding());
            assertEquals(Optional.empty(), reader.next());
            clock.addAndGet(99 * MILLISECOND);
            assertEquals(Optional.empty(), reader.next());
            clock.addAndGet(MILLISECOND);
            assertEquals(4, reader.next().orElseThrow().width());
            clock.addAndGet(100 * MILLISECOND);
            assertEquals(2, reader.next().orElseThrow().width());
        }
    }

    @Test
    void whoComesLateDoesNotCatchUp() throws IOException {
        Files.write(folder.resolve("a.png"), TestPictures.png(2, 2, 0));
        try (FolderReader reader = reader("*.png")) {
            reader.open();
            assertEquals(Coding.RGB, reader.next().orElseThrow().coding());
            clock.addAndGet(5000 * MILLISECOND);
            assertTrue(reader.next().isPresent());
            assertFalse(reader.next().isPresent());
        }
    }

    @Test
    void whatIsNotThereOrNoPictureIsSaid() throws IOException {
        try (FolderReader reader = reader("*.jpg")) {
            assertEquals(
                    "no file has such a name",
                    assertThrows(IOException.class, reader::open).getMessage());
        }
        Files.write(folder.resolve("a.png"), new byte[] {1, 2, 3});
        try (FolderReader reader = reader("*.png")) {
            reader.open();
            assertEquals(
                    "a file is no picture",
                    assertThrows(IOException.class, reader::next).getMessage());
        }
        FolderReader nowhere =
                new FolderReader(CameraSource.parse(folder + "/nowhere/*.jpg"), clock::get);
        assertEquals(
                "its folder cannot be read",
                assertThrows(IOException.class, nowhere::open).getMessage());
    }
}
