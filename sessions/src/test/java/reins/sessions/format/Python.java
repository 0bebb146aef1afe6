package reins.sessions.format;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A Python 3.11 with pinned packages in a virtual environment of its own. */
final class Python {
    private static final Path SCRIPTS =
            Path.of("..", "docs", "interop").toAbsolutePath().normalize();
    private static final int MOST_MINUTES = 15;

    private final Path python;

    private Python(Path python) {
        this.python = python;
    }

    /** What a script found. */
    record Said(String versions, String compared, long numbers) {}

    /** What a program printed, and how it ended. */
    private record Printed(int code, String text) {}

    /**
     * Installs the packages of a list, unless that was done before.
     *
     * @param name of the list
     * @return a Python, or why there is none
     */
    static Installed install(String name) throws IOException, InterruptedException {
        Path list = SCRIPTS.resolve("requirements-" + name + ".txt");
        Path home = Path.of("target", "interop", name).toAbsolutePath();
        Path python = home.resolve("bin").resolve("python");
        Path done = home.resolve("done.txt");
        if (Files.exists(done) && Files.readString(done).equals(Files.readString(list))) {
            return new Installed(Optional.of(new Python(python)), "");
        }
        try {
            Printed made = print("python3.11", "-m", "venv", home.toString());
            if (made.code == 0) {
                // The lists name all that is needed: what packages ask for beyond it stays out.
                made =
                        print(
                                python.toString(),
                                "-m",
                                "pip",
                                "install",
                                "-q",
                                "--disable-pip-version-check",
                                "--no-deps",
                                "-r",
                                list.toString());
            }
            if (made.code != 0) {
                return new Installed(Optional.empty(), last(made.text));
            }
        } catch (IOException e) {
            return new Installed(Optional.empty(), "there is no python3.11");
        }
        Files.writeString(done, Files.readString(list));
        return new Installed(Optional.of(new Python(python)), "");
    }

    /**
     * @param why why there is none
     */
    record Installed(Optional<Python> python, String why) {}

    Said run(String script, String what, Path told, Path data)
            throws IOException, InterruptedException {
        Printed printed =
                print(
                        python.toString(),
                        SCRIPTS.resolve("reader_" + script + ".py").toString(),
                        what,
                        told.toString(),
                        data.toString());
        assertEquals(0, printed.code, printed.text);
        return new Gson().fromJson(last(printed.text), Said.class);
    }

    /** Runs what the page on formats says of an export of that name, in the folder it is in. */
    void snippet(String export, Path folder) throws IOException, InterruptedException {
        Printed printed =
                print(
                        folder,
                        python.toString(),
                        SCRIPTS.resolve("snippet.py").toString(),
                        SCRIPTS.resolveSibling("formats.md").toString(),
                        export);
        assertEquals(0, printed.code, printed.text);
    }

    private static String last(String text) {
        return text.strip().lines().reduce("", (_, line) -> line);
    }

    private static Printed print(String... command) throws IOException, InterruptedException {
        return print(Path.of(""), command);
    }

    private static Printed print(Path folder, String... command)
            throws IOException, InterruptedException {
        Path output = Files.createTempFile("interop", ".txt");
        try {
            Process process =
                    new ProcessBuilder(new ArrayList<>(List.of(command)))
                            .directory(folder.toAbsolutePath().toFile())
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return new Printed(-1, "it took more than %d minutes".formatted(MOST_MINUTES));
            }
            return new Printed(process.exitValue(), Files.readString(output));
        } finally {
            Files.delete(output);
        }
    }
}
