package reins.sessions.format;

import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.sessions.Damaged;

import java.nio.file.Path;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Reins writes about a whole session in a format that ignores what it does not know, so that
 * the session can be imported unchanged. Safe on every thread.
 */
public record Note(WorldSpec world, SortedMap<String, String> about) {
    public Note {
        about = Collections.unmodifiableSortedMap(new TreeMap<>(about));
    }

    public static Note of(Attempts attempts) {
        return new Note(attempts.world(), new TreeMap<>(attempts.about()));
    }

    public String json() {
        return JsonFile.write(object());
    }

    public JsonObject object() {
        JsonObject object = new JsonObject();
        object.add("world", WorldJson.write(world));
        object.add("about", WorldJson.write(about));
        return object;
    }

    /**
     * @param place where in the file it was found
     * @throws ReinsException where it is no such note
     */
    public static Note read(String json, Path file, String place) {
        try {
            return of(JsonParser.parseString(json).getAsJsonObject());
        } catch (RuntimeException e) { // Gson throws a bare one where a record refuses its parts
            throw Damaged.at(file, place, "the description of the world is not readable", e);
        }
    }

    /**
     * @throws RuntimeException where it is no such note
     */
    public static Note of(JsonObject object) {
        return new Note(
                WorldJson.read(JsonFile.object(object, "world")),
                new TreeMap<>(WorldJson.texts(JsonFile.object(object, "about"))));
    }
}
