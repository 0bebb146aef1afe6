package reins.sim.gym;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds a Python that has Gymnasium. Starts programs, so only where a person asked. */
public final class Pythons {
    private static final List<String> NAMES = List.of("python3", "python");
    private static final Pattern MISSING = Pattern.compile("No module named '([^']+)'");
    private static final int PATIENCE_SECONDS = 60;
    private static final String PROBE =
            "import gymnasium, sys; sys.stdout.write(gymnasium.__version__ + '\\n' +"
                    + " sys.executable)";

    private Pythons() {}

    /**
     * A Python that has Gymnasium.
     *
     * @param program what to type to start it
     * @param version of Gymnasium
     */
    public record Found(String program, String version) {}

    /** The Python that the environment names, or the first one there is with Gymnasium. */
    public static Optional<Found> look() {
        return candidates().map(Pythons::probe).flatMap(Optional::stream).findFirst();
    }

    /** All that would be looked at, those with Gymnasium. */
    public static List<Found> all() {
        return candidates()
                .map(Pythons::probe)
                .flatMap(Optional::stream)
                .filter(new HashSet<>()::add)
                .toList();
    }

    private static Stream<String> candidates() {
        String named = System.getenv().getOrDefault("REINS_PYTHON", "");
        return named.isBlank() ? NAMES.stream() : Stream.of(named);
    }

    /**
     * The program to start.
     *
     * @param asked which one a person asked for; empty where it is to be found
     * @throws ReinsException where there is none
     */
    static String choose(String asked) {
        return asked.isBlank()
                ? look().map(Found::program)
                        .orElseThrow(
                                () -> new ReinsException("No Python here has Gymnasium; " + toDo()))
                : placed(asked);
    }

    /** A program's file wherever it is started from; a mere name is looked for by the system. */
    private static String placed(String program) {
        Path file = Path.of(program);
        return file.getNameCount() > 1 ? file.toAbsolutePath().toString() : program;
    }

    /**
     * What to say of a Python without Gymnasium, or without a package whose worlds are known.
     *
     * @param said why the world cannot be made
     * @return empty where that is another reason
     */
    static Optional<String> lacking(String python, String said) {
        Matcher missing = MISSING.matcher(said);
        if (!missing.matches()) {
            return Optional.empty();
        }
        String module = missing.group(1);
        return module.equals("gymnasium")
                ? Optional.of(
                        "This Python has no Gymnasium: %s; type: %s -m pip install \"gymnasium[box2d]\""
                                .formatted(python, python))
                : Families.packages(module)
                        .map(packages ->
                                "This Python has no module '%s': %s; type: %s -m pip install %s"
                                        .formatted(module, python, python, packages));
    }

    /** What to type where no Python has Gymnasium. */
    public static String toDo() {
        return "type: python3 -m venv gym && gym/bin/pip install \"gymnasium[box2d]\", then name it"
                + " by --python gym/bin/python or in REINS_PYTHON.";
    }

    private static Optional<Found> probe(String program) {
        try {
            Process process =
                    new ProcessBuilder(program, "-c", PROBE)
                            .redirectError(ProcessBuilder.Redirect.DISCARD)
                            .start();
            process.getOutputStream().close();
            if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                return Optional.empty();
            }
            List<String> lines =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .lines()
                            .toList();
            return process.exitValue() == 0 && lines.size() == 2
                    ? Optional.of(new Found(lines.get(1), lines.get(0)))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }
}
