package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Decision;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
import reins.core.fact.ReinsException;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.role.Filming;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.Setting;
import reins.policies.data.Batch;
import reins.policies.data.Demonstrations;
import reins.policies.data.Normaliser;
import reins.policies.nn.Acting;
import reins.policies.nn.Adam;
import reins.policies.nn.Averaged;
import reins.policies.nn.Chunked;
import reins.policies.nn.Ensemble;
import reins.policies.nn.Head;
import reins.policies.nn.Net;
import reins.policies.nn.PolicyCard;
import reins.policies.nn.PolicyFile;
import reins.policies.nn.Scaling;
import reins.policies.nn.Span;
import reins.policies.nn.Tensors;
import reins.policies.nn.Weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Regression on what the teacher did, or classification of the words it said, by one network or
 * several: what behaviour cloning, DAgger, HG-DAgger and ThriftyDAgger share. Used by one thread,
 * the learner's.
 *
 * <pre>
 * for each member m:  draw (s, p, y) from the demonstrations, p the pictures, where it looks
 * minimise by Adam the sum of their
 *     mean((tanh μₘ(s, φ(p)) − y)²)          where y are controls
 *     mean(−log softmax(μₘ(s, φ(p)))_y)      where y is a word
 * </pre>
 *
 * The members share the encoder φ, see {@link Sight}; {@link Head} has the losses.
 */
final class Cloning implements Learner {
    /**
     * The choices that learners that clone offer or fix.
     *
     * @param label what a step is an example of, where it is one
     * @param vision what the policy sees; only the state goes with a risk
     * @param span how many observations the policy sees and actions it plans; only {@link Span#NOW}
     *     goes with pictures or a risk
     * @param resampled whether each member learns from a resample of its own
     * @param passes how often each demonstrated step is learned from, on average and at most
     * @param capacity demonstrated steps that are kept
     */
    record Choices(
            Function<Decision, Optional<Action>> label,
            Vision vision,
            Span span,
            int members,
            boolean resampled,
            int hidden,
            int layers,
            double learningRate,
            int batch,
            int passes,
            int capacity) {
        Choices {
            if (vision.sees().pictures() && !span.equals(Span.NOW)) {
                throw new ReinsException(
                        "A policy that looks has its own memory of pictures; set history and chunk"
                                + " to 1, or let it see the state.");
            }
        }
    }

    /**
     * The settings of behaviour cloning, DAgger and HG-DAgger, which differ in which steps are
     * examples. Safe on every thread.
     */
    record Config(
            @Setting(
                            value =
                                    "what the policy sees: the state, pictures of the first camera,"
                                            + " or both",
                            is = "state")
                    Sees sees,
            @Setting(
                            value = "networks in the ensemble; doubt needs 2",
                            is = "1",
                            low = 1,
                            high = 10)
                    int members,
            @Setting(value = "units in each hidden layer", is = "128", low = 4, high = 1024)
                    int hidden,
            @Setting(value = "hidden layers", is = "2", low = 1, high = 6) int layers,
            @Setting(value = "learning rate of Adam", is = "1e-3", low = 1e-6, high = 0.1)
                    double learningRate,
            @Setting(value = "examples in each update", is = "256", low = 1, high = 4096) int batch,
            @Setting(value = "times an example is learned from", is = "2000", low = 1, high = 1e6)
                    int passes,
            @Setting(value = "examples that are kept", is = "1000000", low = 1000, high = 1e7)
                    int capacity,
            @Setting(value = "observations it sees at once", is = "1", low = 1, high = 50)
                    int history,
            @Setting(
                            value = "actions it plans at once; overlapping plans are averaged",
                            is = "1",
                            low = 1,
                            high = 100)
                    int chunk,
            @Setting(value = Vision.PICTURES, is = "2", low = 1, high = 4) int pictures,
            @Setting(value = Vision.SHIFT, is = "0", low = 0, high = 0.25) double shift)
            implements Filming {
        /** The choices, for examples of this kind. */
        Choices choices(Function<Decision, Optional<Action>> label) {
            return new Choices(
                    label,
                    new Vision(sees, pictures, shift),
                    new Span(history, chunk),
                    members,
                    false,
                    hidden,
                    layers,
                    learningRate,
                    batch,
                    passes,
                    capacity);
        }

        @Override
        public boolean films() {
            return sees.pictures();
        }
    }

    private static final String NORMALISER = "normaliser";
    private static final String COLOURS = "colours";
    private static final String SIGHT = "sight";
    private static final String MEMBER = "member";
    private static final String RISK = "risk";

    private final String id;
    private final Record settings;
    private final LearnerContext context;
    private final Choices choices;
    private final SplittableRandom random;
    private final Demonstrations demonstrations;
    private final Batch batch;
    private final Sight sight;
    private final Head head;
    private final Net net;
    private final Ensemble members;
    private final Adam adam;
    private final Optional<RiskCritic> critic;
    private final Progress before;
    private long updates;

    /** Updates up to the last edit. */
    private long learnedBefore;

    Cloning(
            String id,
            Record settings,
            Choices choices,
            LearnerContext context,
            Optional<Artifact> trained) {
        this(id, settings, choices, Optional.empty(), context, trained);
    }

    Cloning(
            String id,
            Record settings,
            Choices choices,
            Optional<RiskCritic.Choices> risk,
            LearnerContext context,
            Optional<Artifact> trained) {
        this.id = id;
        this.settings = settings;
        this.choices = choices;
        this.context = context;
        random = new SplittableRandom(context.seed());
        sight =
                new Sight(
                        choices.vision(),
                        context.spec(),
                        choices.span(),
                        choices.learningRate(),
                        random);
        demonstrations = demonstrations(context, choices, sight);
        batch = demonstrations.batch(choices.batch());
        head = Head.of(context.spec());
        net = head.net(sight.outputs(), choices.span().chunk(), choices.hidden(), choices.layers());
        members = new Ensemble(net, choices.members(), random);
        adam = new Adam(List.of(members.parameters()), choices.learningRate());
        critic = risk.map(chosen -> new RiskCritic(context, chosen, random));
        before = trained.map(this::restore).orElse(Progress.NONE);
    }

    private static Demonstrations demonstrations(
            LearnerContext context, Choices choices, Sight sight) {
        return sight.eye()
                .map(eye ->
                        Demonstrations.filmed(
                                context.spec(),
                                choices.capacity(),
                                choices.label(),
                                eye,
                                choices.vision().shift()))
                .orElseGet(() ->
                        new Demonstrations(
                                context.spec(),
                                choices.capacity(),
                                choices.label(),
                                choices.span(),
                                choices.resampled() ? choices.members() : 0));
    }

    @Override
    public void observe(Segment segment) {
        demonstrations.add(segment, random);
        critic.ifPresent(learning -> learning.observe(segment));
    }

    @Override
    public void revise(Revised revised) {
        demonstrations.revise(revised, random);
        critic.ifPresent(learning -> learning.revise(revised));
        // What is left may be learned from as often as if it were new.
        learnedBefore = updates;
    }

    @Override
    public boolean isTaughtBy(Decision decision) {
        return choices.label().apply(decision).isPresent();
    }

    @Override
    public boolean ready() {
        return (updates - learnedBefore) * choices.batch()
                < choices.passes() * demonstrations.taught();
    }

    @Override
    public Metrics step() {
        Scaling scaling = demonstrations.normaliser().scaling();
        List<Tensor> sights = new ArrayList<>();
        List<Tensor> taught = new ArrayList<>();
        List<Tensor> known = new ArrayList<>();
        for (int i = 0; i < choices.members(); i++) {
            demonstrations.draw(random, batch, i);
            sights.add(sight.of(batch, scaling));
            taught.add(Columns.of(batch, Demonstrations.TAUGHT));
            known.add(Columns.of(batch, Demonstrations.KNOWN));
        }
        Tensor seen = Tensors.stacked(sights);
        Ensemble.Pass pass = members.pass(seen);
        // Each member's loss is a mean of its own, so that it learns as fast as it would alone.
        Head.Lesson lesson =
                head.lesson(pass.output(), Tensors.stacked(taught), Tensors.stacked(known));
        sight.learn(seen, pass, lesson.byOutput());
        adam.step(lesson.loss(), pass.gradients(lesson.byOutput()));
        updates++;
        List<Metric> values = new ArrayList<>();
        values.add(new Metric("loss", lesson.loss()));
        critic.filter(RiskCritic::ready)
                .ifPresent(learning ->
                        values.add(
                                new Metric(
                                        "risk loss", learning.step(random, scaling, this::wish))));
        values.add(new Metric("examples", (double) demonstrations.size()));
        return new Metrics(before.updates() + updates, values);
    }

    /** What the members want on average in scaled states, {@code [B, S] → [B, A]}. */
    private Tensor wish(Tensor states) {
        return members.forward(states).mean(0);
    }

    @Override
    public Artifact artifact() {
        Progress progress = before.with(updates, demonstrations.steps());
        SortedMap<String, String> provenance = Provenance.lines(id, settings, context, progress);
        Weights checkpoint =
                Columns.weights(demonstrations.normaliser())
                        .under(NORMALISER)
                        .and(
                                demonstrations
                                        .colours()
                                        .map(colours -> Columns.weights(colours).under(COLOURS))
                                        .orElseGet(Weights::of))
                        .and(sight.weights().under(SIGHT))
                        .and(Critics.under(members.weights(), MEMBER));
        if (critic.isPresent()) {
            checkpoint = checkpoint.and(critic.get().weights().under(RISK));
        }
        PolicyCard card = PolicyCard.of(context.spec(), provenance);
        return Artifact.onnx(
                PolicyFile.of(card, acting(), checkpoint), checkpoint.toBlob(), provenance);
    }

    /** How it acts; its networks go by the checkpoint's names. */
    private Acting acting() {
        Scaling scaling = demonstrations.normaliser().scaling();
        List<String> names = Critics.names(MEMBER, choices.members());
        return choices.span().equals(Span.NOW)
                ? new Averaged(
                        sight.front(
                                scaling,
                                demonstrations.colours().map(Normaliser::scaling),
                                SIGHT + "/"),
                        head,
                        net,
                        names,
                        critic.map(learned -> learned.risk(RISK + "/")))
                : new Chunked(scaling, head, choices.span(), net, names);
    }

    private Progress restore(Artifact artifact) {
        Progress progress = Provenance.progress(artifact, context);
        Weights checkpoint = Weights.from(artifact.checkpoint());
        Columns.load(demonstrations.normaliser(), checkpoint.part(NORMALISER));
        demonstrations
                .colours()
                .ifPresent(colours -> Columns.load(colours, checkpoint.part(COLOURS)));
        sight.load(checkpoint.part(SIGHT));
        members.load(checkpoint.parts(MEMBER, choices.members()));
        critic.ifPresent(learning -> learning.load(checkpoint.part(RISK)));
        return progress;
    }

    @Override
    public void close() {
        adam.close();
        members.close();
        sight.close();
        critic.ifPresent(RiskCritic::close);
    }
}
