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
import reins.policies.nn.Ensemble;
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
    private final Ensemble critics;
    private final Ensemble targets;
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
        critics = new Ensemble(criticNet, choices.critics(), random);
        targets = new Ensemble(criticNet, critics.weights());
        for (int i = 0; i < choices.critics(); i++) {
            targetOrder.add(i);
        }
        logTemperature = Parameters.number("log", Math.log(choices.temperature()));
        before = trained.map(this::restore).orElse(Progress.NONE);
        actorAdam = new Adam(List.of(actor.parameters()), choices.learningRate());
        criticAdam = new Adam(List.of(critics.parameters()), choices.learningRate());
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
        for (int i = 1; i <= choices.criticUpdates(); i++) {
            Batch batch = experience.draw(random);
            Tensor state = Columns.scaled(Columns.of(batch, Experience.STATE), scaling);
            criticLoss += updateCritics(batch, state, scaling) / choices.criticUpdates();
            if (i == choices.criticUpdates()) {
                values.put("critic loss", criticLoss);
                updateActor(state, values);
            }
        }
        values.put("examples", (double) experience.size());
        values.put("taught", (double) experience.chosen());
        trainings++;
        return new Metrics(before.updates() + updates(), values);
    }

    /** One update of every critic, then its target follows. */
    private double updateCritics(Batch batch, Tensor state, Scaling scaling) {
        Tensor wanted = Tensors.withoutGradient(() -> criticTarget(batch, scaling));
        Ensemble.Pass pass =
                critics.pass(Tensors.beside(state, Columns.of(batch, Experience.ACTION)));
        Tensor error = pass.output().sub(wanted);
        double loss = Tensors.value(error.square().mean());
        Tensor byValue = Tensors.times(error, 2.0 / error.numel());
        criticAdam.step(loss, pass.gradients(byValue));
        targets.follow(critics, choices.tau());
        return loss;
    }

    /** {@code y = r + γ·m·(min Q̄(s′, a′) [− α·log π])}, {@code [B, 1]}. */
    private Tensor criticTarget(Batch batch, Scaling scaling) {
        Tensor next = Columns.scaled(Columns.of(batch, Experience.NEXT), scaling);
        TanhGaussian.Sample sample = drawActions(next);
        Tensor input = Tensors.beside(next, sample.action());
        Tensor value = Tensors.least(targets.forward(input, someTargets()));
        if (choices.entropyBackup()) {
            Tensor logProbability = sample.logProbability().unsqueeze(-1);
            value = value.sub(Tensors.times(logProbability, temperature()));
        }
        Tensor follows = Tensors.times(Columns.of(batch, Experience.CONTINUES), choices.discount());
        Tensor target = Columns.of(batch, Experience.REWARD).add(follows.mul(value));
        return choices.cap() == Double.POSITIVE_INFINITY
                ? target
                : target.minimum(Tensors.of(choices.cap()));
    }

    /** Draws some targets' indices, without replacement: the drawn are moved to the front. */
    private List<Integer> someTargets() {
        for (int i = 0; i < choices.targetCritics(); i++) {
            Collections.swap(targetOrder, i, i + random.nextInt(targetOrder.size() - i));
        }
        return targetOrder.subList(0, choices.targetCritics());
    }

    /** One update of the actor and of the temperature. */
    private void updateActor(Tensor state, Map<String, Double> values) {
        TanhGaussian.Sample sample = drawActions(state);
        Ensemble.Pass pass = critics.pass(Tensors.beside(state, sample.action().detach()));
        Tensor output = pass.output();
        double value = Tensors.value(output.mean());
        // How the mean value grows with each action: by it the actor is moved.
        Tensor byInput = pass.byInput(Tensors.alike(output, 1.0 / output.numel())).sum(0);
        Tensor byAction = Tensors.columns(byInput, state.size(-1), byInput.size(-1));
        Tensor entropy = sample.logProbability().mean().neg();
        double temperature = temperature();
        Tensor gain = sample.action().mul(byAction).sum();
        actorAdam.step(gain.add(Tensors.times(entropy, temperature)).neg());

        double drawn = Tensors.value(entropy);
        double surplus = drawn - choices.entropyPerControl() * experience.actions();
        temperatureAdam.step(Tensors.times(logTemperature.at(0).exp(), surplus));
        values.put("actor loss", -value - temperature * drawn);
        values.put("value", value);
        values.put("entropy", drawn);
        values.put("temperature", temperature);
    }

    private double temperature() {
        return Math.exp(Tensors.value(logTemperature.at(0)));
    }

    private TanhGaussian.Sample drawActions(Tensor state) {
        Tensor noise = Tensors.noise(random, state.size(0), experience.actions());
        return TanhGaussian.of(actor.forward(state)).sample(noise);
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
        for (int i = 0; i < choices.critics(); i++) {
            checkpoint =
                    checkpoint
                            .and(critics.weights().get(i).under(CRITIC + i))
                            .and(targets.weights().get(i).under(TARGET + i));
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
        critics.load(checkpoint.parts(CRITIC, choices.critics()));
        targets.load(checkpoint.parts(TARGET, choices.critics()));
        return progress;
    }

    @Override
    public void close() {
        actorAdam.close();
        criticAdam.close();
        temperatureAdam.close();
        actor.close();
        critics.close();
        targets.close();
        logTemperature.close();
    }
}
