package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.policies.nn.Adam;
import reins.policies.nn.Ensemble;
import reins.policies.nn.Net;
import reins.policies.nn.Tensors;
import reins.policies.nn.Weights;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * An ensemble of critics Qᵢ and the targets Q̄ᵢ that follow them. Used by one thread, the
 * learner's.
 */
final class Critics implements AutoCloseable {
    static final String CRITIC = "critic";
    private static final String TARGET = "target";

    private final Ensemble critics;
    private final Ensemble targets;
    private final Adam adam;
    private final int chosen;
    private final List<Integer> order = new ArrayList<>();

    /**
     * @param net of each: what is seen and an action to a value, {@code [B, n + A] → [B, 1]}
     * @param count critics, above 0
     * @param chosen targets whose least value counts, 1 to {@code count}
     */
    Critics(Net net, int count, int chosen, double learningRate, RandomGenerator random) {
        critics = new Ensemble(net, count, random);
        targets = new Ensemble(net, critics.weights());
        adam = new Adam(List.of(critics.parameters()), learningRate);
        this.chosen = chosen;
        for (int i = 0; i < count; i++) {
            order.add(i);
        }
    }

    /** All critics' values, {@code [E, B, 1]}, and what it takes to come back. */
    Ensemble.Pass pass(Tensor input) {
        return critics.pass(input);
    }

    /** The least value of some targets, drawn without replacement, {@code [B, 1]}. */
    Tensor least(Tensor input, RandomGenerator random) {
        // The drawn are moved to the front.
        for (int i = 0; i < chosen; i++) {
            Collections.swap(order, i, i + random.nextInt(order.size() - i));
        }
        return Tensors.least(targets.forward(input, order.subList(0, chosen)));
    }

    /** One step down the gradient of a loss, given by its derivative by the values. */
    void learn(double loss, Ensemble.Pass pass, Tensor byValue) {
        adam.step(loss, pass.gradients(byValue));
    }

    /** {@code Q̄ᵢ ← Q̄ᵢ + τ·(Qᵢ − Q̄ᵢ)}. */
    void follow(double tau) {
        targets.follow(critics, tau);
    }

    Weights weights() {
        return under(critics.weights(), CRITIC).and(under(targets.weights(), TARGET));
    }

    /** What the names of the arrays of {@link Weights#parts} begin with. */
    static List<String> names(String prefix, int count) {
        return IntStream.range(0, count).mapToObj(i -> prefix + i + "/").toList();
    }

    /** All members' arrays, each's under a name of {@link #names}. */
    static Weights under(List<Weights> members, String name) {
        Weights all = Weights.of();
        for (int i = 0; i < members.size(); i++) {
            all = all.and(members.get(i).under(name + i));
        }
        return all;
    }

    /** Takes its parameters from a checkpoint. */
    void load(Weights checkpoint) {
        critics.load(checkpoint.parts(CRITIC, order.size()));
        targets.load(checkpoint.parts(TARGET, order.size()));
    }

    @Override
    public void close() {
        adam.close();
        critics.close();
        targets.close();
    }
}
