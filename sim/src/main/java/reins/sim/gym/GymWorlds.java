package reins.sim.gym;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Handling;
import reins.core.role.WorldType;

/** Environments of Gymnasium as worlds that can be chosen. Safe on every thread. */
public final class GymWorlds {
    private GymWorlds() {}

    /** Whether an id is one of theirs. */
    public static boolean has(String id) {
        return id.startsWith(WorldFile.PREFIX) && id.length() > WorldFile.PREFIX.length();
    }

    /** The world of this id; its settings must bring its file, as a session's header does. */
    public static WorldType.Reached<GymSettings> named(String id) {
        return type(
                id,
                id.substring(WorldFile.PREFIX.length()),
                new GymSettings("", "", false),
                Handling.along());
    }

    /**
     * The world of a file.
     *
     * @param python the Python that runs it; empty where the file, REINS_PYTHON or a search decides
     */
    public static WorldType.Reached<GymSettings> of(WorldFile file, String python) {
        return type(
                file.id(),
                file.title(),
                new GymSettings(file.text(), python, false),
                Handling.inOrder(file.spec()));
    }

    private static WorldType.Reached<GymSettings> type(
            String id, String title, GymSettings defaults, Handling handling) {
        return new WorldType.Reached<>(
                id,
                title,
                defaults,
                settings -> spec(id, settings),
                handling,
                settings -> {
                    WorldFile file = file(id, settings);
                    return GymWorld.open(file, file.launch(settings.python(), settings.fine()));
                });
    }

    private static WorldSpec spec(String id, GymSettings settings) {
        return file(id, settings).spec();
    }

    private static WorldFile file(String id, GymSettings settings) {
        if (settings.file().isBlank()) {
            throw new ReinsException(
                    "What world '%s' is like is not known here; it needs its world file."
                            .formatted(id));
        }
        WorldFile file = WorldFile.parse("The file of world '" + id + "'", settings.file());
        if (!file.id().equals(id)) {
            throw new ReinsException("The file of world '%s' says '%s'.".formatted(id, file.id()));
        }
        return file;
    }
}
