package reins.app.screens.library;

import reins.app.base.Dialogs;
import reins.app.review.Reel;
import reins.core.flow.Progress;
import reins.sessions.BinnedSession;
import reins.sessions.format.Format;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Future;

/**
 * What the library screen may ask of the running program. Called on the fx thread; nothing here
 * waits: long work is done elsewhere and seen through its {@code Future}, which fails with a {@link
 * reins.core.fact.ReinsException}.
 */
public interface LibraryControls {
    /**
     * A folder and what lies in it. Safe on every thread.
     *
     * @param binned what was thrown away and can be taken back
     */
    record Contents(Path folder, List<LibraryEntry> sessions, List<LibraryEntry> binned) {
        public Contents {
            sessions = List.copyOf(sessions);
            binned = List.copyOf(binned);
        }
    }

    /** The folder where sessions are by default also lists those that were left behind. */
    Future<Contents> list(Path folder);

    /**
     * Sessions that nobody saved and nobody drives any more, newest first: the program was ended
     * from outside. Those in which nothing was recorded are removed.
     */
    Future<List<LibraryEntry>> leftBehind();

    /** Saves a session that was left behind under this name, which may replace a file. */
    Future<Path> keep(Path session, Path file);

    /** A strip of pictures of the newest episode, of this size in pixels. */
    Future<Reel> thumbnail(Path session, int width, int height);

    /** Gives a session a title, and its file a name like it. */
    Future<Path> rename(Path session, String title);

    Future<Path> duplicate(Path session);

    /** Joins sessions with equal channels into a new one beside the first. */
    Future<Path> merge(List<Path> sessions, String title, Progress progress);

    /** Throws sessions away; they can be taken back. */
    Future<List<BinnedSession>> bin(List<Path> sessions);

    Future<?> restore(Path folder, List<BinnedSession> sessions);

    /** Removes for good what was thrown away. */
    Future<?> emptyBin(Path folder, Progress progress);

    /** Makes a session of what another program wrote, in this folder. */
    Future<Path> take(Dialogs.Import wish, Path folder, Progress progress);

    /** The ids of the worlds that what another program wrote may be of. */
    Future<List<String>> fitting(Format format, Path source);
}
