package reins.app.studio;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** The system's file manager. Safe on every thread. */
final class FileBrowser {
    private FileBrowser() {}

    /**
     * Shows a folder, or the one that a file is in.
     *
     * @throws ReinsException where there is no file manager
     */
    static void show(Path file) {
        Path folder = Files.isDirectory(file) ? file : file.toAbsolutePath().getParent();
        try {
            var _ =
                    new ProcessBuilder(
                                    command(
                                            System.getProperty("os.name", ""),
                                            String.valueOf(folder)))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
        } catch (IOException e) {
            throw new ReinsException(
                    "No file manager can be started here; look into this folder yourself: "
                            + folder,
                    e);
        }
    }

    static List<String> command(String system, String folder) {
        String name = system.toLowerCase(Locale.ROOT);
        String program =
                name.startsWith("mac") ? "open" : name.startsWith("win") ? "explorer" : "xdg-open";
        return List.of(program, folder);
    }
}
