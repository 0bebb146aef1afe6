package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Ending;
import reins.core.fact.Revised;
import reins.core.fact.Segment;
import reins.core.role.LearnerContext;
import reins.policies.data.Batch;
import reins.policies.data.Transition;
import reins.policies.nn.Adam;
import reins.policies.nn.Averaged;
import reins.policies.nn.Ensemble;
import reins.policies.nn.Layer;
import reins.policies.nn.Net;
import reins.policies.nn.Scaling;
import reins.policies.nn.Tensors;
import reins.policies.nn.Weights;

import java.util.List;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;

/**
 * How likely success is from a state and an action on: ThriftyDAgger's risk critic (Hoque 2021, <a
 * href="https://arxiv.org/abs/2109.08273">2109.08273</a>). Used by one thread, the learner's.
 *
 * <pre>
 * r = 1 where a step ends in success, else 0        m = 0 where a step ends in success or failure
 * y = r + γ·m·min Q̄ⱼ(s′, a′),  a′ what the policy wants in s′
 * each critic:  minimise mean((Qᵢ(s, a) − y)²);   at every second step Q̄ᵢ ← Q̄ᵢ + τ·(Qᵢ − Q̄ᵢ)
 * risk = 1 − min Qᵢ(s, what the policy wants in s)
 * </pre>
 *
 * A critic's value lies between 0 and 1: {@code (1 + tanh z) / 2}, which is a sigmoid of {@code
 * 2z}.
 */
final class RiskCritic implements AutoCloseable {
    private static final int TWINS = 2;
    private static final double TAU = 0.005;
    private static final String CRITIC = "critic";
    private static final String TARGET = "target";

    /**
     * What can be chosen.
     *
     * @param successes the share of a batch that ended in success, 0 to 1
     */
    record Choices(
            int hidden,
            int layers,
            double learningRate,
            double discount,
            int batch,
            double successes,
            int capacity) {}

    private final Choices choices;
    private final Experience experience;
    private final Net net;
    private final Ensemble critics;
    private final Ensemble targets;
    private final Adam adam;
    private long steps;

    RiskCritic(LearnerContext context, Choices choices, RandomGenerator random) {
        this.choices = choices;
        experience =
                new Experience(
                        context,
                        new Experience.Choices(
                                transition -> isSuccess(transition) ? 1 : 0,
                                _ -> true,
                                RiskCritic::isSuccess,
                                choices.successes(),
                                choices.batch(),
                                choices.capacity()));
        int inputs = context.spec().state().size() + experience.actions();
        net = Net.mlp(inputs, 1, choices.hidden(), choices.layers(), false).then(new Layer.Tanh());
        critics = new Ensemble(net, TWINS, random);
        targets = new Ensemble(net, critics.weights());
        adam = new Adam(List.of(critics.parameters()), choices.learningRate());
    }

    private static boolean isSuccess(Transition transition) {
        return transition.step().outcome().ending() == Ending.SUCCESS;
    }

    void observe(Segment segment) {
        experience.add(segment);
    }

    void revise(Revised revised) {
        experience.revise(revised);
    }

    /** Whether there is anything to learn from. */
    boolean ready() {
        return experience.size() > 0;
    }

    /**
     * One update of both critics.
     *
     * @param wish what the policy wants in scaled states, {@code [B, S] → [B, A]} in [−1, 1]
     * @return the loss
     */
    double step(RandomGenerator random, Scaling scaling, UnaryOperator<Tensor> wish) {
        Batch batch = experience.draw(random);
        Tensor wanted = Tensors.withoutGradient(() -> target(batch, scaling, wish));
        Tensor state = Columns.scaled(Columns.of(batch, Experience.STATE), scaling);
        Ensemble.Pass pass =
                critics.pass(Tensors.beside(state, Columns.of(batch, Experience.ACTION)));
        Tensor error = likelihood(pass.output()).sub(wanted);
        double loss = Tensors.value(error.square().mean());
        // The likelihood is half the output and a half, so half its derivative arrives there.
        adam.step(loss, pass.gradients(Tensors.times(error, 0.5 * 2.0 / error.numel())));
        steps++;
        if (steps % 2 == 0) {
            targets.follow(critics, TAU);
        }
        return loss;
    }

    /** {@code y = r + γ·m·min Q̄(s′, a′)}, {@code [B, 1]}. */
    private Tensor target(Batch batch, Scaling scaling, UnaryOperator<Tensor> wish) {
        Tensor next = Columns.scaled(Columns.of(batch, Experience.NEXT), scaling);
        Tensor input = Tensors.beside(next, wish.apply(next));
        Tensor least = Tensors.least(likelihood(targets.forward(input)));
        Tensor follows = Tensors.times(Columns.of(batch, Experience.CONTINUES), choices.discount());
        return Columns.of(batch, Experience.REWARD).add(follows.mul(least));
    }

    private static Tensor likelihood(Tensor output) {
        return Tensors.times(Tensors.plus(output, 1), 0.5);
    }

    /**
     * The critics, to act with.
     *
     * @param under what the names of {@link #weights} begin with
     */
    Averaged.Risk risk(String under) {
        return new Averaged.Risk(net, Critics.names(under + CRITIC, TWINS));
    }

    Weights weights() {
        Weights weights = new Weights(List.of());
        for (int i = 0; i < TWINS; i++) {
            weights =
                    weights.and(critics.weights().get(i).under(CRITIC + i))
                            .and(targets.weights().get(i).under(TARGET + i));
        }
        return weights;
    }

    void load(Weights weights) {
        critics.load(weights.parts(CRITIC, TWINS));
        targets.load(weights.parts(TARGET, TWINS));
    }

    @Override
    public void close() {
        adam.close();
        critics.close();
        targets.close();
    }
}
