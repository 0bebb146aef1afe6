package reins.sessions.format;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;

import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.sessions.Damaged;

import java.nio.file.Path;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What Reins writes of a whole session where a format ignores what it does not know, so that it can
 * be taken back as it was. Safe on every thread.
 */
record Note(WorldSpec world, SortedMap<String, String> about) {
    /** Bounds may be infinite. */
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    Note {
        Objects.requireNonNull(world.title());
        world.state().forEach(Note::check);
        world.controls().forEach(Note::check);
        world.objectives().forEach(Note::check);
        about = Collections.unmodifiableSortedMap(new TreeMap<>(about));
        about.values().forEach(Objects::requireNonNull);
    }

    static Note of(Attempts attempts) {
        return new Note(attempts.world(), new TreeMap<>(attempts.about()));
    }

    private static void check(Channel channel) {
        Objects.requireNonNull(channel.unit());
    }

    String json() {
        return GSON.toJson(new Content(world, about));
    }

    /**
     * @param place where in the file it was found
     * @throws ReinsException where it is no such note
     */
    static Note read(String json, Path file, String place) {
        try {
            Content content = Objects.requireNonNull(GSON.fromJson(json, Content.class));
            return new Note(content.world, new TreeMap<>(content.about));
        } catch (RuntimeException e) { // Gson throws a bare one where a record refuses its parts
            throw Damaged.at(file, place, "the description of the world is not readable", e);
        }
    }

    private record Content(WorldSpec world, Map<String, String> about) {}
}
