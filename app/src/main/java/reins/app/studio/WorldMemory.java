package reins.app.studio;

import reins.app.base.Remembered;
import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.Settings;
import reins.core.role.WorldType;
import reins.sim.worlds.Worlds;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The world that was driven last, to begin with the next time. Safe on every thread.
 *
 * @param world its id
 * @param settings its settings by name, as texts
 */
public record WorldMemory(String world, Map<String, String> settings) {
    private static final String FILE = "world.json";

    public WorldMemory {
        // A file written by hand may lack them.
        world = Objects.requireNonNullElse(world, "");
        settings = Map.copyOf(Objects.requireNonNullElse(settings, Map.of()));
    }

    public static WorldMemory of(Chosen<WorldType<?>> chosen) {
        Map<String, String> texts = new LinkedHashMap<>();
        Settings.values(chosen.settings())
                .forEach((name, value) -> texts.put(name, String.valueOf(value)));
        return new WorldMemory(chosen.type().id(), texts);
    }

    /**
     * The world driven last; the first of the list where that no longer exists, or where a person
     * must say each time that it is to be reached.
     */
    public static Chosen<WorldType<?>> load(Path folder) {
        return Remembered.read(folder.resolve(FILE), WorldMemory.class)
                .map(WorldMemory::chosen)
                .orElseGet(() -> Worlds.ALL.getFirst().byDefault());
    }

    private Chosen<WorldType<?>> chosen() {
        try {
            WorldType<?> type = Worlds.simulated(world);
            return new Chosen<>(type, Settings.with(type.defaults(), settings));
        } catch (ReinsException _) {
            return Worlds.ALL.getFirst().byDefault();
        }
    }

    /**
     * @throws ReinsException where the folder cannot be written
     */
    public void save(Path folder) {
        Remembered.write(folder.resolve(FILE), this);
    }
}
