package reins.policies.nn;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Reading;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/** Ways to act, each with parameters: those of the learners, and small ones of other kinds. */
final class Actings {
    /** A way to act in a world, with parameters. */
    record Example(String name, WorldSpec spec, Acting acting, Weights weights) {
        PolicyCard card() {
            return PolicyCard.of(spec, Examples.PROVENANCE).thinking(Recurrent.THOUGHTS);
        }

        @Override
        public String toString() {
            return name;
        }
    }

    private static final Front STATE = Front.of(Examples.SCALING);
    private static final Scaling COLOURS =
            new Scaling(Vec.of(100, 128, 20), Vec.of(50, 80, 15), Scaling.LIMIT);

    static final List<Example> ALL =
            List.of(
                    averaged("one network", 1, Net.mlp(3, 2, 128, 2, false)),
                    averaged("no hidden layer", 1, Net.mlp(3, 2, 16, 0, false)),
                    averaged("with layer norm", 1, Net.mlp(3, 2, 64, 3, true)),
                    averaged("five networks", 5, tanh(Net.mlp(3, 2, 16, 1, false))),
                    risky(),
                    speaking(),
                    speakingAhead(),
                    speakingByLooks(),
                    drawn(),
                    chunked(3, 1),
                    chunked(1, 4),
                    looking(1, Optional.empty()),
                    looking(3, Optional.of(Examples.SCALING)),
                    recurrent(),
                    reading(),
                    flow(),
                    twoEyes());

    private Actings() {}

    private static Net tanh(Net net) {
        return net.then(new Layer.Tanh());
    }

    private static List<Weights> drawn(Net net, int count) {
        SplittableRandom random = new SplittableRandom(5);
        List<Weights> weights = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            weights.add(Weights.initial(net, random));
        }
        return weights;
    }

    private static Example averaged(String name, int members, Net net) {
        return new Example(
                name,
                Examples.SPEC,
                new Averaged(
                        STATE, Examples.CONTROLS, net, Examples.names(members), Optional.empty()),
                Examples.members(drawn(net, members)));
    }

    private static Example risky() {
        Net net = tanh(Net.mlp(3, 2, 16, 1, false));
        Net critic = tanh(Net.mlp(5, 1, 16, 1, false));
        Averaged.Risk risk = new Averaged.Risk(critic, List.of("critic0/", "critic1/"));
        List<Weights> critics = drawn(critic, 2);
        return new Example(
                "five networks and a risk",
                Examples.SPEC,
                new Averaged(STATE, Examples.CONTROLS, net, Examples.names(5), Optional.of(risk)),
                Examples.members(drawn(net, 5))
                        .and(critics.getFirst().under("critic0"))
                        .and(critics.getLast().under("critic1")));
    }

    private static Example speaking() {
        Net net = Examples.WORDS.net(3, 1, 16, 1);
        return new Example(
                "three networks that say words",
                Examples.TOLD,
                new Averaged(STATE, Examples.WORDS, net, Examples.names(3), Optional.empty()),
                Examples.members(drawn(net, 3)));
    }

    private static Example speakingAhead() {
        Span span = new Span(2, 3);
        Net net = Examples.WORDS.net(3 * span.history(), span.chunk(), 16, 1);
        return new Example(
                "words, with a history and plans",
                Examples.TOLD,
                new Chunked(Examples.SCALING, Examples.WORDS, span, net, Examples.names(2)),
                Examples.members(drawn(net, 2)));
    }

    private static Example speakingByLooks() {
        WorldSpec spec = Examples.TOLD.withCameras(List.of(new Camera("eye", 50, 33)));
        Eye eye = Eye.of(spec, 24, 2, 0.04);
        Net encoder = eye.encoder();
        Net net = Examples.WORDS.net(encoder.outputs(), 1, 16, 1);
        Front.Look look = new Front.Look(eye, COLOURS, encoder, "sight/");
        Front front = new Front(Optional.empty(), Optional.of(look));
        return new Example(
                "words for pictures",
                spec,
                new Averaged(front, Examples.WORDS, net, Examples.names(2), Optional.empty()),
                drawn(encoder, 1).getFirst().under("sight").and(Examples.members(drawn(net, 2))));
    }

    private static Example drawn() {
        Net net = Net.mlp(3, 4, 64, 2, true);
        return new Example(
                "drawn actions",
                Examples.SPEC,
                new Drawn(STATE, Examples.CONTROLS, net, "actor/"),
                drawn(net, 1).getFirst().under("actor"));
    }

    private static Example chunked(int history, int chunk) {
        Net net = tanh(Net.mlp(3 * history, 2 * chunk, 16, 1, false));
        return new Example(
                "history of " + history + ", chunk of " + chunk,
                Examples.SPEC,
                new Chunked(
                        Examples.SCALING,
                        Examples.CONTROLS,
                        new Span(history, chunk),
                        net,
                        Examples.names(2)),
                Examples.members(drawn(net, 2)));
    }

    private static Example looking(int pictures, Optional<Scaling> state) {
        WorldSpec spec = filmed(new Camera("eye", 50, 33));
        Eye eye = Eye.of(spec, 24, pictures, 0.04);
        Net encoder = eye.encoder();
        Net head = Net.mlp(encoder.outputs() + (state.isPresent() ? 3 : 0), 2, 16, 1, false);
        Front.Look look = new Front.Look(eye, COLOURS, encoder, "sight/");
        return new Example(
                pictures + " pictures" + (state.isPresent() ? " beside the state" : ""),
                spec,
                new Averaged(
                        new Front(state, Optional.of(look)),
                        Examples.CONTROLS,
                        head,
                        Examples.names(1),
                        Optional.empty()),
                drawn(encoder, 1).getFirst().under("sight").and(Examples.members(drawn(head, 1))));
    }

    private static WorldSpec filmed(Camera... cameras) {
        WorldSpec spec = Examples.SPEC;
        return spec.withCameras(List.of(cameras));
    }

    private static Weights.Array array(RandomGenerator random, String name, Integer... shape) {
        int size = 1;
        for (int dimension : shape) {
            size *= dimension;
        }
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = random.nextFloat(-0.5f, 0.5f);
        }
        return new Weights.Array(name, List.of(shape), Vec.of(values));
    }

    private static <T> T linear(Ops<T> ops, String name, T x) {
        return ops.linear(x, ops.parameter(name + ".weight"), ops.parameter(name + ".bias"));
    }

    private static Weights linear(RandomGenerator random, String name, int inputs, int outputs) {
        return Weights.of(
                array(random, name + ".weight", outputs, inputs),
                array(random, name + ".bias", outputs));
    }

    /** Remembers by a gated recurrent unit and tells all that can be told. */
    private record Recurrent(int size) implements Acting {
        /** A verb and a noun; where it has none to say, the noun is left out. */
        static final List<String> THOUGHTS = List.of("push", "brake", "wait", "cart", "wall");

        private static final int VERBS = 3;

        @Override
        public <T> Answers<T> act(Ops<T> ops, Senses<T> senses) {
            T x = Examples.SCALING.apply(ops, senses.observation(Examples.SCALING.size()));
            T memory =
                    ops.gru(
                            x,
                            senses.memory(size),
                            ops.parameter("gru.ofInput"),
                            ops.parameter("gru.ofMemory"),
                            ops.parameter("gru.inputBias"),
                            ops.parameter("gru.memoryBias"));
            T verb = ops.argmax(linear(ops, "verb", memory));
            T noun = ops.argmax(linear(ops, "noun", memory));
            T risk = ops.sumOfColumns(ops.sigmoid(linear(ops, "risk", memory)));
            T action = ops.tanh(linear(ops, "action", memory));
            return new Answers<>(
                    Optional.of(Examples.CONTROLS.inBounds(ops, action)),
                    Optional.empty(),
                    Optional.of(memory),
                    Optional.of(ops.beside(verb, noun)),
                    Optional.of(ops.sumOfColumns(ops.exp(linear(ops, "doubt", memory)))),
                    Optional.of(risk));
        }
    }

    private static Example recurrent() {
        SplittableRandom random = new SplittableRandom(8);
        int size = 8;
        Weights gru =
                Weights.of(
                        array(random, "gru.ofInput", 3 * size, 3),
                        array(random, "gru.ofMemory", 3 * size, size),
                        array(random, "gru.inputBias", 3 * size),
                        array(random, "gru.memoryBias", 3 * size));
        return new Example(
                "recurrent, with a thought, a doubt and a risk",
                Examples.SPEC,
                new Recurrent(size),
                gru.and(linear(random, "verb", size, Recurrent.VERBS))
                        .and(linear(random, "noun", size, Recurrent.THOUGHTS.size()))
                        .and(linear(random, "action", size, 2))
                        .and(linear(random, "doubt", size, 1))
                        .and(linear(random, "risk", size, 1)));
    }

    /** Reads a text and writes the next word, drawn from what it finds likely. */
    private record Reader(int words, int blocks, int heads) implements Acting {
        @Override
        public <T> Answers<T> act(Ops<T> ops, Senses<T> senses) {
            T tokens = senses.tokens();
            T x =
                    ops.add(
                            ops.embed(tokens, ops.parameter("words")),
                            ops.places(tokens, ops.parameter("places")));
            for (int i = 0; i < blocks; i++) {
                String block = "block" + i + ".";
                T seen = norm(ops, block + "before", x);
                T told =
                        ops.attend(
                                linear(ops, block + "query", seen),
                                linear(ops, block + "key", seen),
                                linear(ops, block + "value", seen),
                                heads,
                                i == 0);
                x = ops.add(x, linear(ops, block + "told", told));
                T wide = ops.gelu(linear(ops, block + "wide", norm(ops, block + "behind", x)));
                x = ops.add(x, linear(ops, block + "narrow", wide));
            }
            T scores = linear(ops, "scores", norm(ops, "end", ops.last(x)));
            T shares = ops.softmax(scores);
            T surprise = ops.mul(shares, ops.mul(ops.log(shares), ops.constant(-1)));
            T drawn = ops.add(scores, gumbel(ops, senses.noise(words)));
            return new Answers<>(
                    Optional.empty(),
                    Optional.of(ops.argmax(drawn)),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(ops.sumOfColumns(surprise)),
                    Optional.empty());
        }

        private static <T> T norm(Ops<T> ops, String name, T x) {
            return ops.layerNorm(x, ops.parameter(name + ".weight"), ops.parameter(name + ".bias"));
        }

        /** {@code −ln(−ln u)}, u the uniform number that a normal one stands for. */
        private static <T> T gumbel(Ops<T> ops, T normal) {
            T error = ops.erf(ops.mul(normal, ops.constant((float) Math.sqrt(0.5))));
            T uniform = ops.mul(ops.add(error, ops.constant(1)), ops.constant(0.5f));
            T minus = ops.constant(-1);
            T inner = ops.mul(ops.log(ops.clip(uniform, 1e-6f, 1 - 1e-6f)), minus);
            return ops.mul(ops.log(inner), minus);
        }
    }

    private static Example reading() {
        SplittableRandom random = new SplittableRandom(9);
        List<String> words = List.of("left", "right", "up", "down", "stop");
        int width = 8;
        Weights weights =
                Weights.of(
                        array(random, "words", words.size(), width),
                        array(random, "places", 12, width));
        for (int i = 0; i < 2; i++) {
            String block = "block" + i + ".";
            weights =
                    weights.and(linear(random, block + "query", width, width))
                            .and(linear(random, block + "key", width, width))
                            .and(linear(random, block + "value", width, width))
                            .and(linear(random, block + "told", width, width))
                            .and(linear(random, block + "wide", width, 4 * width))
                            .and(linear(random, block + "narrow", 4 * width, width))
                            .and(norm(random, block + "before", width))
                            .and(norm(random, block + "behind", width));
        }
        WorldSpec maze =
                new WorldSpec(
                        "maze",
                        "Maze",
                        List.of(),
                        List.of(),
                        Optional.of(new Reading(words, 12)),
                        new Actions.Words(words),
                        Examples.SPEC.objectives(),
                        1,
                        10);
        return new Example(
                "reading and writing",
                maze,
                new Reader(words.size(), 2, 2),
                weights.and(norm(random, "end", width))
                        .and(linear(random, "scores", width, words.size())));
    }

    private static Weights norm(RandomGenerator random, String name, int width) {
        return Weights.of(
                array(random, name + ".weight", width), array(random, name + ".bias", width));
    }

    /** Draws candidates by a flow, {@code steps} Euler steps each, and takes the critic's best. */
    private record Flow(int steps, int candidates, Net critic) implements Acting {
        private static final int TIMES = 4;

        @Override
        public <T> Answers<T> act(Ops<T> ops, Senses<T> senses) {
            int size = Examples.CONTROLS.channels().size();
            T state = Examples.SCALING.apply(ops, senses.observation(Examples.SCALING.size()));
            T noise = senses.noise(candidates * size);
            T best = candidate(ops, state, ops.columns(noise, 0, size));
            T value = critic.through(ops, "critic/", ops.beside(state, best));
            for (int i = 1; i < candidates; i++) {
                T other = candidate(ops, state, ops.columns(noise, i * size, (i + 1) * size));
                T its = critic.through(ops, "critic/", ops.beside(state, other));
                best = ops.choose(its, value, other, best);
                value = ops.choose(its, value, its, value);
            }
            return Answers.action(Examples.CONTROLS.inBounds(ops, best));
        }

        private <T> T candidate(Ops<T> ops, T state, T noise) {
            T action = noise;
            for (int i = 0; i < steps; i++) {
                T time = ops.rows(ops.constant(time((float) i / steps)), state);
                T x = ops.beside(List.of(state, action, time));
                T speed = linear(ops, "speed", ops.silu(linear(ops, "hidden", x)));
                action = ops.add(action, ops.mul(speed, ops.constant(1f / steps)));
            }
            return ops.clip(action, -1, 1);
        }

        private static Vec time(float t) {
            float[] waves = new float[TIMES];
            for (int i = 0; i < TIMES; i++) {
                waves[i] = (float) Math.cos(Math.PI * i * t);
            }
            return Vec.of(waves);
        }
    }

    private static Example flow() {
        SplittableRandom random = new SplittableRandom(10);
        Net critic = Net.mlp(5, 1, 16, 1, true);
        return new Example(
                "the best of a flow's candidates",
                Examples.SPEC,
                new Flow(6, 4, critic),
                Weights.initial(critic, random)
                        .under("critic")
                        .and(linear(random, "hidden", 5 + Flow.TIMES, 24))
                        .and(linear(random, "speed", 24, 2)));
    }

    /** Looks through every camera at once. */
    private record Eyes(List<Eye> eyes) implements Acting {
        @Override
        public <T> Answers<T> act(Ops<T> ops, Senses<T> senses) {
            List<T> seen = new ArrayList<>();
            for (Eye eye : eyes) {
                T small = ops.shrunk(senses.image(eye.camera()), eye.shrink());
                T scaled = ops.mul(small, ops.constant(1f / 255));
                seen.add(eye.encoder().through(ops, eye.camera().name() + "/", scaled));
            }
            T unit = ops.clip(linear(ops, "action", ops.beside(seen)), -1, 1);
            return Answers.action(Examples.CONTROLS.inBounds(ops, unit));
        }
    }

    private static Example twoEyes() {
        SplittableRandom random = new SplittableRandom(11);
        List<Eye> eyes = new ArrayList<>();
        Weights weights = Weights.of();
        int width = 0;
        for (Camera camera : Examples.FILMED.cameras()) {
            Eye eye = new Eye(camera, 1, 1, 1);
            eyes.add(eye);
            Weights sight = Weights.initial(eye.encoder(), random);
            weights = weights.and(sight.under(camera.name()));
            width += eye.encoder().outputs();
        }
        return new Example(
                "two cameras",
                Examples.FILMED,
                new Eyes(List.copyOf(eyes)),
                weights.and(linear(random, "action", width, 2)));
    }
}
