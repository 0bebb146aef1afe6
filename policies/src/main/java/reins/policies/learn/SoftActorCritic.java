package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Artifact;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.policies.data.Batch;
import reins.policies.data.Normaliser;
import reins.policies.nn.Adam;
import reins.policies.nn.Controls;
import reins.policies.nn.Drawn;
import reins.policies.nn.Ensemble;
import reins.policies.nn.Net;
import reins.policies.nn.Parameters;
import reins.policies.nn.PolicyCard;
import reins.policies.nn.PolicyFile;
import reins.policies.nn.Scaling;
import reins.policies.nn.TanhGaussian;
import reins.policies.nn.Tensors;
import reins.policies.nn.Weights;

import java.util.ArrayList;
import java.util.List;
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
 *
 * A learner that looks reads s and s′ through {@link SharedSight}.
 */
final class SoftActorCritic implements Learner {
    /**
     * What the learners that share this let one choose or fix.
     *
     * @param vision what of the world is seen
     * @param layerNorm whether the critics' hidden layers are normalised
     * @param entropyBackup whether the critics' targets count the entropy to come
     * @param cap no target is greater
     * @param temperature α to begin with
     * @param entropyPerControl the entropy H wished for, divided by the number of controls
     * @param warmUp recorded steps before training begins
     */
    record Choices(
            Vision vision,
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

    static final String NORMALISER = "normaliser";
    private static final String ACTOR = "actor";
    private static final String TEMPERATURE = "temperature";
    private static final String COLOURS = "colours";
    private static final String SIGHT = "sight";

    private final String id;
    private final Record settings;
    private final LearnerContext context;
    private final Choices choices;
    private final SplittableRandom random;
    private final Experience experience;

    private final SharedSight sight;
    private final Net actorNet;
    private final Ensemble actor;
    private final Critics critics;
    private final Parameters logTemperature;
    private final Parameters byLogTemperature;
    private final Adam actorAdam;
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
        sight = new SharedSight(choices.vision(), context.spec(), choices.learningRate(), random);
        experience = new Experience(context, kept, sight.eye(), choices.vision().shift());
        int actions = experience.actions();
        actorNet = sight.actor(2 * actions, choices.hidden(), choices.layers());
        actor = new Ensemble(actorNet, 1, random);
        critics =
                new Critics(
                        Net.mlp(
                                sight.criticInputs() + actions,
                                1,
                                choices.hidden(),
                                choices.layers(),
                                choices.layerNorm()),
                        choices.critics(),
                        choices.targetCritics(),
                        choices.learningRate(),
                        random);
        logTemperature = Parameters.number("log", Math.log(choices.temperature()));
        byLogTemperature = Parameters.number("log", 0);
        before = trained.map(this::restore).orElse(Progress.NONE);
        actorAdam = new Adam(List.of(actor.parameters()), choices.learningRate());
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
    public void revise(Revised revised) {
        experience.revise(revised);
    }

    @Override
    public boolean ready() {
        return trainings < experience.steps() - choices.warmUp() && experience.size() > 0;
    }

    @Override
    public Metrics step() {
        Scaling scaling = experience.normaliser().scaling();
        List<Metric> values = new ArrayList<>();
        double criticLoss = 0;
        for (int i = 1; i <= choices.criticUpdates(); i++) {
            Batch batch = experience.draw(random);
            SharedSight.View now = sight.of(batch, Experience.STATE, Experience.PICTURES, scaling);
            criticLoss += updateCritics(batch, now, scaling) / choices.criticUpdates();
            if (i == choices.criticUpdates()) {
                values.add(new Metric("critic loss", criticLoss));
                updateActor(now, values);
            }
        }
        values.add(new Metric("examples", (double) experience.size()));
        values.add(new Metric("taught", (double) experience.chosen()));
        trainings++;
        return new Metrics(before.updates() + updates(), values);
    }

    /** One update of every critic and of the shared sight, then the targets follow. */
    private double updateCritics(Batch batch, SharedSight.View now, Scaling scaling) {
        Tensor wanted = Tensors.withoutGradient(() -> criticTarget(batch, scaling));
        Ensemble.Pass pass =
                critics.pass(Tensors.beside(now.critics(), Columns.of(batch, Experience.ACTION)));
        Tensor error = pass.output().sub(wanted);
        double loss = Tensors.value(error.square().mean());
        Tensor byValue = Tensors.times(error, 2.0 / error.numel());
        sight.learn(now, pass, byValue);
        critics.learn(loss, pass, byValue);
        critics.follow(choices.tau());
        return loss;
    }

    /** {@code y = r + γ·m·(min Q̄(s′, a′) [− α·log π])}, {@code [B, 1]}. */
    private Tensor criticTarget(Batch batch, Scaling scaling) {
        SharedSight.View next = sight.of(batch, Experience.NEXT, Experience.NEXT_PICTURES, scaling);
        TanhGaussian.Sample sample = drawActions(actor.forward(next.actor()));
        Tensor value = critics.least(Tensors.beside(next.critics(), sample.action()), random);
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

    /** One update of the actor and of the temperature. */
    private void updateActor(SharedSight.View now, List<Metric> values) {
        Ensemble.Pass acting = actor.pass(now.actor());
        TanhGaussian.Sample sample = drawActions(acting.output());
        Tensor state = now.critics().detach();
        Ensemble.Pass pass = critics.pass(Tensors.beside(state, sample.action()));
        Tensor output = pass.output();
        double value = Tensors.value(output.mean());
        double entropy = -Tensors.value(sample.logProbability().mean());
        double temperature = temperature();
        double loss = -value - temperature * entropy;

        Tensor byInput = pass.byInput(Tensors.alike(output, -1.0 / output.numel())).sum(0);
        Tensor byAction = Tensors.columns(byInput, state.size(-1), byInput.size(-1));
        Tensor byOutput = sample.byOutput(byAction, temperature / state.size(0));
        actorAdam.step(loss, acting.gradients(byOutput.unsqueeze(0)));

        double surplus = entropy - choices.entropyPerControl() * experience.actions();
        byLogTemperature.fill(temperature * surplus);
        temperatureAdam.step(temperature * surplus, byLogTemperature);
        values.add(new Metric("actor loss", loss));
        values.add(new Metric("value", value));
        values.add(new Metric("entropy", entropy));
        values.add(new Metric("temperature", temperature));
    }

    private double temperature() {
        return Math.exp(Tensors.value(logTemperature.at(0)));
    }

    /**
     * @param output the actor's, {@code [1, B, 2·A]}
     */
    private TanhGaussian.Sample drawActions(Tensor output) {
        Tensor noise = Tensors.noise(random, output.size(1), experience.actions());
        return TanhGaussian.of(output.select(0, 0)).sample(noise);
    }

    private long updates() {
        return trainings * choices.criticUpdates();
    }

    @Override
    public Artifact artifact() {
        SortedMap<String, String> provenance =
                Provenance.lines(id, settings, context, before.with(updates(), experience.steps()));
        Weights checkpoint =
                Columns.weights(experience.normaliser())
                        .under(NORMALISER)
                        .and(actor.weights().getFirst().under(ACTOR))
                        .and(logTemperature.weights().under(TEMPERATURE))
                        .and(critics.weights())
                        .and(sight.weights().under(SIGHT));
        if (experience.colours().isPresent()) {
            checkpoint = checkpoint.and(Columns.weights(experience.colours().get()).under(COLOURS));
        }
        Drawn acting =
                new Drawn(
                        sight.front(
                                experience.normaliser().scaling(),
                                experience.colours().map(Normaliser::scaling),
                                SIGHT + "/"),
                        new Controls(context.spec().controls()),
                        actorNet,
                        ACTOR + "/");
        return Artifact.onnx(
                PolicyFile.of(PolicyCard.of(context.spec(), provenance), acting, checkpoint),
                checkpoint.toBlob(),
                provenance);
    }

    private Progress restore(Artifact artifact) {
        Progress progress = Provenance.progress(artifact, context);
        Weights checkpoint = Weights.from(artifact.checkpoint());
        Columns.load(experience.normaliser(), checkpoint.part(NORMALISER));
        actor.load(List.of(checkpoint.part(ACTOR)));
        logTemperature.load(checkpoint.part(TEMPERATURE));
        critics.load(checkpoint);
        sight.load(checkpoint.part(SIGHT));
        experience.colours().ifPresent(colours -> Columns.load(colours, checkpoint.part(COLOURS)));
        return progress;
    }

    @Override
    public void close() {
        actorAdam.close();
        temperatureAdam.close();
        actor.close();
        critics.close();
        logTemperature.close();
        byLogTemperature.close();
        sight.close();
    }
}
