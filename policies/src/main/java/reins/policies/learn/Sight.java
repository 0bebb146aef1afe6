package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.WorldSpec;
import reins.policies.data.Batch;
import reins.policies.data.Demonstrations;
import reins.policies.nn.Adam;
import reins.policies.nn.Ensemble;
import reins.policies.nn.Eye;
import reins.policies.nn.Front;
import reins.policies.nn.Scaling;
import reins.policies.nn.Span;
import reins.policies.nn.Tensors;
import reins.policies.nn.TorchNet;
import reins.policies.nn.Weights;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The input of the networks of a learner that clones: the last states, scaled, the encoded
 * pictures, or both side by side. The encoder is trained with the networks behind it. Used by one
 * thread, the learner's.
 */
final class Sight implements AutoCloseable {
    private record Encoder(Eye eye, TorchNet network, Adam adam) {}

    private final boolean seesState;
    private final int history;
    private final Optional<Encoder> encoder;
    private final int outputs;

    /**
     * @param span how many observations are seen; only {@link Span#NOW} goes with pictures
     */
    Sight(Vision vision, WorldSpec spec, Span span, double learningRate, RandomGenerator random) {
        seesState = vision.seesState(spec);
        history = span.history();
        encoder =
                vision.sees().pictures()
                        ? Optional.of(encoder(vision.eye(spec), learningRate, random))
                        : Optional.empty();
        outputs =
                (seesState ? history * spec.state().size() : 0)
                        + encoder.map(looking -> looking.network().net().outputs()).orElse(0);
    }

    private static Encoder encoder(Eye eye, double learningRate, RandomGenerator random) {
        TorchNet network = new TorchNet(eye.encoder(), random);
        return new Encoder(eye, network, new Adam(List.of(network.parameters()), learningRate));
    }

    /** How pictures are seen, where they are. */
    Optional<Eye> eye() {
        return encoder.map(Encoder::eye);
    }

    /** Numbers that the networks behind get. */
    int outputs() {
        return outputs;
    }

    /**
     * What the networks get for a batch, {@code [B, outputs]}.
     *
     * @param scaling of one state
     */
    Tensor of(Batch batch, Scaling scaling) {
        if (encoder.isEmpty()) {
            return known(batch, scaling);
        }
        Tensor pictures = Columns.of(batch, Demonstrations.PICTURES);
        Tensor features = encoder.get().network().forward(pictures);
        return seesState ? Tensors.beside(known(batch, scaling), features) : features;
    }

    private Tensor known(Batch batch, Scaling scaling) {
        return Columns.scaled(Columns.of(batch, Demonstrations.STATE), scaling.repeated(history));
    }

    /**
     * One step down the gradient of the networks' loss, before they make theirs.
     *
     * @param seen what each network gets, {@code [E, B, outputs]}
     * @param pass the networks' way through it
     * @param byOutput the loss's derivative by their outputs
     */
    void learn(Tensor seen, Ensemble.Pass pass, Tensor byOutput) {
        if (encoder.isPresent()) {
            // Its derivative by the parameters is the loss's.
            encoder.get().adam().step(seen.mul(pass.byInput(byOutput)).sum());
        }
    }

    /**
     * The same for acting now.
     *
     * @param colours how the pictures' colours are scaled, where it looks
     * @param under what the names of {@link #weights} begin with
     */
    Front front(Scaling scaling, Optional<Scaling> colours, String under) {
        return new Front(
                seesState ? Optional.of(scaling) : Optional.empty(),
                encoder.map(looking ->
                        new Front.Look(
                                looking.eye(),
                                colours.orElseThrow(),
                                looking.network().net(),
                                under)));
    }

    Weights weights() {
        return encoder.map(looking -> looking.network().weights()).orElseGet(Weights::of);
    }

    void load(Weights weights) {
        encoder.ifPresent(looking -> looking.network().load(weights));
    }

    @Override
    public void close() {
        encoder.ifPresent(looking -> {
            looking.adam().close();
            looking.network().close();
        });
    }
}
