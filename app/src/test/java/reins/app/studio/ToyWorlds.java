package reins.app.studio;

import reins.app.base.Places;
import reins.sim.gym.WorldFile;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

/** Worlds of a program that stands for a Python with Gymnasium. */
final class ToyWorlds {
    private ToyWorlds() {}

    /** The program, in this folder. */
    static Path python(Path folder) throws IOException {
        Path file = folder.resolve("toy_python.py");
        try (InputStream script =
                Objects.requireNonNull(ToyWorlds.class.getResourceAsStream("toy_python.py"))) {
            Files.write(file, script.readAllBytes());
        }
        if (!file.toFile().setExecutable(true)) {
            throw new IOException("cannot be made a program: " + file);
        }
        return file;
    }

    /** A world that takes a number, as a file says it. */
    static WorldFile pushed(Path python, String env, String kwargs) {
        return file(
                python,
                env,
                kwargs,
                "\"controls\": [{\"name\": \"main\", \"low\": -1, \"high\": 1}]");
    }

    /** A world that takes one of two words. */
    static WorldFile told(Path python) {
        return file(python, "Words-v0", "{}", "\"words\": [\"left\", \"right\"]");
    }

    private static WorldFile file(Path python, String env, String kwargs, String actions) {
        return WorldFile.parse(
                "It",
                """
                {"env": "%s", "title": "Toy %s", "kwargs": %s, "python": "%s",
                 "state": [{"name": "count"}, {"name": "seed"}], %s,
                 "render": {"width": 24, "height": 16},
                 "tickSeconds": 0.02, "maxTicks": 200, "repeatable": %s}\
                """
                        .formatted(env, env, kwargs, python, actions, !kwargs.contains("fault")));
    }

    /** Forgets what was kept and agreed to. */
    static void forget() throws IOException {
        Files.deleteIfExists(Places.settings().resolve("agreed-worlds.json"));
        try (Stream<Path> all = Files.walk(Places.worlds())) {
            for (Path one : all.filter(Files::isRegularFile).toList()) {
                Files.delete(one);
            }
        }
    }
}
