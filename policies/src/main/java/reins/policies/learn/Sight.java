package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.WorldSpec;
import reins.policies.data.Batch;
import reins.policies.data.FilmedDemonstrations;
import reins.policies.nn.Eye;
import reins.policies.nn.Front;
import reins.policies.nn.Net;
import reins.policies.nn.Parameters;
import reins.policies.nn.Scaling;
import reins.policies.nn.Tensors;
import reins.policies.nn.TorchNet;
import reins.policies.nn.Weights;

import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * What stands before the networks of a learner that looks: what an encoder makes of the pictures,
 * alone or beside the scaled state. The encoder is trained with the networks behind it. Used by one
 * thread, the learner's.
 */
final class Sight implements AutoCloseable {
    private final boolean seesState;
    private final Eye eye;
    private final Net net;
    private final TorchNet encoder;
    private final int outputs;

    Sight(Vision vision, WorldSpec spec, RandomGenerator random) {
        seesState = vision.sees() == Sees.BOTH;
        eye = vision.eye(spec);
        net = eye.encoder();
        encoder = new TorchNet(net, random);
        outputs = net.outputs() + (seesState ? spec.state().size() : 0);
    }

    Eye eye() {
        return eye;
    }

    /** Numbers that the networks behind get. */
    int outputs() {
        return outputs;
    }

    /** What is trained here. */
    Parameters parameters() {
        return encoder.parameters();
    }

    /** What the networks get for a batch, {@code [B, outputs]}. */
    Tensor of(Batch batch, Scaling scaling) {
        Tensor features = encoder.forward(Columns.of(batch, FilmedDemonstrations.PICTURES));
        if (!seesState) {
            return features;
        }
        Tensor state = Columns.of(batch, FilmedDemonstrations.STATE);
        return Tensors.beside(Columns.scaled(state, scaling), features);
    }

    /**
     * The same for acting.
     *
     * @param colours how the pictures' colours are scaled
     * @param under what the names of {@link #weights} begin with
     */
    Front front(Scaling scaling, Scaling colours, String under) {
        return new Front(
                seesState ? Optional.of(scaling) : Optional.empty(),
                Optional.of(new Front.Look(eye, colours, net, under)));
    }

    Weights weights() {
        return encoder.weights();
    }

    void load(Weights weights) {
        encoder.load(weights);
    }

    @Override
    public void close() {
        encoder.close();
    }
}
