package reins.core.flow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.Optional;

final class FreeSpaceTest {
    @TempDir private Path folder;

    @Test
    void whatDoesNotFitIsToldWithItsFolder() {
        Path missing = folder.resolve("cache/of/libraries");
        String told = FreeSpace.lacking("PyTorch", missing, Long.MAX_VALUE).orElseThrow();
        assertTrue(told.startsWith("PyTorch is unpacked into " + missing), told);
        assertTrue(told.matches(".* \\d+ MB are free; make room on that disk\\."), told);
    }

    @Test
    void whatFitsHasNoReason() {
        assertEquals(Optional.empty(), FreeSpace.lacking("PyTorch", folder, 1));
    }
}
