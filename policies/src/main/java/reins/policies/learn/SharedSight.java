package reins.policies.learn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.WorldSpec;
import reins.policies.data.Batch;
import reins.policies.nn.Adam;
import reins.policies.nn.Ensemble;
import reins.policies.nn.Eye;
import reins.policies.nn.Front;
import reins.policies.nn.Net;
import reins.policies.nn.Scaling;
import reins.policies.nn.Tensors;
import reins.policies.nn.TorchNet;
import reins.policies.nn.Weights;

import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * The input of an actor and its critics: the scaled state, the features of pictures, or both side
 * by side. They share the convolutions c; each has a trunk of its own, t of the critics and t′ of
 * the actor: {@link Eye#trunk}.
 *
 * <pre>
 * critics get  (s, t(c(p)))        actor gets  (s, c(p)) and begins with t′
 * c and t go down the gradient of the critics' loss;  the actor's loss ends before c
 * </pre>
 *
 * As in DrQ-v2: Mastering Visual Continuous Control (Yarats 2021, <a
 * href="https://arxiv.org/abs/2107.09645">2107.09645</a>), and as RLPD (Ball 2023, <a
 * href="https://arxiv.org/abs/2302.02948">2302.02948</a>) learns from pictures, but that RLPD's
 * targets have convolutions of their own, which follow. Here, as in DrQ-v2, s′ is seen by the
 * convolutions of now, and so it is by the critics' trunk. What else differs: smaller pictures and
 * fewer channels, so that one processor core can learn from them. Used by one thread, the
 * learner's.
 */
final class SharedSight implements AutoCloseable {
    private static final String CONVOLUTIONS = "convolutions";
    private static final String TRUNK = "trunk";

    /**
     * What is seen in a batch.
     *
     * @param actor what the actor gets, {@code [B, n]}; no gradient flows through it
     * @param critics what the critics get beside actions, {@code [B, m]}
     */
    record View(Tensor actor, Tensor critics) {}

    private record Eyes(Eye eye, TorchNet convolutions, TorchNet trunk, Adam adam) {}

    private final boolean seesState;
    private final int states;
    private final Optional<Eyes> eyes;

    SharedSight(Vision vision, WorldSpec spec, double learningRate, RandomGenerator random) {
        seesState = vision.seesState(spec);
        states = seesState ? spec.state().size() : 0;
        eyes =
                vision.sees().pictures()
                        ? Optional.of(eyes(vision.eye(spec), learningRate, random))
                        : Optional.empty();
    }

    private static Eyes eyes(Eye eye, double learningRate, RandomGenerator random) {
        TorchNet convolutions = new TorchNet(eye.convolutions(), random);
        TorchNet trunk = new TorchNet(Eye.trunk(convolutions.net().outputs()), random);
        Adam adam = new Adam(List.of(convolutions.parameters(), trunk.parameters()), learningRate);
        return new Eyes(eye, convolutions, trunk, adam);
    }

    /** How pictures are seen, where they are. */
    Optional<Eye> eye() {
        return eyes.map(Eyes::eye);
    }

    /** An actor's network behind it: a trunk where it looks, then a perceptron. */
    Net actor(int outputs, int hidden, int layers) {
        if (eyes.isEmpty()) {
            return Net.mlp(states, outputs, hidden, layers, false);
        }
        Net trunk = Eye.trunk(states + eyes.get().convolutions().net().outputs());
        return trunk.then(Net.mlp(trunk.outputs(), outputs, hidden, layers, false));
    }

    /** Numbers that the critics get beside an action. */
    int criticInputs() {
        return states + eyes.map(seeing -> seeing.trunk().net().outputs()).orElse(0);
    }

    /** What is seen in a batch, by its columns of states and of pictures. */
    View of(Batch batch, int state, int pictures, Scaling scaling) {
        if (eyes.isEmpty()) {
            Tensor known = Columns.scaled(Columns.of(batch, state), scaling);
            return new View(known, known);
        }
        Tensor seen = eyes.get().convolutions().forward(Columns.of(batch, pictures));
        Tensor features = eyes.get().trunk().forward(seen);
        if (!seesState) {
            return new View(seen.detach(), features);
        }
        Tensor known = Columns.scaled(Columns.of(batch, state), scaling);
        return new View(Tensors.beside(known, seen.detach()), Tensors.beside(known, features));
    }

    /**
     * One step down the gradient of the critics' loss, before the critics make theirs.
     *
     * @param pass the critics' way through what is seen and actions
     * @param byValue the loss's derivative by their values
     */
    void learn(View view, Ensemble.Pass pass, Tensor byValue) {
        if (eyes.isPresent()) {
            Tensor byInput = pass.byInput(byValue).sum(0);
            Tensor bySeen = Tensors.columns(byInput, 0, view.critics().size(-1));
            // Its derivative by the parameters is the loss's.
            eyes.get().adam().step(view.critics().mul(bySeen).sum());
        }
    }

    /**
     * The actor's for acting.
     *
     * @param colours how pictures' colours are scaled, where it looks
     * @param under what the names of {@link #weights} begin with
     */
    Front front(Scaling scaling, Optional<Scaling> colours, String under) {
        return new Front(
                seesState ? Optional.of(scaling) : Optional.empty(),
                eyes.map(seeing ->
                        new Front.Look(
                                seeing.eye(),
                                colours.orElseThrow(),
                                seeing.convolutions().net(),
                                under + CONVOLUTIONS + "/")));
    }

    Weights weights() {
        return eyes.map(seeing ->
                        seeing.convolutions()
                                .weights()
                                .under(CONVOLUTIONS)
                                .and(seeing.trunk().weights().under(TRUNK)))
                .orElseGet(Weights::of);
    }

    void load(Weights weights) {
        if (eyes.isPresent()) {
            eyes.get().convolutions().load(weights.part(CONVOLUTIONS));
            eyes.get().trunk().load(weights.part(TRUNK));
        }
    }

    @Override
    public void close() {
        if (eyes.isPresent()) {
            eyes.get().adam().close();
            eyes.get().convolutions().close();
            eyes.get().trunk().close();
        }
    }
}
