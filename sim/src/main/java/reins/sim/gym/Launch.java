package reins.sim.gym;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * How a world's program is begun, and how long it is waited for. Safe on every thread.
 *
 * @param command Python and what comes before its script; empty where a port is connected to
 * @param port of a bridge that runs on this machine, 1 to 65535; 0 where one is begun
 * @param env the environment's id
 * @param kwargs what it is made with, a JSON object
 * @param modules what is imported first: a module's name, or a file that ends in {@code .py}
 * @param renders whether pictures are rendered
 * @param fine whether they have shadows and smooth edges, where that can be chosen
 * @param stepMillis how long a step may take, above 0
 * @param beginMillis how long the beginning and the first reset may take, above 0
 */
record Launch(
        List<String> command,
        int port,
        String env,
        String kwargs,
        List<String> modules,
        boolean renders,
        boolean fine,
        long stepMillis,
        long beginMillis) {
    private static final long STEP_MILLIS = 5_000;
    private static final long BEGIN_MILLIS = 60_000;

    Launch {
        command = List.copyOf(command);
        modules = List.copyOf(modules);
    }

    /** One with the usual patience. */
    Launch(
            List<String> command,
            int port,
            String env,
            String kwargs,
            List<String> modules,
            boolean renders,
            boolean fine) {
        this(command, port, env, kwargs, modules, renders, fine, STEP_MILLIS, BEGIN_MILLIS);
    }

    /** All that is typed to begin it, where its script is this file. */
    List<String> typed(Path script) {
        List<String> typed = new ArrayList<>(command);
        typed.addAll(
                List.of(
                        "-u",
                        script.toString(),
                        "--env",
                        env,
                        "--kwargs",
                        kwargs,
                        "--camera",
                        renders ? "render" : "none"));
        if (fine) {
            typed.add("--fine");
        }
        if (!modules.isEmpty()) {
            typed.add("--load");
            typed.addAll(modules);
        }
        return typed;
    }
}
