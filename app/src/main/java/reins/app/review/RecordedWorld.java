package reins.app.review;

import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import reins.app.worlds.WorldShelf;
import reins.core.fact.ReinsException;
import reins.core.role.Chosen;
import reins.core.role.WorldType;
import reins.sessions.SessionHeader;
import reins.sim.worlds.Worlds;

import java.util.LinkedHashMap;
import java.util.Map;

/** The world that a session was recorded in, made again. Safe on every thread. */
public final class RecordedWorld {
    /** The name under which a session's header has the world's settings (JSON). */
    public static final String SETTINGS = SessionHeader.WORLD_SETTINGS;

    private RecordedWorld() {}

    /**
     * The world with the settings that it had.
     *
     * @throws ReinsException where there is none like it here
     */
    public static Chosen<WorldType<?>> of(SessionHeader header) {
        String id = header.world().id();
        Map<String, String> settings = settings(header.run().getOrDefault(SETTINGS, "{}"));
        // What was imported knows no settings.
        return settings.isEmpty()
                ? WorldShelf.ofUser().find(id).byDefault()
                : Worlds.recorded(id, settings);
    }

    /**
     * Settings as a session keeps them.
     *
     * @param json an object of texts
     * @throws ReinsException where it is not such an object
     */
    public static Map<String, String> settings(String json) {
        Map<String, String> texts = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, JsonElement> setting :
                    JsonParser.parseString(json).getAsJsonObject().entrySet()) {
                texts.put(setting.getKey(), setting.getValue().getAsString());
            }
        } catch (JsonParseException | IllegalStateException | UnsupportedOperationException e) {
            throw new ReinsException("Its settings cannot be read.", e);
        }
        return texts;
    }
}
