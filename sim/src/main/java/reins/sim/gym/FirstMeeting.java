package reins.sim.gym;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.sim.json.Json;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A world file made of what an environment says of itself, and what had to be assumed. Safe on
 * every thread.
 *
 * @param assumed a sentence each
 * @param runs the versions of what runs it, and the Python's file
 */
public record FirstMeeting(WorldFile file, List<String> assumed, String runs) {
    /** Above this a bound means that there is none. */
    private static final float NO_BOUND = 1e30f;

    private static final double USUAL_FRAMES_PER_SECOND = 30;
    private static final int USUAL_TICKS = 1000;

    public FirstMeeting {
        assumed = List.copyOf(assumed);
    }

    /**
     * What a person wants to meet.
     *
     * @param kwargs what it is made with, a JSON object
     * @param modules see {@link WorldFile}
     * @param python the Python that runs it; empty where it is to be looked for
     * @param port of a bridge that runs already, 1 to 65535; 0 where Python is started
     * @param renders whether its rendered picture is wanted
     */
    public record Wish(
            String env,
            String kwargs,
            List<String> modules,
            String python,
            int port,
            boolean renders) {
        public Wish {
            modules = List.copyOf(modules);
        }

        /** An environment as it comes, with its picture. */
        public static Wish of(String env, String python) {
            return new Wish(env, "{}", List.of(), python, 0, true);
        }

        private Launch launch() {
            if (env.isBlank()) {
                throw new ReinsException("An environment's id is needed, such as CartPole-v1.");
            }
            return new Launch(
                    port > 0 ? List.of() : List.of(Pythons.choose(python)),
                    port,
                    env.strip(),
                    WorldText.object(Json.parse("What it is made with", kwargs)),
                    modules.isEmpty() ? Families.module(env.strip()).stream().toList() : modules,
                    renders,
                    false);
        }
    }

    /**
     * Starts the environment once, looks at it and ends it.
     *
     * @throws ReinsException where that cannot be, or Reins cannot drive such a world
     */
    public static FirstMeeting with(Wish wish) {
        Launch launch = wish.launch();
        Bridge.Begun begun = Bridge.begin(launch);
        try (Bridge bridge = begun.bridge()) {
            FirstMeeting met = of(begun.hello(), launch, wish.python());
            return Repeats.hold(bridge, met.file()) ? met : met.withoutRepeating();
        }
    }

    private FirstMeeting withoutRepeating() {
        List<String> more = new ArrayList<>(assumed);
        more.add(
                "The same seed and actions gave other numbers the second time: nobody can go back"
                        + " in it.");
        return new FirstMeeting(file.withRepeatable(false), more, runs);
    }

    /**
     * A file of what it says; whether it can be repeated is still to be tried.
     *
     * @throws ReinsException where Reins cannot drive such a world
     */
    static FirstMeeting of(Hello hello, Launch launch, String python) {
        List<String> assumed = new ArrayList<>();
        Names names = Names.of(hello.env());
        List<Channel> state = state(hello, names, assumed);
        Actions actions = actions(hello, names, assumed);
        List<Camera> images =
                hello.images().stream()
                        .map(image ->
                                camera(
                                        image.name().isEmpty() ? "picture" : image.name(),
                                        image.size()))
                        .toList();
        if (state.isEmpty() && images.isEmpty()) {
            throw new ReinsException(
                    "World '%s' tells neither numbers nor pictures, so Reins cannot drive it."
                            .formatted(hello.env()));
        }
        if (launch.renders() && hello.camera().isEmpty()) {
            assumed.add(
                    "It renders no picture%s."
                            .formatted(
                                    hello.noCamera().isEmpty()
                                            ? ""
                                            : " (" + hello.noCamera() + ")"));
        }
        double framesPerSecond = hello.framesPerSecond().orElse(0);
        if (!(framesPerSecond > 0)) {
            framesPerSecond = USUAL_FRAMES_PER_SECOND;
            assumed.add(
                    "It does not say how fast it ticks: %.0f times a second."
                            .formatted(framesPerSecond));
        }
        if (hello.maxSteps().isEmpty()) {
            assumed.add("It has no time limit: %d ticks.".formatted(USUAL_TICKS));
        }
        assumed.add(
                names.successReward().isPresent()
                        ? "An end with a reward of %s or more is a success, any other a failure."
                                .formatted(
                                        BigDecimal.valueOf(names.successReward().getAsDouble())
                                                .stripTrailingZeros()
                                                .toPlainString())
                        : "An end is a failure where it does not say 'is_success'.");
        return new FirstMeeting(
                new WorldFile(
                        hello.env(),
                        hello.env(),
                        launch.kwargs(),
                        launch.modules(),
                        python,
                        launch.port(),
                        state,
                        actions,
                        images,
                        hello.camera().map(size -> camera(WorldFile.RENDER, size)),
                        1 / framesPerSecond,
                        hello.maxSteps().orElse(USUAL_TICKS),
                        WorldFile.End.FAILURE,
                        names.successReward(),
                        true),
                assumed,
                hello.python().isEmpty()
                        ? hello.versions()
                        : hello.versions() + " (" + hello.python() + ")");
    }

    private static Camera camera(String name, Hello.Size size) {
        return new Camera(name, size.width(), size.height());
    }

    private static List<Channel> state(Hello hello, Names names, List<String> assumed) {
        List<Channel> state = new ArrayList<>();
        boolean named = names.state().size() == hello.stateNumbers();
        for (Hello.Leaf leaf : hello.observation()) {
            switch (leaf) {
                case Hello.Leaf.Other(String name, String what) ->
                        assumed.add(
                                "'%s' is left out: Reins reads numbers and pictures, not %s."
                                        .formatted(name, what));
                case Hello.Leaf.Box box -> {
                    for (int i = 0; i < box.numbers(); i++) {
                        state.add(
                                channel(
                                        numbered("state", box, i),
                                        box.low().get(i),
                                        box.high().get(i)));
                    }
                }
                case Hello.Leaf.Discrete(_, int choices, int start) ->
                        state.add(channel(numbered("state", leaf, 0), start, start + choices - 1f));
                case Hello.Leaf.Choices(_, List<Integer> choices) -> {
                    for (int i = 0; i < choices.size(); i++) {
                        state.add(channel(numbered("state", leaf, i), 0, choices.get(i) - 1f));
                    }
                }
                case Hello.Leaf.Image _ -> {}
            }
        }
        if (named) {
            for (int i = 0; i < state.size(); i++) {
                Channel numbered = state.get(i);
                state.set(
                        i,
                        new Channel(
                                names.state().get(i),
                                names.units().isEmpty() ? Unit.NONE : names.units().get(i),
                                numbered.low(),
                                numbered.high()));
            }
        } else if (!state.isEmpty()) {
            assumed.add("It has no names for its numbers: they are counted.");
        }
        return state;
    }

    /** A state's number: what is no bound is none. */
    private static Channel channel(String name, float low, float high) {
        float least = low <= -NO_BOUND ? Float.NEGATIVE_INFINITY : low;
        float most = high >= NO_BOUND ? Float.POSITIVE_INFINITY : high;
        return least < most
                ? new Channel(name, Unit.NONE, least, most)
                : new Channel(name, Unit.NONE, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    private static String numbered(String kind, Hello.Leaf leaf, int number) {
        if (leaf.name().isEmpty()) {
            return kind + " " + number;
        }
        return leaf.numbers() == 1 ? leaf.name() : leaf.name() + " " + number;
    }

    private static Actions actions(Hello hello, Names names, List<String> assumed) {
        if (hello.action().size() == 1
                && hello.action().getFirst() instanceof Hello.Leaf.Discrete(_, int choices, _)) {
            if (names.words().size() == choices) {
                return new Actions.Words(names.words());
            }
            assumed.add("It has no names for its words: they are counted.");
            return new Actions.Words(
                    Stream.iterate(0, word -> word < choices, word -> word + 1)
                            .map(word -> Integer.toString(word))
                            .toList());
        }
        List<Channel> controls = new ArrayList<>();
        for (Hello.Leaf leaf : hello.action()) {
            if (!(leaf instanceof Hello.Leaf.Box box)) {
                throw new ReinsException(
                        "World '%s' takes more than one choice, or choices and numbers at once; Reins drives by numbers or by one choice a tick."
                                .formatted(hello.env()));
            }
            for (int i = 0; i < box.numbers(); i++) {
                controls.add(
                        control(
                                numbered("control", box, i),
                                box.low().get(i),
                                box.high().get(i),
                                assumed));
            }
        }
        if (controls.isEmpty()) {
            throw new ReinsException(
                    "World '%s' takes no actions, so nobody can drive it.".formatted(hello.env()));
        }
        if (names.controls().size() == controls.size()) {
            for (int i = 0; i < controls.size(); i++) {
                Channel numbered = controls.get(i);
                controls.set(
                        i,
                        new Channel(
                                names.controls().get(i),
                                Unit.NONE,
                                numbered.low(),
                                numbered.high()));
            }
        } else {
            assumed.add("It has no names for its controls: they are counted.");
        }
        return new Actions.Controls(controls);
    }

    private static Channel control(String name, float low, float high, List<String> assumed) {
        boolean open = low <= -NO_BOUND || high >= NO_BOUND;
        float least = low <= -NO_BOUND ? Math.min(-1, high - 1) : low;
        float most = high >= NO_BOUND ? Math.max(1, least + 1) : high;
        if (open) {
            assumed.add("'%s' has no bounds: %s to %s.".formatted(name, least, most));
        }
        if (!(least < most)) {
            throw new ReinsException(
                    "Control '%s' can only be %s, so nobody can drive by it."
                            .formatted(name, least));
        }
        return new Channel(name, Unit.NONE, least, most);
    }
}
