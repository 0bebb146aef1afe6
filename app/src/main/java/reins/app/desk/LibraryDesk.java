package reins.app.desk;

import reins.app.base.Dialogs;
import reins.app.base.Places;
import reins.app.review.Projector;
import reins.app.review.Reel;
import reins.app.screens.library.LibraryControls;
import reins.app.screens.library.LibraryEntry;
import reins.core.fact.Episode;
import reins.core.fact.EpisodeSummary;
import reins.core.fact.ReinsException;
import reins.core.flow.Progress;
import reins.sessions.BinnedSession;
import reins.sessions.Library;
import reins.sessions.Session;
import reins.sessions.SessionCard;
import reins.sessions.SessionReader;
import reins.sessions.format.Format;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * Keeps the sessions of folders for the library screen, on a thread of its own. Safe on every
 * thread.
 */
final class LibraryDesk implements LibraryControls {
    private final Tasks tasks;
    private final SessionDesk looking;

    /**
     * @param looking closes the session that is looked at, since it may be moved
     */
    LibraryDesk(Tasks tasks, SessionDesk looking) {
        this.tasks = tasks;
        this.looking = looking;
    }

    @Override
    public Future<Contents> list(Path folder) {
        return tasks.submit(() -> {
            Library library = new Library(folder);
            List<LibraryEntry> sessions = new ArrayList<>();
            if (folder.toAbsolutePath().equals(Places.sessions().toAbsolutePath())) {
                sessions.addAll(left());
            }
            library.sessions().stream().map(LibraryEntry::of).forEach(sessions::add);
            return new Contents(
                    folder, sessions, library.bin().stream().map(LibraryEntry::of).toList());
        });
    }

    @Override
    public Future<List<LibraryEntry>> leftBehind() {
        return tasks.submit(LibraryDesk::left);
    }

    private static List<LibraryEntry> left() {
        List<LibraryEntry> left = new ArrayList<>();
        for (SessionCard card : new Library(Places.unsaved()).sessions().reversed()) {
            if (card.busy()) {
                continue;
            }
            if (card.facts().isPresent() && isEmpty(card.file())) {
                Session.remove(card.file());
            } else {
                left.add(LibraryEntry.of(card));
            }
        }
        return left;
    }

    /** Whether nothing was ever recorded in it. */
    private static boolean isEmpty(Path session) {
        try (SessionReader reader = SessionReader.open(session)) {
            return reader.summaries().isEmpty();
        }
    }

    @Override
    public Future<Path> keep(Path session, Path file) {
        return changing(() -> {
            Session.saveAs(session, file, true);
            Session.remove(session);
            return file;
        });
    }

    @Override
    public Future<Reel> thumbnail(Path session, int width, int height) {
        return tasks.submit(() -> {
            try (SessionReader reader = SessionReader.open(session);
                    Projector projector = Projector.of(reader.header())) {
                List<EpisodeSummary> episodes = reader.summaries();
                if (episodes.isEmpty()) {
                    throw new ReinsException("There is no episode yet in this session: " + session);
                }
                Episode newest = reader.recorded(episodes.getLast().episode());
                return Reel.of(projector.film(newest), newest, width, height);
            }
        });
    }

    @Override
    public Future<Path> rename(Path session, String title) {
        return changing(() -> library(session).rename(session, title));
    }

    @Override
    public Future<Path> duplicate(Path session) {
        return changing(() -> library(session).duplicate(session));
    }

    @Override
    public Future<Path> merge(List<Path> sessions, String title, Progress progress) {
        return changing(() -> library(sessions.getFirst()).merge(sessions, title, progress));
    }

    @Override
    public Future<List<BinnedSession>> bin(List<Path> sessions) {
        return changing(() ->
                sessions.stream()
                        .map(session -> library(session).moveToBin(session, Instant.now()))
                        .toList());
    }

    @Override
    public Future<?> restore(Path folder, List<BinnedSession> sessions) {
        return changing(() -> sessions.stream().map(new Library(folder)::restore).toList());
    }

    @Override
    public Future<?> emptyBin(Path folder, Progress progress) {
        return changing(() -> {
            new Library(folder).emptyBin(progress);
            return folder;
        });
    }

    @Override
    public Future<Path> take(Dialogs.Import wish, Path folder, Progress progress) {
        return tasks.submit(() -> {
            String source = String.valueOf(wish.source().getFileName());
            Path session =
                    new Library(folder).free(source.replaceFirst("\\.[A-Za-z0-9]{1,5}$", ""));
            var _ = Importing.run(wish.format(), wish.source(), wish.world(), session, progress);
            return session;
        });
    }

    @Override
    public Future<List<String>> fitting(Format format, Path source) {
        return tasks.submit(() -> Importing.fitting(format, source));
    }

    private <T> Future<T> changing(Callable<T> change) {
        return tasks.submit(() -> {
            looking.leave();
            return change.call();
        });
    }

    /** Where a session belongs: one that was left behind, once it has a name, to the others. */
    private static Library library(Path session) {
        if (Places.isUnsaved(session)) {
            return new Library(Places.sessions());
        }
        Path folder = session.toAbsolutePath().getParent();
        if (folder == null) {
            throw new ReinsException("This is no session file; choose another: " + session);
        }
        return new Library(folder);
    }
}
