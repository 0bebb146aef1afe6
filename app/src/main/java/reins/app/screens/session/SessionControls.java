package reins.app.screens.session;

import reins.app.base.Dialogs;
import reins.app.review.Reel;
import reins.app.review.Review;
import reins.app.screens.drive.Version;
import reins.core.fact.Edit;
import reins.core.fact.Ending;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.EditedSummary;
import reins.sessions.History;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/**
 * What the session screen may ask of the running program. Called on the fx thread; nothing here
 * waits: long work is done elsewhere and seen through its {@code Future}, which fails with a {@link
 * reins.core.fact.ReinsException}.
 */
public interface SessionControls {
    /**
     * A session as it stands. Safe on every thread.
     *
     * @param rows one for each episode, in order
     * @param versions the policies kept in it, oldest first
     * @param anew whether its world was started to show its episodes again
     */
    record Opened(
            Path file,
            String title,
            WorldSpec world,
            List<EditedSummary> rows,
            List<Version> versions,
            History history,
            boolean anew) {
        public Opened {
            rows = List.copyOf(rows);
            versions = List.copyOf(versions);
        }
    }

    /** A session as it is now. */
    Future<Opened> open(Path session);

    /**
     * One change of the user's.
     *
     * @param label what it is, in words
     */
    Future<Opened> edit(Path session, String label, List<Edit> edits);

    /**
     * Judges how the last parts of episodes ended.
     *
     * @param label what it is, in words
     */
    Future<Opened> judge(Path session, String label, List<Long> episodes, Ending ending);

    Future<Opened> undo(Path session);

    Future<Opened> redo(Path session);

    /**
     * Undoes or redoes changes until this one is the last that counts.
     *
     * @param change its number; 0 for none
     */
    Future<Opened> goTo(Path session, long change);

    /**
     * All of one episode.
     *
     * @param version whose wishes are laid over it; empty for none
     */
    Future<Review> review(Path session, long episode, Optional<Integer> version);

    /**
     * Starts the world that a session was recorded in, to show its episodes again from now on.
     *
     * @param progress asked while it is waited for
     */
    Future<?> anew(Path session, Progress progress);

    /** An episode in one strip of pictures, of this size in pixels. */
    Future<Reel> reel(Path session, long episode, int width, int height);

    /** Trains a policy from scratch on the session as edited, and keeps it as the newest. */
    Future<Integer> rebuild(Path session, Progress progress);

    /** Writes the session as edited in a format. */
    Future<Path> export(Path session, Dialogs.Export wish, Progress progress);
}
