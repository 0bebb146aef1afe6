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
        Path documents = home().resolve("Documents");
        return existing((Files.isDirectory(documents) ? documents : home()).resolve("Reins"));
    }

    /** Where sessions are kept that nobody has saved under a name; the folder exists. */
    public static Path unsaved() {
        return existing(sessions().resolve("Unsaved"));
    }

    /** Where the files of worlds are that were met elsewhere; the folder exists. */
    public static Path worlds() {
        return existing(sessions().resolve("Worlds"));
    }

    /** Where the program remembers the window and the like; the folder exists. */
    public static Path settings() {
        return existing(home().resolve(".reins"));
    }

    /** Where native libraries are unpacked; the folder exists. */
    public static Path cache() {
        return existing(home().resolve(".reins").resolve("cache"));
    }

    /** Where reports of errors go; the folder exists. */
    public static Path logs() {
        return existing(home().resolve(".reins").resolve("logs"));
    }

    /** The user's home folder; the property {@code reins.home} names another one, for tests. */
    public static Path home() {
        return Path.of(System.getProperty("reins.home", System.getProperty("user.home", ".")));
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
