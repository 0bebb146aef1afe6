package reins.sessions;

import reins.core.fact.ReinsException;
import reins.core.flow.Progress;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A folder's bin: a hidden folder in which each session keeps its name, in a folder named after the
 * millisecond at which it was put there. Safe on every thread.
 */
record Bin(Path folder) {
    private static final String NAME = ".bin";

    BinnedSession put(Path session, Instant now) {
        Session.settle(session);
        try {
            Files.createDirectories(folder.resolve(NAME));
            Path slot = slot(now.toEpochMilli());
            Path file = slot.resolve(session.getFileName());
            Session.move(session, file);
            return binned(file);
        } catch (IOException e) {
            throw failed("put into the bin", session, e);
        }
    }

    private Path slot(long millis) throws IOException {
        Path slot = folder.resolve(NAME).resolve(Long.toString(millis));
        if (Files.exists(slot)) {
            return slot(millis + 1);
        }
        return Files.createDirectory(slot);
    }

    /** Newest first. */
    List<BinnedSession> list() {
        Path bin = folder.resolve(NAME);
        if (!Files.isDirectory(bin)) {
            return List.of();
        }
        List<BinnedSession> sessions = new ArrayList<>();
        try (Stream<Path> slots = Files.list(bin)) {
            for (Path slot : slots.filter(Bin::isSlot).toList()) {
                try (Stream<Path> files = Files.list(slot)) {
                    for (Path file : files.filter(Bin::isSession).toList()) {
                        sessions.add(binned(file));
                    }
                }
            }
        } catch (IOException e) {
            throw failed("looked for in the bin", bin, e);
        }
        sessions.sort(Comparator.comparing(BinnedSession::binned).reversed());
        return List.copyOf(sessions);
    }

    void take(BinnedSession binned, Path target) {
        try {
            Session.move(binned.file(), target);
            Files.deleteIfExists(slotOf(binned.file()));
        } catch (IOException e) {
            throw failed("taken out of the bin", binned.file(), e);
        }
    }

    void empty(Progress progress) {
        List<BinnedSession> sessions = list();
        for (int i = 0; i < sessions.size(); i++) {
            Path file = sessions.get(i).file();
            progress.at(i, sessions.size());
            Session.remove(file);
            try {
                Files.deleteIfExists(slotOf(file));
            } catch (IOException e) {
                throw failed("removed", slotOf(file), e);
            }
        }
    }

    private static BinnedSession binned(Path file) throws IOException {
        long millis = Long.parseLong(String.valueOf(slotOf(file).getFileName()));
        return new BinnedSession(file, Instant.ofEpochMilli(millis), Files.size(file));
    }

    private static Path slotOf(Path file) {
        return file.resolveSibling("");
    }

    private static boolean isSlot(Path path) {
        return String.valueOf(path.getFileName()).matches("\\d{1,18}") && Files.isDirectory(path);
    }

    private static boolean isSession(Path path) {
        return path.toString().endsWith(Session.SUFFIX) && Files.isRegularFile(path);
    }

    private static ReinsException failed(String what, Path path, IOException cause) {
        return new ReinsException(
                "This cannot be %s (%s); make its folder writable: %s"
                        .formatted(what, cause.getClass().getSimpleName(), path),
                cause);
    }
}
