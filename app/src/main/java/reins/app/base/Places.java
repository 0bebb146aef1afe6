package reins.app.base;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The folders on the user's machine that Reins writes to without being asked. Safe on every thread.
 */
public final class Places {
    private Places() {}

    /** Where sessions go by default; the folder exists. */
    public static Path sessions() {
        return existing(folders().documents().resolve("Reins"));
    }

    /** Where sessions are kept that nobody has saved under a name; the folder exists. */
    public static Path unsaved() {
        return existing(sessions().resolve("Unsaved"));
    }

    /** Whether nobody has saved this session under a name. */
    public static boolean isUnsaved(Path session) {
        Path folder = session.toAbsolutePath().getParent();
        return unsaved().toAbsolutePath().equals(folder);
    }

    /** Where the files of worlds are that were met elsewhere; the folder exists. */
    public static Path worlds() {
        return existing(sessions().resolve("Worlds"));
    }

    /** Where the program remembers the window and the like; the folder exists. */
    public static Path settings() {
        return existing(folders().settings());
    }

    /** Where native libraries are unpacked; the folder exists. */
    public static Path cache() {
        return existing(folders().cache());
    }

    /** Where reports of errors go; the folder exists. */
    public static Path logs() {
        return existing(folders().logs());
    }

    /** The user's home folder. */
    public static Path home() {
        return folders().home();
    }

    /** As the environment says; the property {@code reins.home} names one for all, for tests. */
    private static Folders folders() {
        String home = System.getProperty("reins.home", "");
        return home.isEmpty()
                ? Folders.of(System.getenv(), Path.of(System.getProperty("user.home", ".")))
                : Folders.below(Path.of(home));
    }

    private static Path existing(Path folder) {
        try {
            return Files.createDirectories(folder);
        } catch (IOException e) {
            throw new ReinsException(
                    "This folder cannot be made; make your home folder writable: " + folder, e);
        }
    }
}
