package reins.sessions.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.google.gson.Gson;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * A Python 3.11 with pinned packages in a virtual environment of its own. Used by one test at a
 * time, in a module's folder.
 */
public final class Python {
    /** What the virtual environments lie in. */
    static final Path HOME = Path.of("..", "target", "interop").toAbsolutePath().normalize();

    private static final Path DOCS = Path.of("..", "docs").toAbsolutePath().normalize();
    private static final Path SCRIPTS = DOCS.resolve("interop");
    private static final int MOST_MINUTES = 15;

    private final Path python;

    private Python(Path python) {
        this.python = python;
    }

    /**
     * What a script found.
     *
     * @param versions of the programs
     * @param compared in words
     * @param numbers how many were compared
     */
    public record Said(String versions, String compared, long numbers) {}

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
        Path home = HOME.resolve(name);
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

    /** A Python with the packages of a list; where there is none, the test is not run. */
    public static Python with(String list) throws IOException, InterruptedException {
        Installed installed = install(list);
        Assumptions.assumeTrue(installed.python().isPresent(), installed.why());
        return installed.python().orElseThrow();
    }

    /**
     * @param why why there is none
     */
    record Installed(Optional<Python> python, String why) {}

    /**
     * Runs a reader's script, and fails where it found a difference.
     *
     * @param script the reader
     * @param what {@code read} or {@code write}
     * @param told what is to be found in the data
     */
    public Said run(String script, String what, Path told, Path data)
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

    /**
     * Runs what a page says of a file of that name, in the folder it is in.
     *
     * @param page such as {@code formats.md}
     */
    public void snippet(String page, String name, Path folder)
            throws IOException, InterruptedException {
        Printed printed =
                print(
                        folder,
                        python.toString(),
                        SCRIPTS.resolve("snippet.py").toString(),
                        DOCS.resolve(page).toString(),
                        name);
        assertEquals(0, printed.code, printed.text);
    }

    /**
     * Runs one of the scripts that users are given, and fails where it does not end well.
     *
     * @return what it printed
     */
    public String script(String name, String... arguments)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(python.toString(), DOCS.resolve(name).toString()));
        command.addAll(List.of(arguments));
        Printed printed = print(command.toArray(String[]::new));
        assertEquals(0, printed.code, printed.text);
        return printed.text;
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
