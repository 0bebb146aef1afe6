package reins.app.base;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the user keeps things, as the environment says: {@code HOME} and the folders of the <a
 * href="https://specifications.freedesktop.org/basedir-spec/latest/">XDG specification</a> where
 * they are set. What Reins wrote into {@code ~/.reins} before stays there. Safe on every thread.
 *
 * @param home the user's home folder
 * @param documents where sessions go
 * @param settings where the program remembers the window and the like
 * @param cache where native libraries are unpacked
 * @param logs where reports of errors go
 */
record Folders(Path home, Path documents, Path settings, Path cache, Path logs) {
    private static final String NAME = "reins";

    /** What xdg-user-dirs writes: {@code XDG_DOCUMENTS_DIR="$HOME/Dokumente"}. */
    private static final Pattern DOCUMENTS =
            Pattern.compile("(?m)^XDG_DOCUMENTS_DIR=\"(\\$HOME)?(/[^\"\n]*)?\"");

    /**
     * What the environment says.
     *
     * @param environment the variables of the process
     * @param userHome what Java takes for the home folder, which does not ask {@code HOME}
     */
    static Folders of(Map<String, String> environment, Path userHome) {
        Path home = absolute(environment, "HOME").orElse(userHome);
        Path before = home.resolve("." + NAME);
        boolean stays = Files.isDirectory(before);
        Path settings =
                absolute(environment, "XDG_CONFIG_HOME")
                        .map(folder -> folder.resolve(NAME))
                        .filter(folder -> !stays || Files.isDirectory(folder))
                        .orElse(before);
        Path cache =
                absolute(environment, "XDG_CACHE_HOME")
                        .map(folder -> folder.resolve(NAME))
                        .orElse(before.resolve("cache"));
        Path logs =
                absolute(environment, "XDG_STATE_HOME")
                        .map(folder -> folder.resolve(NAME))
                        .orElse(before.resolve("logs"));
        return new Folders(home, documents(environment, home), settings, cache, logs);
    }

    /** All of them below one folder, whatever the environment says. */
    static Folders below(Path home) {
        return of(Map.of(), home);
    }

    /** The specification passes over paths that are relative. */
    private static Optional<Path> absolute(Map<String, String> environment, String name) {
        try {
            return Optional.of(Path.of(environment.getOrDefault(name, "")))
                    .filter(Path::isAbsolute);
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    private static Path documents(Map<String, String> environment, Path home) {
        Path usual = home.resolve("Documents");
        Path otherwise = Files.isDirectory(usual) ? usual : home;
        return absolute(environment, "XDG_DOCUMENTS_DIR")
                .or(() ->
                        named(
                                absolute(environment, "XDG_CONFIG_HOME")
                                        .orElse(home.resolve(".config"))
                                        .resolve("user-dirs.dirs"),
                                home))
                .filter(Files::isDirectory)
                .orElse(otherwise);
    }

    private static Optional<Path> named(Path file, Path home) {
        if (!Files.isReadable(file)) {
            return Optional.empty();
        }
        try {
            Matcher found = DOCUMENTS.matcher(Files.readString(file));
            if (!found.find() || found.group(2) == null) {
                return Optional.empty();
            }
            return Optional.of(
                    found.group(1) == null
                            ? Path.of(found.group(2))
                            : home.resolve(found.group(2).substring(1)));
        } catch (IOException | InvalidPathException _) {
            return Optional.empty(); // it is somebody else's file, and the usual folder will do
        }
    }
}
