package reins.sessions;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Starts the main method of a test's class in a Java of its own. Safe on every thread. */
public final class OtherJava {
    private static final List<String> ALWAYS =
            List.of(
                    "--enable-native-access=ALL-UNNAMED",
                    "--sun-misc-unsafe-memory-access=allow",
                    "-Djava.awt.headless=true");

    private OtherJava() {}

    /**
     * Ready to be started; what it says of its errors goes where this Java's errors go.
     *
     * @param machine arguments of Java's own, such as a property
     */
    public static ProcessBuilder of(List<String> machine, Class<?> main, String... arguments) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ALWAYS);
        command.addAll(machine);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT);
    }
}
