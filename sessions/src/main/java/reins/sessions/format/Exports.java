package reins.sessions.format;

import reins.core.fact.ReinsException;
import reins.core.flow.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Comparator;
import java.util.stream.Stream;

/** Makes exports that are complete or absent. Safe on every thread. */
public final class Exports {
    private Exports() {}

    /**
     * Writes next to the target first, and moves it into place when it is complete.
     *
     * @param replace whether what is there already may be replaced
     * @throws ReinsException where it cannot be written; what was there before is untouched
     * @throws java.util.concurrent.CancellationException where progress said so; the same holds
     */
    public static void run(
            Format format, Attempts attempts, Path target, boolean replace, Progress progress) {
        if (attempts.count() == 0) {
            throw new ReinsException(
                    "There is no such episode in this session, so there is nothing to export;"
                            + " choose others.");
        }
        Path whole = target.toAbsolutePath().normalize();
        Path folder = whole.getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new ReinsException("There is no such folder; choose another one: " + folder);
        }
        if (Files.exists(whole, LinkOption.NOFOLLOW_LINKS) && !replace) {
            throw new ReinsException(
                    "Something has this name already; choose another name: " + target);
        }
        Path part = whole.resolveSibling("." + whole.getFileName() + ".part");
        Path old = whole.resolveSibling("." + whole.getFileName() + ".old");
        try {
            remove(part);
            format.write(attempts, part, progress);
            remove(old);
            putInPlace(part, whole, old);
            remove(old);
        } catch (IOException e) {
            throw new ReinsException(
                    "The export cannot be written (%s); choose another place: %s"
                            .formatted(reason(e), target),
                    e);
        } finally {
            try {
                remove(part);
            } catch (IOException _) {
                // Hidden, and removed before the next export of this name.
            }
        }
    }

    /** A folder cannot take the place of another at once. */
    private static void putInPlace(Path part, Path whole, Path old) throws IOException {
        boolean replaces = Files.exists(whole, LinkOption.NOFOLLOW_LINKS);
        if (replaces) {
            Files.move(whole, old, StandardCopyOption.ATOMIC_MOVE);
        }
        try {
            Files.move(part, whole, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (replaces) {
                Files.move(old, whole, StandardCopyOption.ATOMIC_MOVE);
            }
            throw e;
        }
    }

    private static String reason(IOException e) {
        String words = e.getMessage();
        return words == null ? e.getClass().getSimpleName() : words;
    }

    /** Removes a file, or a folder with all in it; links are removed, not followed. */
    public static void remove(Path path) throws IOException {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            try (Stream<Path> inside = Files.walk(path)) {
                for (Path each : inside.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        } else {
            Files.deleteIfExists(path);
        }
    }
}
