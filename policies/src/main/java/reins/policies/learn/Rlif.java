package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Artifact;
import reins.core.fact.Ending;
import reins.core.fact.Metrics;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Setting;
import reins.policies.data.Batch;
import reins.policies.data.Normaliser;
import reins.policies.data.Replay;
import reins.policies.data.Transition;
import reins.policies.data.Transitions;
import reins.policies.data.UnitControls;
import reins.policies.nn.ActingGraph;
import reins.policies.nn.Adam;
import reins.policies.nn.Losses;
import reins.policies.nn.Net;
import reins.policies.nn.Parameters;
import reins.policies.nn.PolicyCard;
import reins.policies.nn.Scaling;
import reins.policies.nn.TanhGaussian;
import reins.policies.nn.Tensors;
import reins.policies.nn.TorchNet;
import reins.policies.nn.Weights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * RLIF: Interactive Imitation Learning as Reinforcement Learning (Luo 2023, <a
 * href="https://arxiv.org/abs/2311.12996">2311.12996</a>), which is RLPD (Ball 2023, <a
 * href="https://arxiv.org/abs/2302.02948">2302.02948</a>) with the intervention as its only reward.
 * Used by one thread, the learner's.
 *
 * <pre>
 * each recorded step:  r = −1 where the teacher takes over at the next step, else 0
 * each step of training:
 *     criticUpdates times:
 *         draw a batch, the share offlineRatio of it from the teacher's steps, the rest from all
 *         y = r + γ·m·min over a random few of Q̄ⱼ(s′, a′),  a′ ~ π(s′);   m = 0 at success, failure
 *         each critic:  minimise mean((Qᵢ(s, a) − y)²);   Q̄ᵢ ← Q̄ᵢ + τ·(Qᵢ − Q̄ᵢ)
 *     actor:        minimise mean(α·log π(a|s) − mean over i of Qᵢ(s, a)),  a ~ π(s)
 *     temperature:  minimise α·(mean(−log π(a|s)) − H),  H = −A/2
 * </pre>
 *
 * What differs: two critics of two layers of 128 instead of ten of three of 256; one step of
 * training for each recorded step and no more; the temperature begins at 0.05 instead of 1, which
 * spares the ten thousand steps it takes to come down to values between −1 and 0. With the setting
 * {@code capped} the targets are cut off at 0, for no reward is greater; the paper does not. A
 * world's own failure earns 0, as in the paper: the teacher is trusted to take over before it.
 */
public final class Rlif implements Learner {
    /** Which of the teacher's steps are kept. */
    public enum TeacherTransitions {
        /** All, as in the paper. */
        ALL,
        /** The last one of each takeover, as in the authors' code. */
        LAST
    }

    /** How it learns. Safe on every thread. */
    public record Config(
            @Setting(value = "numbers in each hidden layer", low = 4, high = 1024) int hidden,
            @Setting(value = "hidden layers", low = 1, high = 6) int layers,
            @Setting(value = "critics", low = 2, high = 10) int critics,
            @Setting(value = "critics whose least value is the target", low = 1, high = 10)
                    int targetCritics,
            @Setting(value = "critic updates for each recorded step", low = 1, high = 20)
                    int criticUpdates,
            @Setting(value = "learning rate of Adam", low = 1e-6, high = 0.1) double learningRate,
            @Setting(value = "discount γ of what comes a step later", low = 0, high = 1)
                    double discount,
            @Setting(value = "share τ by which targets follow", low = 1e-5, high = 1) double tau,
            @Setting("cap the critics' targets at 0, the greatest return there is") boolean capped,
            @Setting(value = "recorded steps in each update", low = 2, high = 4096) int batch,
            @Setting(value = "share of a batch from the teacher's steps", low = 0, high = 1)
                    double offlineRatio,
            @Setting(value = "which of the teacher's steps are kept")
                    TeacherTransitions teacherTransitions,
            @Setting(value = "temperature α to begin with", low = 1e-4, high = 100)
                    double temperature,
            @Setting(value = "recorded steps before training begins", low = 1, high = 1e6)
                    int warmUp,
            @Setting(value = "recorded steps that are kept", low = 1000, high = 1e7) int capacity) {
        public Config {
            if (targetCritics > critics) {
                throw new IllegalArgumentException(
                        targetCritics + " target critics of " + critics + " critics");
            }
        }
    }

    static final LearnerType<Config> TYPE =
            new LearnerType<>(
                    "rlif",
                    "RLIF",
                    "https://arxiv.org/abs/2311.12996",
                    new Config(
                            128,
                            2,
                            2,
                            2,
                            1,
                            3e-4,
                            0.99,
                            0.005,
                            false,
                            256,
                            0.5,
                            TeacherTransitions.ALL,
                            0.05,
                            100,
                            1_000_000),
                    Rlif::new);

    private static final String NORMALISER = "normaliser";
    private static final String ACTOR = "actor";
    private static final String TEMPERATURE = "temperature";
    private static final String CRITIC = "critic";
    private static final String TARGET = "target";

    private static final int STATE = 0;
    private static final int ACTION = 1;
    private static final int REWARD = 2;
    private static final int NEXT = 3;
    private static final int CONTINUES = 4;

    private final LearnerContext context;
    private final Config config;
    private final UnitControls controls;
    private final SplittableRandom random;

    private final Transitions transitions = new Transitions();
    private final Normaliser normaliser;
    private final Replay teachers;
    private final Replay everything;
    private final Batch batch;
    private long steps;

    private final Net actorNet;
    private final TorchNet actor;
    private final List<TorchNet> critics = new ArrayList<>();
    private final List<TorchNet> targets = new ArrayList<>();
    private final List<Integer> targetOrder = new ArrayList<>();
    private final Parameters logTemperature;
    private final Adam actorAdam;
    private final Adam criticAdam;
    private final Adam temperatureAdam;
    private final Progress before;
    private long trainings;

    private Rlif(LearnerContext context, Config config, Optional<Artifact> trained) {
        this.context = context;
        this.config = config;
        random = new SplittableRandom(context.seed());
        controls = UnitControls.of(context.spec());
        int states = context.spec().state().size();
        int actions = controls.size();

        normaliser = new Normaliser(context.spec().state());
        List<Integer> widths = List.of(states, actions, 1, states, 1);
        teachers = new Replay(config.capacity(), widths);
        everything = new Replay(config.capacity(), widths);
        batch = everything.batch(config.batch());

        actorNet = Net.mlp(states, 2 * actions, config.hidden(), config.layers(), false);
        actor = new TorchNet(actorNet, random);
        Net criticNet = Net.mlp(states + actions, 1, config.hidden(), config.layers(), true);
        List<Parameters> trainedByCritics = new ArrayList<>();
        for (int i = 0; i < config.critics(); i++) {
            TorchNet critic = new TorchNet(criticNet, random);
            critics.add(critic);
            targetOrder.add(i);
            targets.add(new TorchNet(criticNet, critic.weights()));
            trainedByCritics.add(critic.parameters());
        }
        logTemperature = Parameters.number("log", Math.log(config.temperature()));
        before = trained.map(this::restore).orElse(Progress.NONE);
        actorAdam = new Adam(List.of(actor.parameters()), config.learningRate());
        criticAdam = new Adam(trainedByCritics, config.learningRate());
        temperatureAdam = new Adam(List.of(logTemperature), config.learningRate());
    }

    @Override
    public void observe(Segment segment) {
        for (Transition transition : transitions.add(segment)) {
            Step step = transition.step();
            steps++;
            normaliser.add(step.observation().state());
            if (step.outcome().ending() != Ending.NONE) {
                normaliser.add(transition.next());
            }
            remember(transition);
        }
    }

    private void remember(Transition transition) {
        boolean teacher = transition.step().decision().teacherDrives();
        boolean kept =
                switch (config.teacherTransitions()) {
                    case ALL -> true;
                    case LAST -> !teacher || transition.closesTakeover();
                };
        if (kept) {
            add(everything, transition);
            if (teacher) {
                add(teachers, transition);
            }
        }
    }

    private void add(Replay replay, Transition transition) {
        Step step = transition.step();
        replay.add(
                step.observation().state(),
                controls.toUnit(step.decision().executed()),
                Vec.of(transition.reward()),
                transition.next(),
                Vec.of(transition.continues()));
    }

    @Override
    public boolean ready() {
        return trainings < steps - config.warmUp() && !everything.isEmpty();
    }

    @Override
    public Metrics step() {
        Scaling scaling = normaliser.scaling();
        double criticLoss = 0;
        for (int i = 0; i < config.criticUpdates(); i++) {
            draw();
            criticLoss += updateCritics(scaling) / config.criticUpdates();
        }
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("critic loss", criticLoss);
        updateActor(scaling, values);
        values.put("examples", (double) everything.size());
        values.put("taught", (double) teachers.size());
        trainings++;
        return new Metrics(before.updates() + updates(), values);
    }

    /** A batch: the teacher's share first, then rows of all. */
    private void draw() {
        int rows = config.batch();
        int offline = teachers.isEmpty() ? 0 : (int) Math.round(config.offlineRatio() * rows);
        teachers.sample(random, batch, 0, offline);
        everything.sample(random, batch, offline, rows);
    }

    /** One update of every critic, then its target follows. */
    private float updateCritics(Scaling scaling) {
        Tensor wanted = Tensors.withoutGradient(() -> criticTarget(scaling));
        Tensor input =
                Tensors.beside(
                        Columns.scaled(Columns.of(batch, STATE), scaling),
                        Columns.of(batch, ACTION));
        Tensor loss = Tensors.of(0);
        for (TorchNet critic : critics) {
            loss = loss.add(Losses.meanSquaredError(value(critic, input), wanted));
        }
        float value = criticAdam.step(Tensors.times(loss, 1.0 / critics.size()));
        for (int i = 0; i < critics.size(); i++) {
            targets.get(i).follow(critics.get(i), config.tau());
        }
        return value;
    }

    /** {@code y = r + γ·m·min Q̄(s′, a′)}, {@code [B]}. */
    private Tensor criticTarget(Scaling scaling) {
        Tensor next = Columns.scaled(Columns.of(batch, NEXT), scaling);
        Tensor action = drawActions(next).action();
        Tensor input = Tensors.beside(next, action);
        Tensor least = value(someTarget(0), input);
        for (int i = 1; i < config.targetCritics(); i++) {
            least = least.minimum(value(someTarget(i), input));
        }
        Tensor follows = Tensors.times(Columns.flat(batch, CONTINUES), config.discount());
        Tensor target = Columns.flat(batch, REWARD).add(follows.mul(least));
        return config.capped() ? target.minimum(Tensors.of(0)) : target;
    }

    /** Draws the targets anew, without replacement: this one is moved to the place of {@code i}. */
    private TorchNet someTarget(int i) {
        int chosen = i + random.nextInt(targetOrder.size() - i);
        Collections.swap(targetOrder, i, chosen);
        return targets.get(targetOrder.get(i));
    }

    /** One update of the actor and of the temperature. */
    private void updateActor(Scaling scaling, Map<String, Double> values) {
        Tensor state = Columns.scaled(Columns.of(batch, STATE), scaling);
        TanhGaussian.Sample sample = drawActions(state);
        Tensor input = Tensors.beside(state, sample.action());
        Tensor value = value(critics.getFirst(), input);
        for (TorchNet critic : critics.subList(1, critics.size())) {
            value = value.add(value(critic, input));
        }
        Tensor mean = Tensors.times(value, 1.0 / critics.size()).mean();
        Tensor entropy = sample.logProbability().mean().neg();
        double temperature = Math.exp(Tensors.value(logTemperature.at(0)));
        float loss = actorAdam.step(mean.add(Tensors.times(entropy, temperature)).neg());

        double surplus = Tensors.value(entropy) + controls.size() / 2.0;
        temperatureAdam.step(Tensors.times(logTemperature.at(0).exp(), surplus));
        values.put("actor loss", (double) loss);
        values.put("value", (double) Tensors.value(mean));
        values.put("entropy", (double) Tensors.value(entropy));
        values.put("temperature", temperature);
    }

    private TanhGaussian.Sample drawActions(Tensor state) {
        Tensor noise = Tensors.noise(random, config.batch(), controls.size());
        return TanhGaussian.of(actor.forward(state)).sample(noise);
    }

    private static Tensor value(TorchNet critic, Tensor input) {
        return critic.forward(input).flatten();
    }

    private long updates() {
        return trainings * config.criticUpdates();
    }

    @Override
    public Artifact artifact() {
        SortedMap<String, String> provenance =
                Provenance.lines(TYPE.id(), config, context, before.plus(updates(), steps));
        Weights weights = actor.weights();
        Weights checkpoint =
                Columns.weights(normaliser)
                        .under(NORMALISER)
                        .and(weights.under(ACTOR))
                        .and(logTemperature.weights().under(TEMPERATURE));
        for (int i = 0; i < critics.size(); i++) {
            checkpoint =
                    checkpoint
                            .and(critics.get(i).weights().under(CRITIC + i))
                            .and(targets.get(i).weights().under(TARGET + i));
        }
        return new Artifact(
                ActingGraph.tanhGaussian(
                        PolicyCard.of(context.spec(), provenance),
                        normaliser.scaling(),
                        actorNet,
                        weights),
                checkpoint.toBlob(),
                provenance);
    }

    private Progress restore(Artifact artifact) {
        Progress progress = Provenance.progress(artifact, TYPE.id(), context);
        Weights checkpoint = Weights.from(artifact.checkpoint());
        Columns.load(normaliser, checkpoint.part(NORMALISER));
        actor.load(checkpoint.part(ACTOR));
        logTemperature.load(checkpoint.part(TEMPERATURE));
        for (int i = 0; i < critics.size(); i++) {
            critics.get(i).load(checkpoint.part(CRITIC + i));
            targets.get(i).load(checkpoint.part(TARGET + i));
        }
        return progress;
    }

    @Override
    public void close() {
        actorAdam.close();
        criticAdam.close();
        temperatureAdam.close();
        actor.close();
        critics.forEach(TorchNet::close);
        targets.forEach(TorchNet::close);
        logTemperature.close();
    }
}
