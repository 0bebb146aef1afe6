package reins.policies.nn;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;

import java.util.random.RandomGenerator;

/**
 * A network's reading for training: parameters, and a forward pass that gradients flow back
 * through. Used by one thread, the learner's.
 */
public final class TorchNet implements AutoCloseable {
    private final Net net;
    private final Parameters parameters;

    /** Begins anew, with parameters drawn from {@code random}. */
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
        Tensor x = input;
        int next = 0;
        for (Layer layer : net.layers()) {
            x =
                    switch (layer) {
                        case Layer.Linear _ ->
                                torch.linear(x, parameters.at(next++), parameters.at(next++));
                        case Layer.Conv2d(int channels, int height, int width, _, _, int stride) ->
                                torch.conv2d(
                                                x.view(-1, channels, height, width),
                                                parameters.at(next++),
                                                new TensorOptional(parameters.at(next++)),
                                                new long[] {stride, stride},
                                                new long[] {0, 0},
                                                new long[] {1, 1},
                                                1)
                                        .flatten(1, -1);
                        case Layer.LayerNorm _ ->
                                torch.layer_norm(
                                        x,
                                        new long[] {x.size(-1)},
                                        new TensorOptional(parameters.at(next++)),
                                        new TensorOptional(parameters.at(next++)),
                                        Layer.LayerNorm.EPSILON,
                                        false);
                        case Layer.Relu _ -> torch.relu(x);
                        case Layer.Tanh _ -> x.tanh();
                    };
        }
        return x;
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
