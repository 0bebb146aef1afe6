package reins.app.screens.connect;

import reins.app.base.Remembered;
import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.Settings;
import reins.core.role.WorldType;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * How each world that lives elsewhere was reached last. Safe on every thread.
 *
 * @param last the id of the one that was chosen last
 * @param settings by the world's id: its settings by name, as texts
 */
record ReachedMemory(String last, Map<String, Map<String, String>> settings) {
    private static final String FILE = "reached.json";

    ReachedMemory {
        // A file written by hand may lack them.
        last = Objects.requireNonNullElse(last, "");
        settings = Map.copyOf(Objects.requireNonNullElse(settings, Map.of()));
    }

    static ReachedMemory load(Path folder) {
        return Remembered.read(folder.resolve(FILE), ReachedMemory.class)
                .orElseGet(() -> new ReachedMemory("", Map.of()));
    }

    /** The settings it was reached with last; its defaults where it was not, or has others now. */
    <C extends Record> C of(WorldType.Reached<C> kind) {
        try {
            return Settings.with(kind.defaults(), settings.getOrDefault(kind.id(), Map.of()));
        } catch (ReinsException _) {
            return kind.defaults();
        }
    }

    ReachedMemory with(Chosen<WorldType.Reached<?>> reached) {
        Map<String, String> texts = new LinkedHashMap<>();
        Settings.values(reached.settings())
                .forEach((name, value) -> texts.put(name, String.valueOf(value)));
        Map<String, Map<String, String>> all = new HashMap<>(settings);
        all.put(reached.type().id(), texts);
        return new ReachedMemory(reached.type().id(), all);
    }

    /**
     * @throws ReinsException where the folder cannot be written
     */
    void save(Path folder) {
        Remembered.write(folder.resolve(FILE), this);
    }
}
