package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.policies.data.Batch;
import reins.policies.data.Normaliser;
import reins.policies.data.Replay;
import reins.policies.nn.Adam;
import reins.policies.nn.Controls;
import reins.policies.nn.Ensemble;
import reins.policies.nn.NativeThreads;
import reins.policies.nn.Net;
import reins.policies.nn.PolicyCard;
import reins.policies.nn.PolicyFile;
import reins.policies.nn.Scope;
import reins.policies.nn.Tensors;
import reins.policies.nn.Weights;
import reins.policies.nn.Worth;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Fits the value of actions to a good driver: what the world's reward will be from there on, if the
 * action is held for some ticks and that driver takes over then. Temporal-difference evaluation of
 * a fixed policy from other drivers' steps, as in the critic of Soft Actor-Critic (Haarnoja 2018,
 * <a href="https://arxiv.org/abs/1801.01290">1801.01290</a>) without entropy; then a regression on
 * what holding an action gained or lost. Used by one thread.
 *
 * <pre>
 * each recorded step (s, a, r, s′), with the good driver's wish a′ in s′:
 *     y = r + γ·m·min over the two Q̄ⱼ(s′, a′);   m = 0 where the episode ended by success or failure
 *     each critic:  minimise mean((Qᵢ(s, a) − y)²);   Q̄ᵢ ← Q̄ᵢ + τ·(Qᵢ − Q̄ᵢ)
 * then V(s) = mean over i of Qᵢ(s, the good driver's wish in s), and
 * each time an action a was held from s for n ticks, to s⁺, or to the episode's end:
 *     y = Σ γᵏ·rₖ + γⁿ·m·V(s⁺) − V(s)
 *     each of two networks:  minimise mean((Aᵢ(s, a) − y)²);   minimise mean((W(s) − V(s))²)
 * the value of an action:  W(s) + mean over i of Aᵢ(s, a)
 * </pre>
 *
 * What differs: the policy is not learned, so its action comes from the recording. Rewards are
 * divided by the standard deviation of the recorded returns. An action is held, since what one tick
 * gains or loses is too little beside what a network errs.
 */
public final class CriticFit implements AutoCloseable {
    /** How it learns. Safe on every thread. */
    public record Config(
            @Setting(value = "units in each hidden layer", is = "128", low = 4, high = 1024)
                    int hidden,
            @Setting(value = "hidden layers", is = "2", low = 1, high = 6) int layers,
            @Setting(value = "learning rate of Adam", is = "5e-4", low = 1e-6, high = 0.1)
                    double learningRate,
            @Setting(value = "discount γ per step", is = "0.99", low = 0, high = 1) double discount,
            @Setting(
                            value = "share τ by which targets follow the critics at each update",
                            is = "0.005",
                            low = 1e-5,
                            high = 1)
                    double tau,
            @Setting(value = "recorded steps in each update", is = "256", low = 2, high = 4096)
                    int batch,
            @Setting(value = "ticks that an action is held", is = "8", low = 1, high = 1000)
                    int hold) {
        /** What serves in most worlds. */
        public static Config holding(int ticks) {
            return Settings.with(
                    Settings.defaults(Config.class), Map.of("hold", Integer.toString(ticks)));
        }
    }

    /**
     * A recorded step.
     *
     * @param state {@code [S]}
     * @param wish what the good driver would do there
     * @param action what was done there
     * @param next the state it led to, {@code [S]}
     * @param nextWish what the good driver would do there
     * @param continues whether rewards may follow it
     */
    public record Row(
            Vec state,
            Action wish,
            Action action,
            double reward,
            Vec next,
            Action nextWish,
            boolean continues) {}

    private static final int CRITICS = 2;
    private static final int PROBES = 4096;
    private static final String GAIN = "gain";
    private static final String OF_STATE = "state";

    private static final int STATE = 0;
    private static final int ACTION = 1;
    private static final int REWARD = 2;
    private static final int NEXT = 3;
    private static final int WISH = 4;
    private static final int CONTINUES = 5;

    private final WorldSpec spec;
    private final Config config;
    private final SplittableRandom random;
    private final Normaliser normaliser;
    private final Replay rows;
    private final Batch batch;
    private final Net net;
    private final Critics critics;
    private final Net stateNet;
    private final Ensemble states;
    private final Adam statesAdam;
    private final Ensemble advantages;
    private final Adam advantagesAdam;
    private final Replay held;
    private final Batch heldBatch;
    private final int actions;

    /**
     * @param episodes the recorded steps, those of an episode in order, 1 or more
     */
    public CriticFit(WorldSpec spec, Config config, List<List<Row>> episodes, long seed) {
        NativeThreads.limitToOne();
        this.spec = spec;
        this.config = config;
        random = new SplittableRandom(seed);
        Controls controls = Controls.of(spec);
        actions = controls.size();
        int width = spec.state().size();
        normaliser = new Normaliser(spec.state());
        int count = episodes.stream().mapToInt(List::size).sum();
        rows = new Replay(count, List.of(width, actions, 1, width, actions, 1));
        batch = rows.batch(config.batch());
        double scale = deviation(episodes, config.discount());
        for (List<Row> episode : episodes) {
            for (Row row : episode) {
                normaliser.add(row.state());
                rows.add(
                        row.state(),
                        controls.toUnit(row.action()),
                        Vec.of((float) (row.reward() / scale)),
                        row.next(),
                        controls.toUnit(row.nextWish()),
                        Vec.of(row.continues() ? 1 : 0));
            }
        }
        net = Net.mlp(width + actions, 1, config.hidden(), config.layers(), true);
        critics = new Critics(net, CRITICS, CRITICS, config.learningRate(), random);

        held = HeldActions.of(controls, episodes, config.hold(), config.discount(), scale);
        if (held.isEmpty()) {
            throw new IllegalArgumentException("no action was held for " + config.hold());
        }
        heldBatch = held.batch(config.batch());
        stateNet = Net.mlp(width, 1, config.hidden(), config.layers(), true);
        states = new Ensemble(stateNet, 1, random);
        statesAdam = new Adam(List.of(states.parameters()), config.learningRate());
        advantages = new Ensemble(net, CRITICS, random);
        advantagesAdam = new Adam(List.of(advantages.parameters()), config.learningRate());
    }

    /** The standard deviation of the discounted returns from each step on; 1 where it is 0. */
    private static double deviation(List<List<Row>> episodes, double discount) {
        long count = 0;
        double sum = 0;
        double squares = 0;
        for (List<Row> episode : episodes) {
            double later = 0;
            for (Row row : episode.reversed()) {
                later = row.reward() + discount * later;
                count++;
                sum += later;
                squares += later * later;
            }
        }
        double mean = sum / count;
        double deviation = Math.sqrt(Math.max(0, squares / count - mean * mean));
        return deviation > 0 ? deviation : 1;
    }

    /**
     * One update of both critics.
     *
     * @return the loss
     */
    public double stepValues() {
        try (var _ = new Scope()) {
            rows.sample(random, batch, 0, batch.rows());
            Tensor wanted = Tensors.withoutGradient(this::target);
            Tensor input = Tensors.beside(scaled(batch, STATE), Columns.of(batch, ACTION));
            Ensemble.Pass pass = critics.pass(input);
            Tensor error = pass.output().sub(wanted);
            double loss = loss(error);
            critics.learn(loss, pass, byValue(error));
            critics.follow(config.tau());
            return loss;
        }
    }

    private static double loss(Tensor error) {
        return Tensors.value(error.square().mean());
    }

    private static Tensor byValue(Tensor error) {
        return Tensors.times(error, 2.0 / error.numel());
    }

    private static double learn(Adam adam, Ensemble.Pass pass, Tensor wanted) {
        Tensor error = pass.output().sub(wanted);
        double loss = loss(error);
        adam.step(loss, pass.gradients(byValue(error)));
        return loss;
    }

    /**
     * One update of what holding an action gains; to be called when the critics are good.
     *
     * @return the loss
     */
    public double stepAdvantages() {
        try (var _ = new Scope()) {
            held.sample(random, heldBatch, 0, heldBatch.rows());
            Tensor state = scaled(heldBatch, HeldActions.STATE);
            Tensor before = worth(state, Columns.of(heldBatch, HeldActions.WISH));
            Tensor next = scaled(heldBatch, HeldActions.NEXT);
            Tensor after = worth(next, Columns.of(heldBatch, HeldActions.NEXT_WISH));
            Tensor gain =
                    Columns.of(heldBatch, HeldActions.REWARD)
                            .add(Columns.of(heldBatch, HeldActions.FOLLOWS).mul(after))
                            .sub(before);
            Tensor input = Tensors.beside(state, Columns.of(heldBatch, HeldActions.ACTION));
            return learn(statesAdam, states.pass(state), before)
                    + learn(advantagesAdam, advantages.pass(input), gain);
        }
    }

    /** V of scaled states: what the good driver's wish is worth there, {@code [B, 1]}. */
    private Tensor worth(Tensor state, Tensor wish) {
        return mean(critics.pass(Tensors.beside(state, wish)).output());
    }

    /** Over members, {@code [E, B, 1] → [B, 1]}. */
    private static Tensor mean(Tensor values) {
        return Tensors.times(values.sum(0), 1.0 / values.size(0));
    }

    private Tensor target() {
        Tensor least =
                critics.least(Tensors.beside(scaled(batch, NEXT), Columns.of(batch, WISH)), random);
        Tensor follows = Tensors.times(Columns.of(batch, CONTINUES), config.discount());
        return Columns.of(batch, REWARD).add(follows.mul(least));
    }

    private Tensor scaled(Batch batch, int column) {
        return Columns.scaled(Columns.of(batch, column), normaliser.scaling());
    }

    /**
     * How much more holding the wish gains than holding an action drawn at random, on average over
     * recorded states; in the networks' own unit.
     */
    private double unit() {
        SplittableRandom chance = random.split();
        Batch probes = rows.batch(PROBES);
        rows.sample(chance, probes, 0, PROBES);
        float[] drawn = new float[PROBES * actions];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = chance.nextFloat(-1, 1);
        }
        try (var _ = new Scope()) {
            Tensor state = scaled(probes, NEXT);
            Tensor wished = Tensors.beside(state, Columns.of(probes, WISH));
            Tensor other = Tensors.beside(state, Tensors.of(drawn, PROBES, actions));
            return Tensors.value(advantages.forward(wished).sub(advantages.forward(other)).mean());
        }
    }

    /**
     * The critic as a file. Its unit is what an action drawn at random loses against the good
     * driver's, on average over the recorded states, so that 1 is a large difference in every
     * world.
     *
     * @param provenance where it comes from, as names to texts
     */
    public Blob onnx(SortedMap<String, String> provenance) {
        double unit = unit();
        if (!(unit > 0)) {
            throw new IllegalStateException("random actions are better by " + -unit);
        }
        SortedMap<String, String> lines = new TreeMap<>(provenance);
        lines.put("unit", "mean loss of an action drawn at random against the expert's");
        Worth worth =
                new Worth(
                        normaliser.scaling(),
                        new Controls(spec.controls()),
                        net,
                        Critics.names(GAIN, CRITICS),
                        Optional.of(new Worth.OfState(stateNet, OF_STATE + "/")),
                        (float) unit);
        Weights weights =
                Critics.under(advantages.weights(), GAIN)
                        .and(states.weights().getFirst().under(OF_STATE));
        return PolicyFile.of(PolicyCard.of(spec, lines), worth, weights);
    }

    @Override
    public void close() {
        critics.close();
        statesAdam.close();
        states.close();
        advantagesAdam.close();
        advantages.close();
    }
}
