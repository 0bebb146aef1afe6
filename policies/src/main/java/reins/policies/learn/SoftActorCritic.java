package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Artifact;
import reins.core.fact.Metrics;
import reins.core.fact.Segment;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.policies.data.Batch;
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
 * An actor and an ensemble of critics that learn from transitions: what RLPD and RLIF share. Soft
 * Actor-Critic (Haarnoja 2018, <a href="https://arxiv.org/abs/1812.05905">1812.05905</a>) with any
 * number of critics. Used by one thread, the learner's.
 *
 * <pre>
 * each step of training:
 *     criticUpdates times:
 *         draw a batch
 *         y = r + γ·m·(min over a random few of Q̄ⱼ(s′, a′) [− α·log π(a′|s′)]),  a′ ~ π(s′)
 *         each critic:  minimise mean((Qᵢ(s, a) − y)²);   Q̄ᵢ ← Q̄ᵢ + τ·(Qᵢ − Q̄ᵢ)
 *     actor:        minimise mean(α·log π(a|s) − mean over i of Qᵢ(s, a)),  a ~ π(s)
 *     temperature:  minimise α·(mean(−log π(a|s)) − H)
 * </pre>
 */
final class SoftActorCritic implements Learner {
    /**
     * What the learners that share this let one choose or fix.
     *
     * @param layerNorm whether the critics' hidden layers are normalised
     * @param entropyBackup whether the critics' targets count the entropy to come
     * @param cap no target is greater
     * @param temperature α to begin with
     * @param entropyPerControl the entropy H wished for, divided by the number of controls
     * @param warmUp recorded steps before training begins
     */
    record Choices(
            int hidden,
            int layers,
            boolean layerNorm,
            int critics,
            int targetCritics,
            int criticUpdates,
            double learningRate,
            double discount,
            double tau,
            boolean entropyBackup,
            double cap,
            double temperature,
            double entropyPerControl,
            int warmUp) {}

    private static final String NORMALISER = "normaliser";
    private static final String ACTOR = "actor";
    private static final String TEMPERATURE = "temperature";
    private static final String CRITIC = "critic";
    private static final String TARGET = "target";

    private final String id;
    private final Record settings;
    private final LearnerContext context;
    private final Choices choices;
    private final SplittableRandom random;
    private final Experience experience;

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

    SoftActorCritic(
            String id,
            Record settings,
            Choices choices,
            Experience.Choices kept,
            LearnerContext context,
            Optional<Artifact> trained) {
        this.id = id;
        this.settings = settings;
        this.context = context;
        this.choices = choices;
        random = new SplittableRandom(context.seed());
        experience = new Experience(context, kept);
        int states = context.spec().state().size();
        int actions = experience.actions();
        actorNet = Net.mlp(states, 2 * actions, choices.hidden(), choices.layers(), false);
        actor = new TorchNet(actorNet, random);
        Net criticNet =
                Net.mlp(
                        states + actions,
                        1,
                        choices.hidden(),
                        choices.layers(),
                        choices.layerNorm());
        List<Parameters> trainedByCritics = new ArrayList<>();
        for (int i = 0; i < choices.critics(); i++) {
            TorchNet critic = new TorchNet(criticNet, random);
            critics.add(critic);
            targetOrder.add(i);
            targets.add(new TorchNet(criticNet, critic.weights()));
            trainedByCritics.add(critic.parameters());
        }
        logTemperature = Parameters.number("log", Math.log(choices.temperature()));
        before = trained.map(this::restore).orElse(Progress.NONE);
        actorAdam = new Adam(List.of(actor.parameters()), choices.learningRate());
        criticAdam = new Adam(trainedByCritics, choices.learningRate());
        temperatureAdam = new Adam(List.of(logTemperature), choices.learningRate());
    }

    /** Refuses settings that want more targets than there are critics. */
    static void checkTargets(int targetCritics, int critics) {
        if (targetCritics > critics) {
            throw new IllegalArgumentException(
                    targetCritics + " target critics of " + critics + " critics");
        }
    }

    @Override
    public void observe(Segment segment) {
        experience.add(segment);
    }

    @Override
    public boolean ready() {
        return trainings < experience.steps() - choices.warmUp() && experience.size() > 0;
    }

    @Override
    public Metrics step() {
        Scaling scaling = experience.normaliser().scaling();
        Map<String, Double> values = new LinkedHashMap<>();
        double criticLoss = 0;
        for (int i = 0; i < choices.criticUpdates(); i++) {
            Batch batch = experience.draw(random);
            criticLoss += updateCritics(batch, scaling) / choices.criticUpdates();
            if (i == choices.criticUpdates() - 1) {
                values.put("critic loss", criticLoss);
                updateActor(batch, scaling, values);
            }
        }
        values.put("examples", (double) experience.size());
        values.put("taught", (double) experience.taught());
        trainings++;
        return new Metrics(before.updates() + updates(), values);
    }

    /** One update of every critic, then its target follows. */
    private float updateCritics(Batch batch, Scaling scaling) {
        Tensor wanted = Tensors.withoutGradient(() -> criticTarget(batch, scaling));
        Tensor input =
                Tensors.beside(
                        Columns.scaled(Columns.of(batch, Experience.STATE), scaling),
                        Columns.of(batch, Experience.ACTION));
        Tensor loss = Tensors.of(0);
        for (TorchNet critic : critics) {
            loss = loss.add(Losses.meanSquaredError(value(critic, input), wanted));
        }
        float value = criticAdam.step(Tensors.times(loss, 1.0 / critics.size()));
        for (int i = 0; i < critics.size(); i++) {
            targets.get(i).follow(critics.get(i), choices.tau());
        }
        return value;
    }

    /** {@code y = r + γ·m·(min Q̄(s′, a′) [− α·log π])}, {@code [B]}. */
    private Tensor criticTarget(Batch batch, Scaling scaling) {
        Tensor next = Columns.scaled(Columns.of(batch, Experience.NEXT), scaling);
        TanhGaussian.Sample sample = drawActions(next);
        Tensor input = Tensors.beside(next, sample.action());
        Tensor value = value(someTarget(0), input);
        for (int i = 1; i < choices.targetCritics(); i++) {
            value = value.minimum(value(someTarget(i), input));
        }
        if (choices.entropyBackup()) {
            value = value.sub(Tensors.times(sample.logProbability(), temperature()));
        }
        Tensor follows =
                Tensors.times(Columns.flat(batch, Experience.CONTINUES), choices.discount());
        Tensor target = Columns.flat(batch, Experience.REWARD).add(follows.mul(value));
        return choices.cap() == Double.POSITIVE_INFINITY
                ? target
                : target.minimum(Tensors.of(choices.cap()));
    }

    /** Draws the targets anew, without replacement: this one is moved to the place of {@code i}. */
    private TorchNet someTarget(int i) {
        int chosen = i + random.nextInt(targetOrder.size() - i);
        Collections.swap(targetOrder, i, chosen);
        return targets.get(targetOrder.get(i));
    }

    /** One update of the actor and of the temperature. */
    private void updateActor(Batch batch, Scaling scaling, Map<String, Double> values) {
        Tensor state = Columns.scaled(Columns.of(batch, Experience.STATE), scaling);
        TanhGaussian.Sample sample = drawActions(state);
        Tensor input = Tensors.beside(state, sample.action());
        Tensor value = value(critics.getFirst(), input);
        for (TorchNet critic : critics.subList(1, critics.size())) {
            value = value.add(value(critic, input));
        }
        Tensor mean = Tensors.times(value, 1.0 / critics.size()).mean();
        Tensor entropy = sample.logProbability().mean().neg();
        double temperature = temperature();
        float loss = actorAdam.step(mean.add(Tensors.times(entropy, temperature)).neg());

        double wished = choices.entropyPerControl() * experience.actions();
        double surplus = Tensors.value(entropy) - wished;
        temperatureAdam.step(Tensors.times(logTemperature.at(0).exp(), surplus));
        values.put("actor loss", (double) loss);
        values.put("value", (double) Tensors.value(mean));
        values.put("entropy", (double) Tensors.value(entropy));
        values.put("temperature", temperature);
    }

    private double temperature() {
        return Math.exp(Tensors.value(logTemperature.at(0)));
    }

    private TanhGaussian.Sample drawActions(Tensor state) {
        Tensor noise = Tensors.noise(random, state.size(0), experience.actions());
        return TanhGaussian.of(actor.forward(state)).sample(noise);
    }

    private static Tensor value(TorchNet critic, Tensor input) {
        return critic.forward(input).flatten();
    }

    private long updates() {
        return trainings * choices.criticUpdates();
    }

    @Override
    public Artifact artifact() {
        SortedMap<String, String> provenance =
                Provenance.lines(id, settings, context, before.plus(updates(), experience.steps()));
        Weights weights = actor.weights();
        Weights checkpoint =
                Columns.weights(experience.normaliser())
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
                        experience.normaliser().scaling(),
                        actorNet,
                        weights),
                checkpoint.toBlob(),
                provenance);
    }

    private Progress restore(Artifact artifact) {
        Progress progress = Provenance.progress(artifact, id, context);
        Weights checkpoint = Weights.from(artifact.checkpoint());
        Columns.load(experience.normaliser(), checkpoint.part(NORMALISER));
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
