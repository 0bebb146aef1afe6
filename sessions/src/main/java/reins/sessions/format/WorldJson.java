package reins.sessions.format;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Reading;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Writes what attempts say about their world as JSON that every program reads. Safe on every
 * thread.
 */
public final class WorldJson {
    private WorldJson() {}

    /** Writes a world; infinite bounds are left out. */
    public static JsonObject write(WorldSpec world) {
        JsonObject object = new JsonObject();
        object.addProperty("id", world.id());
        object.addProperty("title", world.title());
        object.add("state", channels(world.state()));
        object.add("controls", channels(world.controls()));
        JsonArray vocabulary = new JsonArray();
        world.vocabulary().forEach(vocabulary::add);
        object.add("vocabulary", vocabulary);
        world.reading()
                .ifPresent(reading -> {
                    JsonObject one = new JsonObject();
                    JsonArray words = new JsonArray();
                    reading.vocabulary().forEach(words::add);
                    one.add("vocabulary", words);
                    one.addProperty("most", reading.most());
                    object.add("reading", one);
                });
        object.add("objectives", channels(world.objectives()));
        JsonArray cameras = new JsonArray();
        for (Camera camera : world.cameras()) {
            JsonObject one = new JsonObject();
            one.addProperty("name", camera.name());
            one.addProperty("width", camera.width());
            one.addProperty("height", camera.height());
            cameras.add(one);
        }
        object.add("cameras", cameras);
        object.addProperty("tickSeconds", world.tickSeconds());
        object.addProperty("maxTicks", world.maxTicks());
        return object;
    }

    private static JsonArray channels(List<Channel> channels) {
        JsonArray array = new JsonArray();
        for (Channel channel : channels) {
            JsonObject one = new JsonObject();
            one.addProperty("name", channel.name());
            one.addProperty("unit", channel.unit().symbol());
            if (Float.isFinite(channel.low())) {
                one.addProperty("low", channel.low());
            }
            if (Float.isFinite(channel.high())) {
                one.addProperty("high", channel.high());
            }
            if (Float.isFinite(channel.fastest())) {
                one.addProperty("fastest", channel.fastest());
            }
            array.add(one);
        }
        return array;
    }

    /**
     * @throws RuntimeException where it does not describe a world
     */
    public static WorldSpec read(JsonObject object) {
        return new WorldSpec(
                JsonFile.text(object, "id"),
                JsonFile.text(object, "title"),
                readChannels(object, "state"),
                cameras(object),
                reading(object),
                Actions.of(
                        readChannels(object, "controls"),
                        texts(JsonFile.array(object, "vocabulary"))),
                readChannels(object, "objectives"),
                JsonFile.number(object, "tickSeconds"),
                Math.toIntExact(JsonFile.whole(object, "maxTicks")));
    }

    private static Optional<Reading> reading(JsonObject object) {
        if (!JsonFile.has(object, "reading")) {
            return Optional.empty();
        }
        JsonObject one = JsonFile.object(object, "reading");
        return Optional.of(
                new Reading(
                        texts(JsonFile.array(one, "vocabulary")),
                        Math.toIntExact(JsonFile.whole(one, "most"))));
    }

    private static List<Camera> cameras(JsonObject object) {
        List<Camera> cameras = new ArrayList<>();
        for (JsonElement each : JsonFile.array(object, "cameras")) {
            JsonObject one = each.getAsJsonObject();
            cameras.add(
                    new Camera(
                            JsonFile.text(one, "name"),
                            Math.toIntExact(JsonFile.whole(one, "width")),
                            Math.toIntExact(JsonFile.whole(one, "height"))));
        }
        return cameras;
    }

    private static List<Channel> readChannels(JsonObject object, String name) {
        List<Channel> channels = new ArrayList<>();
        for (JsonElement each : JsonFile.array(object, name)) {
            JsonObject one = each.getAsJsonObject();
            channels.add(
                    new Channel(
                            JsonFile.text(one, "name"),
                            unit(JsonFile.text(one, "unit")),
                            bound(one, "low", Float.NEGATIVE_INFINITY),
                            bound(one, "high", Float.POSITIVE_INFINITY),
                            bound(one, "fastest", Float.POSITIVE_INFINITY)));
        }
        return channels;
    }

    private static float bound(JsonObject channel, String name, float none) {
        return JsonFile.has(channel, name) ? (float) JsonFile.number(channel, name) : none;
    }

    /** NONE where it is another one than ours. */
    private static Unit unit(String symbol) {
        for (Unit unit : Unit.values()) {
            if (unit.symbol().equals(symbol)) {
                return unit;
            }
        }
        return Unit.NONE;
    }

    static List<String> texts(JsonArray array) {
        List<String> texts = new ArrayList<>();
        array.forEach(element -> texts.add(element.getAsString()));
        return texts;
    }

    public static JsonObject write(Map<String, String> texts) {
        JsonObject object = new JsonObject();
        texts.forEach(object::addProperty);
        return object;
    }

    /** Texts by name; what is no text is left out. */
    public static Map<String, String> texts(JsonObject object) {
        Map<String, String> texts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonElement> entry : object.entrySet()) {
            if (entry.getValue().isJsonPrimitive()) {
                texts.put(entry.getKey(), entry.getValue().getAsString());
            }
        }
        return texts;
    }
}
