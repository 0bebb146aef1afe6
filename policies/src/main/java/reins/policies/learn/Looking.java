package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Artifact;
import reins.core.fact.Decision;
import reins.core.fact.Metrics;
import reins.core.fact.ReinsException;
import reins.core.fact.Segment;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.policies.data.Batch;
import reins.policies.data.FilmedDemonstrations;
import reins.policies.nn.Adam;
import reins.policies.nn.Averaged;
import reins.policies.nn.Controls;
import reins.policies.nn.Eye;
import reins.policies.nn.Layer;
import reins.policies.nn.Losses;
import reins.policies.nn.Net;
import reins.policies.nn.Parameters;
import reins.policies.nn.PolicyCard;
import reins.policies.nn.PolicyFile;
import reins.policies.nn.Scaling;
import reins.policies.nn.Span;
import reins.policies.nn.Tensors;
import reins.policies.nn.TorchNet;
import reins.policies.nn.Weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;

/**
 * Regression on what the teacher did, from pictures: {@link Cloning} for policies that look. Used
 * by one thread, the learner's.
 *
 * <pre>
 * for each member m:  draw (s, p, y) from the demonstrations, p the pictures
 * minimise the sum of their mean((tanh μₘ(s, φ(p)) − y)²) by Adam
 * </pre>
 *
 * The members share the encoder φ; see {@link Eye}.
 */
final class Looking implements Learner {
    private static final String NORMALISER = "normaliser";
    private static final String COLOURS = "colours";
    private static final String MEMBER = "member";
    private static final String SIGHT = "sight";

    private final String id;
    private final Record settings;
    private final LearnerContext context;
    private final Cloning.Choices choices;
    private final SplittableRandom random;
    private final FilmedDemonstrations demonstrations;
    private final Batch batch;
    private final Sight sight;
    private final Net net;
    private final List<TorchNet> members = new ArrayList<>();
    private final Adam adam;
    private final Progress before;
    private long updates;

    private Looking(
            String id,
            Record settings,
            Vision vision,
            Cloning.Choices choices,
            LearnerContext context,
            Optional<Artifact> trained) {
        this.id = id;
        this.settings = settings;
        this.choices = choices;
        this.context = context;
        random = new SplittableRandom(context.seed());
        sight = new Sight(vision, context.spec(), random);
        demonstrations =
                new FilmedDemonstrations(
                        context.spec(),
                        choices.capacity(),
                        sight.eye(),
                        vision.shift(),
                        choices.label());
        batch = demonstrations.batch(choices.batch());
        int controls = context.spec().controls().size();
        net =
                Net.mlp(sight.outputs(), controls, choices.hidden(), choices.layers(), false)
                        .then(new Layer.Tanh());
        List<Parameters> parameters = new ArrayList<>(List.of(sight.parameters()));
        for (int i = 0; i < choices.members(); i++) {
            TorchNet member = new TorchNet(net, random);
            members.add(member);
            parameters.add(member.parameters());
        }
        adam = new Adam(parameters, choices.learningRate());
        before = trained.map(this::restore).orElse(Progress.NONE);
    }

    /** The learner for what is to be seen: this one, or {@link Cloning} from the state. */
    static Learner orCloning(
            String id,
            Record settings,
            Vision vision,
            Cloning.Choices choices,
            LearnerContext context,
            Optional<Artifact> trained) {
        if (vision.sees().pictures() && !choices.span().equals(Span.NOW)) {
            throw new ReinsException(
                    "A policy that looks has its own memory of pictures; set history and chunk to"
                            + " 1, or let it see the state.");
        }
        return vision.sees().pictures()
                ? new Looking(id, settings, vision, choices, context, trained)
                : new Cloning(id, settings, choices, context, trained);
    }

    @Override
    public void observe(Segment segment) {
        demonstrations.add(segment);
    }

    @Override
    public boolean isTaughtBy(Decision decision) {
        return choices.label().apply(decision).isPresent();
    }

    @Override
    public boolean ready() {
        return updates * choices.batch() < choices.passes() * demonstrations.taught();
    }

    @Override
    public Metrics step() {
        Scaling scaling = demonstrations.normaliser().scaling();
        Tensor sum = Tensors.of(0);
        for (TorchNet member : members) {
            demonstrations.draw(random, batch);
            Tensor taught = Columns.of(batch, FilmedDemonstrations.TAUGHT);
            Tensor wish = member.forward(sight.of(batch, scaling));
            sum = sum.add(Losses.meanSquaredError(wish, taught));
        }
        double loss = (double) adam.step(sum) / members.size();
        updates++;
        Map<String, Double> values = new LinkedHashMap<>();
        values.put("loss", loss);
        values.put("examples", (double) demonstrations.size());
        return new Metrics(before.updates() + updates, values);
    }

    @Override
    public Artifact artifact() {
        Progress progress = before.plus(updates, demonstrations.steps());
        SortedMap<String, String> provenance = Provenance.lines(id, settings, context, progress);
        Weights checkpoint =
                Columns.weights(demonstrations.normaliser())
                        .under(NORMALISER)
                        .and(Columns.weights(demonstrations.colours()).under(COLOURS))
                        .and(sight.weights().under(SIGHT));
        for (int i = 0; i < members.size(); i++) {
            checkpoint = checkpoint.and(members.get(i).weights().under(MEMBER + i));
        }
        Averaged acting =
                new Averaged(
                        sight.front(
                                demonstrations.normaliser().scaling(),
                                demonstrations.colours().scaling(),
                                SIGHT + "/"),
                        new Controls(context.spec().controls()),
                        net,
                        Critics.names(MEMBER, members.size()),
                        Optional.empty());
        return Artifact.onnx(
                PolicyFile.of(PolicyCard.of(context.spec(), provenance), acting, checkpoint),
                checkpoint.toBlob(),
                provenance);
    }

    private Progress restore(Artifact artifact) {
        Progress progress = Provenance.progress(artifact, id, context);
        Weights checkpoint = Weights.from(artifact.checkpoint());
        Columns.load(demonstrations.normaliser(), checkpoint.part(NORMALISER));
        Columns.load(demonstrations.colours(), checkpoint.part(COLOURS));
        sight.load(checkpoint.part(SIGHT));
        for (int i = 0; i < members.size(); i++) {
            members.get(i).load(checkpoint.part(MEMBER + i));
        }
        return progress;
    }

    @Override
    public void close() {
        adam.close();
        members.forEach(TorchNet::close);
        sight.close();
    }
}
