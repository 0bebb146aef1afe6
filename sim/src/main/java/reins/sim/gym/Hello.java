package reins.sim.gym;

import reins.core.fact.ReinsException;
import reins.sim.json.Json;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * What the bridge says of its environment before anything else. Safe on every thread.
 *
 * @param python the program that runs it
 * @param observation the parts of what it tells, in order
 * @param action the parts of what it takes, in order
 * @param camera the size of the picture it renders; empty where it renders none
 * @param noCamera why it renders none, as its program says; empty where that is not known
 * @param framesPerSecond how many ticks make a second; empty where it does not say
 * @param maxSteps its time limit in ticks; empty where it has none
 */
record Hello(
        String env,
        String python,
        String versions,
        List<Leaf> observation,
        List<Leaf> action,
        Optional<Size> camera,
        String noCamera,
        OptionalDouble framesPerSecond,
        OptionalInt maxSteps) {
    private static final String OF = "What the world's program said first";
    private static final int PROTOCOL = 1;
    private static final int MOST_LEAVES = 1000;
    private static final int MOST_NUMBERS = 100_000;
    private static final int MOST_PIXELS = 16_384;

    /** A picture's size in pixels, and how many numbers a pixel has: 1, 3 or 4. */
    record Size(int width, int height, int channels) {
        int bytes() {
            return width * height * channels;
        }
    }

    /** One part of a space; its name is the path to it, empty where there is but one. */
    sealed interface Leaf {
        String name();

        /** How many numbers of the state or of the action it is. */
        int numbers();

        /** Numbers within bounds, which may be infinite. */
        record Box(String name, List<Float> low, List<Float> high) implements Leaf {
            public Box {
                low = List.copyOf(low);
                high = List.copyOf(high);
            }

            @Override
            public int numbers() {
                return low.size();
            }
        }

        /** One of so many. */
        record Discrete(String name, int choices, int start) implements Leaf {
            @Override
            public int numbers() {
                return 1;
            }
        }

        /** Several, each one of so many. */
        record Choices(String name, List<Integer> choices) implements Leaf {
            public Choices {
                choices = List.copyOf(choices);
            }

            @Override
            public int numbers() {
                return choices.size();
            }
        }

        /** A picture. */
        record Image(String name, Size size) implements Leaf {
            @Override
            public int numbers() {
                return 0;
            }
        }

        /**
         * Something that no number tells.
         *
         * @param what it is
         */
        record Other(String name, String what) implements Leaf {
            @Override
            public int numbers() {
                return 0;
            }
        }
    }

    Hello {
        observation = List.copyOf(observation);
        action = List.copyOf(action);
    }

    /** How many numbers the state has. */
    int stateNumbers() {
        return observation.stream().mapToInt(Leaf::numbers).sum();
    }

    /** How many numbers an action has. */
    int actionNumbers() {
        return action.stream().mapToInt(Leaf::numbers).sum();
    }

    /** The pictures among what it tells, in order. */
    List<Leaf.Image> images() {
        return observation.stream()
                .<Leaf.Image>mapMulti((leaf, found) -> {
                    if (leaf instanceof Leaf.Image image) {
                        found.accept(image);
                    }
                })
                .toList();
    }

    /**
     * @param answer what a bridge answered first
     * @throws ReinsException where it is not what a bridge says
     */
    static Hello of(Json answer) {
        Json said = answer.as(OF);
        if (said.at("protocol").whole(0, Integer.MAX_VALUE) != PROTOCOL) {
            throw new ReinsException(
                    "The world's program speaks another protocol than this Reins; start it with the"
                            + " bridge.py of this Reins.");
        }
        List<Leaf> observation = leaves(said.at("observation"));
        List<Leaf> action = leaves(said.at("action"));
        for (List<Leaf> space : List.of(observation, action)) {
            if (space.stream().mapToInt(Leaf::numbers).sum() > MOST_NUMBERS) {
                throw said.wrong("more than %d numbers are too many.".formatted(MOST_NUMBERS));
            }
        }
        Json versions = said.at("versions");
        return new Hello(
                said.at("env").text(),
                said.maybe("python").map(Json::text).orElse(""),
                String.join(
                        ", ",
                        versions.names().stream()
                                .map(name -> name + " " + versions.at(name).text())
                                .toList()),
                observation,
                action,
                said.maybe("camera").map(Hello::size),
                said.maybe("camera_why").map(Json::text).orElse(""),
                said.maybe("fps")
                        .map(fps -> OptionalDouble.of(fps.number()))
                        .orElse(OptionalDouble.empty()),
                said.maybe("max_steps")
                        .map(steps -> OptionalInt.of(steps.whole(1, Integer.MAX_VALUE)))
                        .orElse(OptionalInt.empty()));
    }

    private static List<Leaf> leaves(Json list) {
        return list.list(MOST_LEAVES).stream().map(Hello::leaf).toList();
    }

    private static Leaf leaf(Json leaf) {
        String name = leaf.at("name").text();
        return switch (leaf.at("kind").text()) {
            case "box" -> box(name, leaf);
            case "discrete" ->
                    new Leaf.Discrete(
                            name,
                            leaf.at("n").whole(1, MOST_NUMBERS),
                            leaf.maybe("start")
                                    .map(start -> start.whole(-1_000_000_000, 1_000_000_000))
                                    .orElse(0));
            case "multidiscrete" ->
                    new Leaf.Choices(
                            name,
                            leaf.at("n").list(MOST_NUMBERS).stream()
                                    .map(choices -> choices.whole(1, 1_000_000_000))
                                    .toList());
            case "multibinary" -> {
                List<Integer> two = new ArrayList<>();
                for (int i = product(leaf.at("shape")); i > 0; i--) {
                    two.add(2);
                }
                yield new Leaf.Choices(name, two);
            }
            case "image" -> new Leaf.Image(name, size(leaf.at("shape")));
            case "text" -> new Leaf.Other(name, "text");
            case "unsupported" -> new Leaf.Other(name, leaf.at("why").text());
            default -> throw leaf.at("kind").wrong("this kind is not known.");
        };
    }

    private static Leaf box(String name, Json leaf) {
        List<Float> low = bounds(leaf.at("low"), Float.NEGATIVE_INFINITY);
        List<Float> high = bounds(leaf.at("high"), Float.POSITIVE_INFINITY);
        if (low.size() != product(leaf.at("shape")) || high.size() != low.size()) {
            throw leaf.wrong("it has not as many bounds as numbers.");
        }
        return new Leaf.Box(name, low, high);
    }

    private static List<Float> bounds(Json list, float none) {
        return list.list(MOST_NUMBERS).stream()
                .map(bound -> bound.isNull() ? none : (float) bound.number())
                .toList();
    }

    private static int product(Json shape) {
        long product = 1;
        for (Json side : shape.list(32)) {
            product *= side.whole(0, MOST_NUMBERS);
            if (product > MOST_NUMBERS) {
                throw shape.wrong("more than %d numbers are too many.".formatted(MOST_NUMBERS));
            }
        }
        return (int) product;
    }

    private static Size size(Json shape) {
        List<Json> sides = shape.list(3);
        if (sides.size() != 3) {
            throw shape.wrong("a picture has height, width and channels.");
        }
        int channels = sides.get(2).whole(1, 4);
        if (channels == 2) {
            throw shape.wrong("a picture has 1, 3 or 4 numbers a pixel.");
        }
        Size size =
                new Size(
                        sides.get(1).whole(1, MOST_PIXELS),
                        sides.get(0).whole(1, MOST_PIXELS),
                        channels);
        if ((long) size.width() * size.height() > MOST_PIXELS * 1024L) {
            throw shape.wrong("the picture is too large.");
        }
        return size;
    }
}
