package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.policies.data.Labels;
import reins.policies.data.Normaliser;
import reins.policies.nn.Acting;
import reins.policies.nn.Adam;
import reins.policies.nn.Answers;
import reins.policies.nn.Controls;
import reins.policies.nn.Ops;
import reins.policies.nn.Parameters;
import reins.policies.nn.PolicyCard;
import reins.policies.nn.PolicyFile;
import reins.policies.nn.Scaling;
import reins.policies.nn.Senses;
import reins.policies.nn.Tensors;
import reins.policies.nn.TorchOps;
import reins.policies.nn.Weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * A toy: clones the teacher by a network that remembers, and says what it does. Used by one thread.
 *
 * <pre>
 * h ← GRU(s, h)      a = tanh(A·h)      thought = argmax(B·h), the sign of a's first number
 * minimise, over runs of ticks and where the teacher drove:  mean((a − y)²) + mean(−log softmax(B·h)ᵧ)
 * </pre>
 */
final class ToyRecurrent implements Learner {
    /** What it thinks: which way it pushes. */
    static final List<String> THOUGHTS = List.of("downwards", "upwards");

    static final LearnerType<Config> TYPE =
            new LearnerType<>(
                    "toy-recurrent",
                    "A toy that remembers and thinks",
                    "https://arxiv.org/abs/1406.1078",
                    Settings.defaults(Config.class),
                    ToyRecurrent::new);

    /** How it learns. */
    record Config(
            @Setting(value = "numbers it remembers", is = "32", low = 4, high = 256) int hidden,
            @Setting(value = "ticks in each update", is = "64", low = 8, high = 4096) int batch,
            @Setting(value = "learning rate of Adam", is = "3e-3", low = 1e-6, high = 0.1)
                    double learningRate,
            @Setting(value = "times an example is learned from", is = "500", low = 1, high = 1e6)
                    int passes) {}

    private static final int RUN = 8;

    /** What it learned of a tick: the state, and what the teacher wanted where it drove. */
    private record Tick(long number, Vec state, Optional<Vec> wanted) {}

    /** What comes out of the network before it is made an answer. */
    private record Heads<T>(T memory, T unitAction, T scores) {}

    /** How it acts. */
    private record Remembering(Scaling scaling, Controls controls, int size) implements Acting {
        @Override
        public <T> Answers<T> act(Ops<T> ops, Senses<T> senses) {
            Heads<T> heads = heads(ops, senses.observation(scaling.size()), senses.memory(size));
            return new Answers<>(
                    Optional.of(controls.inBounds(ops, heads.unitAction())),
                    Optional.empty(),
                    Optional.of(heads.memory()),
                    Optional.of(ops.argmax(heads.scores())),
                    Optional.empty(),
                    Optional.empty());
        }

        private <T> Heads<T> heads(Ops<T> ops, T state, T memory) {
            T next =
                    ops.gru(
                            scaling.apply(ops, state),
                            memory,
                            ops.parameter("gru.ofInput"),
                            ops.parameter("gru.ofMemory"),
                            ops.parameter("gru.inputBias"),
                            ops.parameter("gru.memoryBias"));
            return new Heads<>(
                    next, ops.tanh(linear(ops, "action", next)), linear(ops, "thought", next));
        }

        private static <T> T linear(Ops<T> ops, String name, T x) {
            return ops.linear(x, ops.parameter(name + ".weight"), ops.parameter(name + ".bias"));
        }
    }

    private final Config config;
    private final LearnerContext context;
    private final SplittableRandom random;
    private final Controls controls;
    private final Normaliser normaliser;
    private final Parameters parameters;
    private final Adam adam;
    private final Progress before;
    private final Map<Stream, List<Tick>> episodes = new LinkedHashMap<>();
    private final List<List<Tick>> runs = new ArrayList<>();
    private long examples;
    private long steps;
    private long updates;
    private long learnedBefore;

    private ToyRecurrent(LearnerContext context, Config config, Optional<Artifact> trained) {
        this.context = context;
        this.config = config;
        random = new SplittableRandom(context.seed());
        controls = Controls.of(context.spec());
        normaliser = new Normaliser(context.spec().state());
        int states = context.spec().state().size();
        int size = config.hidden();
        parameters =
                new Parameters(
                        Weights.of(
                                drawn("gru.ofInput", 3 * size, states),
                                drawn("gru.ofMemory", 3 * size, size),
                                drawn("gru.inputBias", 3 * size),
                                drawn("gru.memoryBias", 3 * size),
                                drawn("action.weight", controls.size(), size),
                                drawn("action.bias", controls.size()),
                                drawn("thought.weight", THOUGHTS.size(), size),
                                drawn("thought.bias", THOUGHTS.size())));
        adam = new Adam(List.of(parameters), config.learningRate());
        before = trained.map(this::restore).orElse(Progress.NONE);
    }

    private Weights.Array drawn(String name, Integer... shape) {
        int numbers = 1;
        for (int dimension : shape) {
            numbers *= dimension;
        }
        float[] values = new float[numbers];
        float most = (float) (1 / Math.sqrt(config.hidden()));
        for (int i = 0; i < numbers; i++) {
            values[i] = random.nextFloat(-most, most);
        }
        return new Weights.Array(name, List.of(shape), Vec.of(values));
    }

    private Progress restore(Artifact artifact) {
        Progress progress = Provenance.progress(artifact, context);
        Weights checkpoint = Weights.from(artifact.checkpoint());
        Columns.load(normaliser, checkpoint.part("normaliser"));
        parameters.load(checkpoint.part("network"));
        return progress;
    }

    @Override
    public void observe(Segment segment) {
        for (Step step : segment.steps()) {
            normaliser.add(step.observation().state());
            steps++;
        }
        episodes.computeIfAbsent(segment.of(), _ -> new ArrayList<>()).addAll(ticks(segment));
        findRuns();
    }

    private List<Tick> ticks(Segment segment) {
        return segment.steps().stream()
                .map(step ->
                        new Tick(
                                step.tick(),
                                step.observation().state(),
                                Labels.demonstrated(step.decision()).map(this::unit)))
                .toList();
    }

    private Vec unit(Action action) {
        return controls.toUnit(action);
    }

    @Override
    public void revise(Revised revised) {
        List<Tick> kept = new ArrayList<>();
        revised.left().forEach(segment -> kept.addAll(ticks(segment)));
        episodes.getOrDefault(revised.of(), List.of()).stream()
                .filter(tick -> tick.number() >= revised.endTick())
                .forEach(kept::add);
        episodes.put(revised.of(), kept);
        learnedBefore = updates;
        findRuns();
    }

    /** Runs of ticks on end in which something was taught; each begins anywhere. */
    private void findRuns() {
        runs.clear();
        examples = 0;
        for (List<Tick> episode : episodes.values()) {
            examples += episode.stream().filter(tick -> tick.wanted().isPresent()).count();
            for (int from = 0; from + RUN <= episode.size(); from++) {
                List<Tick> run = episode.subList(from, from + RUN);
                if (run.stream().anyMatch(tick -> tick.wanted().isPresent())) {
                    runs.add(run);
                }
            }
        }
    }

    @Override
    public boolean ready() {
        return (updates - learnedBefore) * config.batch() < config.passes() * examples
                && !runs.isEmpty();
    }

    @Override
    public Metrics step() {
        List<List<Tick>> drawn = new ArrayList<>();
        for (int i = 0; i < config.batch() / RUN; i++) {
            drawn.add(runs.get(random.nextInt(runs.size())));
        }
        TorchOps ops = new TorchOps(parameters);
        Remembering acting = acting();
        Tensor memory =
                Tensors.of(
                        new float[drawn.size() * config.hidden()], drawn.size(), config.hidden());
        Tensor ofActions = Tensors.of(0.0);
        Tensor ofThoughts = Tensors.of(0.0);
        for (int at = 0; at < RUN; at++) {
            Heads<Tensor> heads = acting.heads(ops, column(drawn, at, Kind.STATE), memory);
            memory = heads.memory();
            Tensor known = column(drawn, at, Kind.KNOWN);
            Tensor error = heads.unitAction().sub(column(drawn, at, Kind.WANTED)).mul(known);
            ofActions = ofActions.add(error.square().sum());
            Tensor likely = heads.scores().log_softmax(-1).mul(column(drawn, at, Kind.THOUGHT));
            ofThoughts = ofThoughts.sub(likely.sum());
        }
        double count =
                drawn.stream()
                        .flatMap(List::stream)
                        .filter(tick -> tick.wanted().isPresent())
                        .count();
        double loss = adam.step(Tensors.times(ofActions.add(ofThoughts), 1 / count));
        updates++;
        return new Metrics(
                before.updates() + updates,
                List.of(
                        new Metric("loss", loss),
                        new Metric("thought loss", Tensors.value(ofThoughts) / count),
                        new Metric("examples", (double) examples)));
    }

    private enum Kind {
        STATE,
        WANTED,
        KNOWN,
        THOUGHT
    }

    private Tensor column(List<List<Tick>> runs, int at, Kind kind) {
        List<float[]> rows = runs.stream().map(run -> row(run.get(at), kind)).toList();
        int width = rows.getFirst().length;
        float[] values = new float[rows.size() * width];
        for (int i = 0; i < rows.size(); i++) {
            System.arraycopy(rows.get(i), 0, values, i * width, width);
        }
        return Tensors.of(values, rows.size(), width);
    }

    private float[] row(Tick tick, Kind kind) {
        Vec wanted = tick.wanted().orElse(Vec.zeros(controls.size()));
        float known = tick.wanted().isPresent() ? 1 : 0;
        return switch (kind) {
            case STATE -> tick.state().toArray();
            case WANTED -> wanted.toArray();
            case KNOWN -> new float[] {known};
            case THOUGHT -> wanted.at(0) < 0 ? new float[] {known, 0} : new float[] {0, known};
        };
    }

    private Remembering acting() {
        return new Remembering(normaliser.scaling(), controls, config.hidden());
    }

    @Override
    public Artifact artifact() {
        SortedMap<String, String> provenance =
                Provenance.lines(TYPE.id(), config, context, before.with(updates, steps));
        Weights network = parameters.weights();
        Weights checkpoint =
                network.under("network").and(Columns.weights(normaliser).under("normaliser"));
        PolicyCard card = PolicyCard.of(context.spec(), provenance).thinking(THOUGHTS);
        return Artifact.onnx(
                PolicyFile.of(card, acting(), network), checkpoint.toBlob(), provenance);
    }

    @Override
    public void close() {
        adam.close();
        parameters.close();
    }
}
