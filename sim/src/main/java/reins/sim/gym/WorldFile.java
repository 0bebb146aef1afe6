package reins.sim.gym;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;
import reins.core.role.Handling;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
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

    private static final long MOST_BYTES = 16 << 20;
    private static final Channel REWARD =
            new Channel("reward", Unit.NONE, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);

    /** What it means when an episode ends and the world does not say why. */
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

    /** How a person drives it. */
    Handling handling() {
        return Handling.byName(spec());
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
        return WorldText.parse(of, text);
    }

    /** Its text, which {@link #parse} reads again. */
    public String text() {
        return WorldText.of(this);
    }
}
