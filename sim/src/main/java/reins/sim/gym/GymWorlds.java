package reins.sim.gym;

import reins.core.fact.ReinsException;
import reins.core.role.World;
import reins.core.role.WorldType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Environments of Gymnasium as worlds that can be chosen. Safe on every thread. */
public final class GymWorlds {
    private GymWorlds() {}

    /** Whether an id is one of theirs. */
    public static boolean has(String id) {
        return id.startsWith(WorldFile.PREFIX) && id.length() > WorldFile.PREFIX.length();
    }

    /**
     * The world of this id.
     *
     * @param file what it is like, as a session keeps it
     * @param python see {@link #of}
     * @throws ReinsException where that is not said, or is of another world
     */
    public static WorldType<GymSettings> recorded(String id, String file, String python) {
        if (file.isBlank()) {
            throw new ReinsException(
                    "What world '%s' is like is not known here; it needs its world file."
                            .formatted(id));
        }
        WorldFile read = WorldFile.parse("The file of world '" + id + "'", file);
        if (!read.id().equals(id)) {
            throw new ReinsException("The file of world '%s' says '%s'.".formatted(id, read.id()));
        }
        return of(read, python);
    }

    /**
     * The world of a file.
     *
     * @param python the Python that runs it; empty where the file, REINS_PYTHON or a search decides
     */
    public static WorldType<GymSettings> of(WorldFile file, String python) {
        return new WorldType.Reached<>(
                file.id(),
                file.title(),
                new GymSettings(file.text(), python, false),
                settings -> read(settings).spec(),
                settings -> read(settings).handling(),
                _ -> "",
                settings -> open(read(settings), settings),
                settings -> read(settings).repeatable(),
                settings -> starts(read(settings), settings),
                Optional.empty());
    }

    private static WorldFile read(GymSettings settings) {
        return WorldFile.parse("The file of this world", settings.file());
    }

    private static World open(WorldFile file, GymSettings settings) {
        return GymWorld.open(file, file.launch(settings.python(), settings.fine()));
    }

    private static List<String> starts(WorldFile file, GymSettings settings) {
        String python = settings.python().isBlank() ? file.python() : settings.python();
        List<String> lines = new ArrayList<>();
        lines.add("Environment: " + file.env());
        lines.add("Made with: " + file.kwargs());
        if (!file.modules().isEmpty()) {
            lines.add("Loaded first: " + String.join(", ", file.modules()));
        }
        lines.add(
                file.port() > 0
                        ? "Connected to: port %d of this machine".formatted(file.port())
                        : "Python: " + (python.isBlank() ? "the first with Gymnasium" : python));
        return lines;
    }
}
