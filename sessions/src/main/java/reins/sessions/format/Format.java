package reins.sessions.format;

import reins.core.flow.Progress;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/** A format in which other programs keep demonstrations. Safe on every thread. */
public interface Format {
    /** Short, lower case, for the command line: {@code lerobot}. */
    String id();

    /** Its name, as its own authors write it. */
    String title();

    /** Which programs load it, in a few words. */
    String readers();

    /** The extension of its files, without the dot; empty where it is a folder. */
    Optional<String> ending();

    /** What {@link #read} gives back of what was written. */
    Set<Kept> keeps();

    /**
     * Writes everything. Only {@link Exports} calls it, which moves the whole to where it belongs
     * and removes what is left where it fails.
     *
     * @param target a file or folder that is not there yet, in a folder that is
     * @throws IOException where it cannot be written
     * @throws reins.core.fact.ReinsException where these attempts have no place in this format
     */
    void write(Attempts attempts, Path target, Progress progress) throws IOException;

    /**
     * Opens what this program or another one wrote, after checking its structure; nothing in it is
     * trusted or executed.
     *
     * @throws reins.core.fact.ReinsException where it is not of this format or damaged, in one
     *     sentence that names file and place
     */
    Attempts read(Path source);
}
