package reins.app;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * Questions to the user that stand before the window; they wait for the answer while the window
 * goes on being drawn. Used by the fx thread only.
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
}
