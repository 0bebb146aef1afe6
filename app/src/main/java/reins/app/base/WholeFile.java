package reins.app.base;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files whole or not at all. Safe on every thread. */
public final class WholeFile {
    private WholeFile() {}

    /**
     * Writes a file, which may replace one.
     *
     * @throws ReinsException where it cannot be written; what was there before is as it was
     */
    public static Path write(Path file, Blob bytes) {
        Path target = file.toAbsolutePath();
        try {
            Path part = target.resolveSibling("." + target.getFileName() + ".part");
            try {
                Files.write(part, bytes.toArray());
                Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(part);
            }
            return file;
        } catch (IOException e) {
            throw new ReinsException(
                    "This file cannot be written; choose another place, or make room on the disk: "
                            + file,
                    e);
        }
    }
}
