package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Decision;
import reins.core.fact.Metrics;
import reins.core.fact.Segment;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.policies.data.Batch;
import reins.policies.data.Demonstrations;
import reins.policies.nn.ActingGraph;
import reins.policies.nn.Adam;
import reins.policies.nn.Layer;
import reins.policies.nn.Losses;
import reins.policies.nn.Net;
import reins.policies.nn.PolicyCard;
import reins.policies.nn.Scaling;
import reins.policies.nn.TorchNet;
import reins.policies.nn.Weights;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.function.Function;

/**
 * Regression on what the teacher did, by one network or several: what behaviour cloning, DAgger and
 * HG-DAgger share. Used by one thread, the learner's.
 *
 * <pre>
 * for each member m:  draw (s, y) from the demonstrations;  minimise mean((tanh μₘ(s) − y)²) by Adam
 * </pre>
 */
final class Cloning implements Learner {
    /**
     * What the learners that clone let one choose or fix.
     *
     * @param label what a step is an example of, where it is one
     * @param passes how often each demonstrated step is learned from, on average and at most
     * @param capacity demonstrated steps that are kept
     */
    record Choices(
            Function<Decision, Optional<Action>> label,
            int members,
            int hidden,
            int layers,
            double learningRate,
            int batch,
            int passes,
            int capacity) {}

    private static final String NORMALISER = "normaliser";
    private static final String MEMBER = "member";

    private record Member(TorchNet network, Adam adam) {}

    private final String id;
    private final Record settings;
    private final LearnerContext context;
    private final Choices choices;
    private final SplittableRandom random;
    private final Demonstrations demonstrations;
    private final Batch batch;
    private final Net net;
    private final List<Member> members = new ArrayList<>();
    private final Progress before;
    private long updates;

    Cloning(
            String id,
            Record settings,
            Choices choices,
            LearnerContext context,
            Optional<Artifact> trained) {
        this.id = id;
        this.settings = settings;
        this.choices = choices;
        this.context = context;
        random = new SplittableRandom(context.seed());
        demonstrations = new Demonstrations(context.spec(), choices.capacity(), choices.label());
        batch = demonstrations.batch(choices.batch());
        int states = context.spec().state().size();
        int controls = context.spec().controls().size();
        net =
                Net.mlp(states, controls, choices.hidden(), choices.layers(), false)
                        .then(new Layer.Tanh());
        for (int i = 0; i < choices.members(); i++) {
            TorchNet network = new TorchNet(net, random);
            members.add(
                    new Member(
                            network,
                            new Adam(List.of(network.parameters()), choices.learningRate())));
        }
        before = trained.map(this::restore).orElse(Progress.NONE);
    }

    @Override
    public void observe(Segment segment) {
        demonstrations.add(segment);
    }

    @Override
    public boolean ready() {
        return updates * choices.batch() < choices.passes() * demonstrations.taught();
    }

    @Override
    public Metrics step() {
        Scaling scaling = demonstrations.normaliser().scaling();
        double loss = 0;
        for (Member member : members) {
            demonstrations.draw(random, batch);
            Tensor state = Columns.scaled(Columns.of(batch, Demonstrations.STATE), scaling);
            Tensor taught = Columns.of(batch, Demonstrations.TAUGHT);
            Tensor wish = member.network().forward(state);
            loss += member.adam().step(Losses.meanSquaredError(wish, taught)) / members.size();
        }
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
        Weights checkpoint = Columns.weights(demonstrations.normaliser()).under(NORMALISER);
        List<Weights> networks = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            Weights weights = members.get(i).network().weights();
            networks.add(weights);
            checkpoint = checkpoint.and(weights.under(MEMBER + i));
        }
        return new Artifact(
                ActingGraph.deterministic(
                        PolicyCard.of(context.spec(), provenance),
                        demonstrations.normaliser().scaling(),
                        net,
                        networks),
                checkpoint.toBlob(),
                provenance);
    }

    private Progress restore(Artifact artifact) {
        Progress progress = Provenance.progress(artifact, id, context);
        Weights checkpoint = Weights.from(artifact.checkpoint());
        Columns.load(demonstrations.normaliser(), checkpoint.part(NORMALISER));
        for (int i = 0; i < members.size(); i++) {
            members.get(i).network().load(checkpoint.part(MEMBER + i));
        }
        return progress;
    }

    @Override
    public void close() {
        for (Member member : members) {
            member.adam().close();
            member.network().close();
        }
    }
}
