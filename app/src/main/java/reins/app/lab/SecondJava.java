package reins.app.lab;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts this program once more, in a Java of its own. Safe on every thread. */
public final class SecondJava {
    private static final List<String> ALWAYS =
            List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow");

    private SecondJava() {}

    /**
     * A command of this program, ready to be started.
     *
     * @param machine arguments of Java's own, such as the size of its heap
     * @param arguments of the command line
     */
    public static ProcessBuilder of(List<String> machine, List<String> arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home", ""), "bin", "java").toString());
        command.addAll(ALWAYS);
        command.addAll(machine);
        command.addAll(List.of("-cp", System.getProperty("java.class.path", "")));
        command.add("reins.app.Main");
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command);
        // Two native thread pools on few cores spin waiting for each other.
        builder.environment().put("OMP_NUM_THREADS", "1");
        return builder;
    }

    static ReinsException refused(IOException cause) {
        return new ReinsException(
                "A second Java cannot be started; start from the sources, by ./reins (%s)."
                        .formatted(cause.getMessage()),
                cause);
    }
}
