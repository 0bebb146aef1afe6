package reins.app.base;

import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.format.Format;
import reins.sessions.format.Selection;
import reins.sim.gym.FirstMeeting;
import reins.sim.gym.Pythons;
import reins.sim.gym.WorldFile;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BiFunction;

/**
 * Questions to the user in front of the window, which goes on being drawn until they are answered.
 * Used by the fx thread only.
 */
public interface Dialogs {
    /** Which session to open; empty where the user changed their mind. */
    Optional<Path> sessionToOpen();

    /**
     * Where to save a session; empty where the user changed their mind.
     *
     * @param suggested the file's name to begin with
     */
    Optional<Path> sessionToSave(String suggested);

    /**
     * One of a few answers; empty where the user changed their mind.
     *
     * @param question one sentence
     * @param answers what the buttons say, the safe one first
     */
    Optional<String> choose(String question, String explanation, List<String> answers);

    /**
     * One line of words, not blank; empty where the user changed their mind.
     *
     * @param suggested what stands there to begin with
     */
    Optional<String> ask(String question, String suggested);

    /**
     * How and where to export a session of this world; empty where the user changed their mind.
     *
     * @param name the session's, for a suggestion
     */
    Optional<Export> export(WorldSpec world, String name);

    /**
     * What is exported how, and where to. Safe on every thread.
     *
     * @param replace whether what is there already may be replaced
     */
    record Export(Format format, Selection selection, Path target, boolean replace) {}

    /**
     * What to take in from another program; empty where the user changed their mind.
     *
     * @param fitting the ids of the worlds that what lies there may be of, looked for elsewhere
     */
    Optional<Import> importing(BiFunction<Format, Path, Future<List<String>>> fitting);

    /**
     * What is taken in. Safe on every thread.
     *
     * @param world its id, or {@code none}; empty for the one whose channels match
     */
    record Import(Format format, Path source, Optional<String> world) {}

    /**
     * A world of another program, as a file says it; empty where the user changed their mind.
     *
     * @param before what is changed; empty for a new one
     */
    Optional<WorldFile> world(Optional<WorldFile> before, Trials trials);

    /** Starts programs of worlds to look at them; nothing here waits. */
    interface Trials {
        /** Those with Gymnasium among the Pythons that are looked for. */
        Future<List<Pythons.Found>> pythons();

        /**
         * What such a world is like; it is started once, and ended.
         *
         * @param progress asked while it is waited for
         */
        Future<FirstMeeting> meet(FirstMeeting.Wish wish, Progress progress);
    }

    /** A file of a world that exists; empty where the user changed their mind. */
    Optional<Path> worldToTake();

    /**
     * Where to write a file, which may replace one; empty where the user changed their mind. Its
     * name ends in one of the endings.
     *
     * @param suggested its name to begin with
     * @param endings without a dot, the suggested one first
     */
    Optional<Path> fileToSave(String title, String suggested, List<String> endings);

    /** A folder that exists; empty where the user changed their mind. */
    Optional<Path> folder(String title);

    /**
     * Where to put a new file or folder; empty where the user changed their mind.
     *
     * @param suggested its name to begin with
     */
    Optional<Path> place(String title, String suggested);
}
