package reins.sim.gym;

import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.sim.json.Json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/** A {@link WorldFile} as the text of a file, both ways. Safe on every thread. */
final class WorldText {
    private static final int MOST = 100_000;
    private static final int MOST_PIXELS = 16_384;
    private static final double SLOWEST_TICK = 3600;
    private static final Set<String> NAMES =
            Set.of(
                    "env",
                    "title",
                    "kwargs",
                    "modules",
                    "python",
                    "port",
                    "state",
                    "controls",
                    "words",
                    "images",
                    "render",
                    "tickSeconds",
                    "maxTicks",
                    "end",
                    "successReward",
                    "repeatable");

    private WorldText() {}

    /**
     * @param of what is read, at the beginning of a sentence
     * @throws ReinsException where it is no world, with the place in it
     */
    static WorldFile parse(String of, String text) {
        Json file = Json.parse(of, text).withOnly(NAMES);
        List<Channel> controls = channels(file.maybe("controls"));
        List<String> words = texts(file.maybe("words"));
        if (controls.isEmpty() == words.isEmpty()) {
            throw file.wrong("either 'controls' or 'words' are needed.");
        }
        List<Channel> state = channels(file.maybe("state"));
        List<Camera> images = new ArrayList<>();
        file.maybe("images")
                .ifPresent(list ->
                        list.list(MOST)
                                .forEach(image ->
                                        images.add(
                                                camera(
                                                        image.withOnly(
                                                                Set.of("name", "width", "height")),
                                                        filled(image.at("name"))))));
        Optional<Camera> render =
                file.maybe("render")
                        .map(size ->
                                camera(size.withOnly(Set.of("width", "height")), WorldFile.RENDER));
        unlike(file, Stream.concat(images.stream(), render.stream()).map(Camera::name).toList());
        if (state.isEmpty() && images.isEmpty()) {
            throw file.wrong("'state' or 'images' are needed: it must tell something.");
        }
        return new WorldFile(
                filled(file.at("env")),
                file.maybe("title").map(WorldText::filled).orElse(file.at("env").text()),
                file.maybe("kwargs").map(WorldText::object).orElse("{}"),
                texts(file.maybe("modules")),
                file.maybe("python").map(Json::text).orElse(""),
                file.maybe("port").map(port -> port.whole(0, 65_535)).orElse(0),
                state,
                Actions.of(controls, words),
                images,
                render,
                seconds(file.at("tickSeconds")),
                file.at("maxTicks").whole(1, Integer.MAX_VALUE),
                file.maybe("end").map(WorldText::end).orElse(WorldFile.End.FAILURE),
                file.maybe("successReward")
                        .map(reward -> OptionalDouble.of(reward.number()))
                        .orElse(OptionalDouble.empty()),
                file.maybe("repeatable").map(Json::flag).orElse(false));
    }

    private static String filled(Json json) {
        String text = json.text();
        if (text.isBlank()) {
            throw json.wrong("a text is needed that is not empty.");
        }
        return text;
    }

    static String object(Json json) {
        json.names();
        return json.element().toString();
    }

    private static double seconds(Json json) {
        double seconds = json.number();
        if (!(seconds > 0 && seconds <= SLOWEST_TICK)) {
            throw json.wrong("seconds above 0 are needed.");
        }
        return seconds;
    }

    private static WorldFile.End end(Json json) {
        return switch (json.text()) {
            case "failure" -> WorldFile.End.FAILURE;
            case "success" -> WorldFile.End.SUCCESS;
            default -> throw json.wrong("'failure' or 'success' is needed.");
        };
    }

    private static List<String> texts(Optional<Json> list) {
        return list.map(texts -> texts.list(MOST).stream().map(WorldText::filled).toList())
                .orElse(List.of());
    }

    private static Camera camera(Json json, String name) {
        return new Camera(
                name,
                json.at("width").whole(1, MOST_PIXELS),
                json.at("height").whole(1, MOST_PIXELS));
    }

    private static List<Channel> channels(Optional<Json> list) {
        if (list.isEmpty()) {
            return List.of();
        }
        List<Channel> channels = list.get().list(MOST).stream().map(WorldText::channel).toList();
        unlike(list.get(), channels.stream().map(Channel::name).toList());
        return channels;
    }

    private static void unlike(Json where, List<String> names) {
        Set<String> seen = new HashSet<>();
        for (String name : names) {
            if (!seen.add(name)) {
                throw where.wrong("there are two that are called '%s'.".formatted(name));
            }
        }
    }

    private static Channel channel(Json json) {
        json.withOnly(Set.of("name", "unit", "low", "high", "fastest"));
        float low = json.maybe("low").map(n -> (float) n.number()).orElse(Float.NEGATIVE_INFINITY);
        float high =
                json.maybe("high").map(n -> (float) n.number()).orElse(Float.POSITIVE_INFINITY);
        float fastest =
                json.maybe("fastest").map(n -> (float) n.number()).orElse(Float.POSITIVE_INFINITY);
        try {
            return new Channel(
                    json.at("name").text(),
                    json.maybe("unit").map(WorldText::unit).orElse(Unit.NONE),
                    low,
                    high,
                    fastest);
        } catch (IllegalArgumentException e) {
            throw json.wrong(e.getMessage() + ".");
        }
    }

    private static Unit unit(Json json) {
        String symbol = json.text();
        for (Unit unit : Unit.values()) {
            if (unit.symbol().equals(symbol)) {
                return unit;
            }
        }
        throw json.wrong(
                "this unit is not known; there are: %s."
                        .formatted(
                                String.join(
                                        ", ",
                                        Stream.of(Unit.values())
                                                .map(Unit::symbol)
                                                .filter(known -> !known.isEmpty())
                                                .toList())));
    }

    /** The text of a world, which {@link #parse} reads again. */
    static String of(WorldFile world) {
        JsonObject file = new JsonObject();
        file.addProperty("env", world.env());
        file.addProperty("title", world.title());
        if (!world.kwargs().equals("{}")) {
            file.add("kwargs", JsonParser.parseString(world.kwargs()));
        }
        add(file, "modules", world.modules());
        if (!world.python().isEmpty()) {
            file.addProperty("python", world.python());
        }
        if (world.port() > 0) {
            file.addProperty("port", world.port());
        }
        addChannels(file, "state", world.state());
        switch (world.actions()) {
            case Actions.Controls(List<Channel> channels) ->
                    addChannels(file, "controls", channels);
            case Actions.Words(List<String> words) -> add(file, "words", words);
        }
        if (!world.images().isEmpty()) {
            JsonArray array = new JsonArray();
            for (Camera image : world.images()) {
                JsonObject one = new JsonObject();
                one.addProperty("name", image.name());
                array.add(size(one, image));
            }
            file.add("images", array);
        }
        world.render().ifPresent(camera -> file.add("render", size(new JsonObject(), camera)));
        file.addProperty("tickSeconds", world.tickSeconds());
        file.addProperty("maxTicks", world.maxTicks());
        file.addProperty("end", world.end().name().toLowerCase(Locale.ROOT));
        world.successReward().ifPresent(reward -> file.addProperty("successReward", reward));
        file.addProperty("repeatable", world.repeatable());
        return new GsonBuilder().setPrettyPrinting().disableHtmlEscaping().create().toJson(file);
    }

    private static void add(JsonObject file, String name, List<String> texts) {
        if (!texts.isEmpty()) {
            JsonArray array = new JsonArray();
            texts.forEach(array::add);
            file.add(name, array);
        }
    }

    private static void addChannels(JsonObject file, String name, List<Channel> channels) {
        if (channels.isEmpty()) {
            return;
        }
        JsonArray array = new JsonArray();
        for (Channel channel : channels) {
            JsonObject one = new JsonObject();
            one.addProperty("name", channel.name());
            if (channel.unit() != Unit.NONE) {
                one.addProperty("unit", channel.unit().symbol());
            }
            bound(one, "low", channel.low());
            bound(one, "high", channel.high());
            bound(one, "fastest", channel.fastest());
            array.add(one);
        }
        file.add(name, array);
    }

    private static void bound(JsonObject object, String name, float bound) {
        if (Float.isFinite(bound)) {
            object.addProperty(name, bound);
        }
    }

    private static JsonObject size(JsonObject object, Camera camera) {
        object.addProperty("width", camera.width());
        object.addProperty("height", camera.height());
        return object;
    }
}
