package reins.sim.gym;

import org.junit.jupiter.api.Assumptions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A Python 3.11 with Gymnasium in a virtual environment of its own. Used by one test at a time. */
final class GymPython {
    private static final Path HOME =
            Path.of("..", "target", "interop", "gym").toAbsolutePath().normalize();
    private static final Path LIST =
            Path.of("..", "docs", "interop", "requirements-gym.txt").toAbsolutePath().normalize();
    private static final int MOST_MINUTES = 10;

    private GymPython() {}

    /** What begins it; where there is none, the test is not run. */
    static String installed() throws IOException, InterruptedException {
        Path python = HOME.resolve("bin").resolve("python");
        Path done = HOME.resolve("done.txt");
        String list = Files.readString(LIST);
        if (!Files.exists(done) || !Files.readString(done).equals(list)) {
            Assumptions.assumeTrue(
                    ran("python3.11", "-m", "venv", HOME.toString())
                            && ran(
                                    python.toString(),
                                    "-m",
                                    "pip",
                                    "install",
                                    "-q",
                                    "--disable-pip-version-check",
                                    "--no-deps",
                                    "-r",
                                    LIST.toString()),
                    "there is no Python 3.11 into which Gymnasium can be installed");
            Files.writeString(done, list);
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
