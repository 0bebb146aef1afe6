package reins.policies.nn;

import org.bytedeco.pytorch.Tensor;

import java.util.random.RandomGenerator;

/**
 * A network to train: its parameters, and a forward pass that gradients flow back through. Used by
 * one thread, the learner's.
 */
public final class TorchNet implements AutoCloseable {
    private final Net net;
    private final Parameters parameters;

    /** A new network, with parameters drawn from {@code random}. */
    public TorchNet(Net net, RandomGenerator random) {
        this(net, Weights.initial(net, random));
    }

    public TorchNet(Net net, Weights weights) {
        this.net = net;
        parameters = new Parameters(weights);
    }

    public Net net() {
        return net;
    }

    /** {@code [B, inputs] → [B, outputs]}. */
    public Tensor forward(Tensor input) {
        return net.through(new TorchOps(parameters), "", input);
    }

    public Parameters parameters() {
        return parameters;
    }

    /** A copy of the parameters as they are now. */
    public Weights weights() {
        return parameters.weights();
    }

    public void load(Weights weights) {
        parameters.load(weights);
    }

    /**
     * Moves every parameter towards another network's of the same layers: {@code θ ← θ + tau·(θ' −
     * θ)}.
     *
     * @param tau 0 to 1; 1 copies
     */
    public void follow(TorchNet source, double tau) {
        parameters.follow(source.parameters, tau);
    }

    @Override
    public void close() {
        parameters.close();
    }
}
