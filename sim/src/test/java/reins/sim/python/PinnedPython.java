package reins.sim.python;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * A Python 3.11 with pinned packages in a virtual environment of its own. Used by one test at a
 * time.
 */
public final class PinnedPython {
    /** Where the lists of packages and the scripts are. */
    public static final Path SCRIPTS =
            Path.of("..", "docs", "interop").toAbsolutePath().normalize();

    private static final Path HOMES =
            Path.of("..", "target", "interop").toAbsolutePath().normalize();
    private static final int MOST_MINUTES = 10;

    private PinnedPython() {}

    /**
     * What begins it; where there is none, the test is not run.
     *
     * @param list whose packages it has, {@code requirements-<list>.txt}
     */
    public static String with(String list) throws IOException, InterruptedException {
        Path packages = SCRIPTS.resolve("requirements-%s.txt".formatted(list));
        Path home = HOMES.resolve(list);
        Path python = home.resolve("bin").resolve("python");
        Path done = home.resolve("done.txt");
        String wanted = Files.readString(packages);
        if (!Files.exists(done) || !Files.readString(done).equals(wanted)) {
            Assumptions.assumeTrue(
                    ran("python3.11", "-m", "venv", home.toString())
                            && ran(
                                    python.toString(),
                                    "-m",
                                    "pip",
                                    "install",
                                    "-q",
                                    "--disable-pip-version-check",
                                    "--no-deps",
                                    "-r",
                                    packages.toString()),
                    "there is no Python 3.11 into which the packages of %s can be installed"
                            .formatted(packages.getFileName()));
            Files.writeString(done, wanted);
        }
        return python.toString();
    }

    private static boolean ran(String... command) throws InterruptedException {
        try {
            Process process =
                    new ProcessBuilder(List.of(command))
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start();
            if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                return false;
            }
            return process.exitValue() == 0;
        } catch (IOException _) {
            return false;
        }
    }
}
