package reins.sessions.format;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.sessions.Damaged;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Reins writes of a whole session where a format ignores what it does not know, so that it can
 * be taken back as it was. Safe on every thread.
 */
record Note(WorldSpec world, SortedMap<String, String> about) {
    Note {
        about = Collections.unmodifiableSortedMap(new TreeMap<>(about));
    }

    private Note(WorldSpec world, Map<String, String> about) {
        this(world, new TreeMap<>(about));
    }

    static Note of(Attempts attempts) {
        return new Note(attempts.world(), attempts.about());
    }

    String json() {
        JsonObject json = new JsonObject();
        json.add("world", WorldJson.write(world));
        json.add("about", WorldJson.write(about));
        return JsonFile.write(json);
    }

    /**
     * @param place where in the file it was found
     * @throws ReinsException where it is no such note
     */
    static Note read(String text, Path file, String place) {
        try {
            JsonObject json = JsonParser.parseString(text).getAsJsonObject();
            return new Note(
                    WorldJson.read(JsonFile.object(json, "world")),
                    WorldJson.texts(JsonFile.object(json, "about")));
        } catch (RuntimeException e) { // Gson has several
            throw Damaged.at(file, place, "the description of the world is not readable", e);
        }
    }
}
