package reins.app;

import reins.app.cli.Commands;
import reins.app.lab.BenchCommand;
import reins.app.lab.TrainCommand;

import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Where the program starts. It is no JavaFX application itself: on the class path the toolkit
 * refuses a main class that is one.
 */
public final class Main {
    /** Held, or the level set below would be collected with the logger. */
    private static final Logger TOOLKIT = Logger.getLogger("javafx");

    /** The groups of commands that measure and train what we ship. */
    private static final List<Class<?>> LABORATORY =
            List.of(TrainCommand.class, BenchCommand.class);

    private Main() {}

    public static void main(String[] arguments) {
        TOOLKIT.setLevel(Level.SEVERE); // it warns of the class path, where it works as well
        System.exit(Commands.run(LABORATORY, arguments));
    }
}
