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
import reins.core.fact.WorldSpec;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A Gymnasium environment as a world, said in a file ({@code *.world.json}, docs/worlds.md), so
 * that everything about it is known without starting it. Safe on every thread.
 *
 * @param env the environment's id, such as {@code CartPole-v1}
 * @param kwargs what it is made with, a JSON object
 * @param modules what is imported first: a module's name, or a file that ends in {@code .py}
 * @param python the program that runs it; empty where it is to be looked for
 * @param port of a bridge that runs already, 1 to 65535; 0 where Python is started
 * @param state one channel for each number it tells
 * @param images the pictures it tells, in its order
 * @param render the picture it renders; empty where it renders none or nobody wants it
 * @param end what it means that it ended and said nothing of success
 * @param successReward a reward from which on an end is a success; empty where there is none
 * @param repeatable whether equal seeds and actions give equal episodes
 */
public record WorldFile(
        String env,
        String title,
        String kwargs,
        List<String> modules,
        String python,
        int port,
        List<Channel> state,
        Actions actions,
        List<Camera> images,
        Optional<Camera> render,
        double tickSeconds,
        int maxTicks,
        End end,
        OptionalDouble successReward,
        boolean repeatable) {
    /** How the names of such files end. */
    public static final String SUFFIX = ".world.json";

    /** How the ids of such worlds begin. */
    public static final String PREFIX = "gym:";

    static final String RENDER = "render";

    private static final int MOST = 100_000;
    private static final int MOST_PIXELS = 16_384;
    private static final long MOST_BYTES = 16 << 20;
    private static final double SLOWEST_TICK = 3600;
    private static final Channel REWARD =
            new Channel("reward", Unit.NONE, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
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

    /** What an end means of which the world says no more. */
    public enum End {
        FAILURE,
        SUCCESS
    }

    public WorldFile {
        modules = List.copyOf(modules);
        state = List.copyOf(state);
        images = List.copyOf(images);
    }

    public String id() {
        return PREFIX + env;
    }

    public WorldSpec spec() {
        return new WorldSpec(
                id(),
                title,
                state,
                Stream.concat(images.stream(), render.stream()).toList(),
                Optional.empty(),
                actions,
                List.of(REWARD),
                tickSeconds,
                maxTicks);
    }

    WorldFile withRepeatable(boolean changed) {
        return new WorldFile(
                env,
                title,
                kwargs,
                modules,
                python,
                port,
                state,
                actions,
                images,
                render,
                tickSeconds,
                maxTicks,
                end,
                successReward,
                changed);
    }

    Launch launch(String chosen, boolean fine) {
        String asked = chosen.isBlank() ? python : chosen;
        return new Launch(
                port > 0 ? List.of() : List.of(Pythons.choose(asked)),
                port,
                env,
                kwargs,
                modules,
                render.isPresent(),
                fine);
    }

    /**
     * @throws ReinsException where the environment is not as it is said here
     */
    void check(Hello hello) {
        same("numbers in its state", state.size(), hello.stateNumbers());
        switch (actions) {
            case Actions.Words(List<String> words) -> {
                boolean single =
                        hello.action().size() == 1
                                && hello.action().getFirst() instanceof Hello.Leaf.Discrete;
                same("words", words.size(), single ? choices(hello) : 0);
            }
            case Actions.Controls(List<Channel> channels) ->
                    same("controls", channels.size(), hello.actionNumbers());
        }
        same("pictures in what it tells", images.size(), hello.images().size());
        for (int i = 0; i < images.size(); i++) {
            checkSize(images.get(i), hello.images().get(i).size());
        }
        if (render.isPresent()) {
            if (hello.camera().isEmpty()) {
                throw new ReinsException(
                        "World '%s' renders no picture here%s; take \"render\" out of its file, or make that work."
                                .formatted(
                                        id(),
                                        hello.noCamera().isEmpty()
                                                ? ""
                                                : " (" + hello.noCamera() + ")"));
            }
            checkSize(render.get(), hello.camera().get());
        }
    }

    private static int choices(Hello hello) {
        return hello.action().getFirst() instanceof Hello.Leaf.Discrete(_, int choices, _)
                ? choices
                : 0;
    }

    private void same(String what, int said, int is) {
        if (said != is) {
            throw new ReinsException(
                    "World '%s' is not as its file says: %d %s, not %d; make the file again."
                            .formatted(id(), is, what, said));
        }
    }

    private void checkSize(Camera camera, Hello.Size is) {
        if (camera.width() != is.width() || camera.height() != is.height()) {
            throw new ReinsException(
                    "World '%s' is not as its file says: picture '%s' is %d×%d, not %d×%d; make the file again."
                            .formatted(
                                    id(),
                                    camera.name(),
                                    is.width(),
                                    is.height(),
                                    camera.width(),
                                    camera.height()));
        }
    }

    /**
     * Reads a file; starts nothing.
     *
     * @throws ReinsException where it cannot be read, with the place in it
     */
    public static WorldFile read(Path file) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new ReinsException("This world file is too large: " + file);
            }
            return parse("World file " + file, Files.readString(file));
        } catch (IOException e) {
            throw new ReinsException("This world file cannot be read: " + file, e);
        }
    }

    /**
     * @param of what is read, at the beginning of a sentence
     * @throws ReinsException where it is no world, with the place in it
     */
    public static WorldFile parse(String of, String text) {
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
                        .map(size -> camera(size.withOnly(Set.of("width", "height")), RENDER));
        unlike(file, Stream.concat(images.stream(), render.stream()).map(Camera::name).toList());
        if (state.isEmpty() && images.isEmpty()) {
            throw file.wrong("'state' or 'images' are needed: it must tell something.");
        }
        return new WorldFile(
                filled(file.at("env")),
                file.maybe("title").map(WorldFile::filled).orElse(file.at("env").text()),
                file.maybe("kwargs").map(WorldFile::object).orElse("{}"),
                texts(file.maybe("modules")),
                file.maybe("python").map(Json::text).orElse(""),
                file.maybe("port").map(port -> port.whole(0, 65_535)).orElse(0),
                state,
                Actions.of(controls, words),
                images,
                render,
                seconds(file.at("tickSeconds")),
                file.at("maxTicks").whole(1, Integer.MAX_VALUE),
                file.maybe("end").map(WorldFile::end).orElse(End.FAILURE),
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

    private static String object(Json json) {
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

    private static End end(Json json) {
        return switch (json.text()) {
            case "failure" -> End.FAILURE;
            case "success" -> End.SUCCESS;
            default -> throw json.wrong("'failure' or 'success' is needed.");
        };
    }

    private static List<String> texts(Optional<Json> list) {
        return list.map(texts -> texts.list(MOST).stream().map(WorldFile::filled).toList())
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
        List<Channel> channels = list.get().list(MOST).stream().map(WorldFile::channel).toList();
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
                    json.maybe("unit").map(WorldFile::unit).orElse(Unit.NONE),
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

    /** Its text, which {@link #parse} reads again. */
    public String text() {
        JsonObject file = new JsonObject();
        file.addProperty("env", env);
        file.addProperty("title", title);
        if (!kwargs.equals("{}")) {
            file.add("kwargs", JsonParser.parseString(kwargs));
        }
        add(file, "modules", modules);
        if (!python.isEmpty()) {
            file.addProperty("python", python);
        }
        if (port > 0) {
            file.addProperty("port", port);
        }
        addChannels(file, "state", state);
        switch (actions) {
            case Actions.Controls(List<Channel> channels) ->
                    addChannels(file, "controls", channels);
            case Actions.Words(List<String> words) -> add(file, "words", words);
        }
        if (!images.isEmpty()) {
            JsonArray array = new JsonArray();
            for (Camera image : images) {
                JsonObject one = new JsonObject();
                one.addProperty("name", image.name());
                array.add(size(one, image));
            }
            file.add("images", array);
        }
        render.ifPresent(camera -> file.add("render", size(new JsonObject(), camera)));
        file.addProperty("tickSeconds", tickSeconds);
        file.addProperty("maxTicks", maxTicks);
        file.addProperty("end", end.name().toLowerCase(Locale.ROOT));
        successReward.ifPresent(reward -> file.addProperty("successReward", reward));
        file.addProperty("repeatable", repeatable);
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
