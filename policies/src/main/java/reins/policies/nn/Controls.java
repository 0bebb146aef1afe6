package reins.policies.nn;

import org.bytedeco.pytorch.Tensor;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;
import java.util.Optional;

/**
 * A world's controls as networks see them: in unit actions, in which −1 and 1 are a control's
 * bounds. Safe on every thread.
 *
 * <pre>
 * u = tanh(z)        loss = mean of (u − y)²        derivative by u     2·(u − y) / numbers
 * </pre>
 *
 * The mean over networks and plans is done.
 */
public record Controls(List<Channel> channels) implements Head {
    public Controls {
        channels = List.copyOf(channels);
        for (Channel control : channels) {
            if (!Float.isFinite(control.high() - control.low())) {
                throw new IllegalArgumentException("control " + control + " has no bounds");
            }
        }
    }

    /**
     * Those of a world.
     *
     * @throws ReinsException where it takes words, or has a control without bounds
     */
    public static Controls of(WorldSpec spec) {
        if (spec.controls().isEmpty()) {
            throw new ReinsException(
                    "World '%s' is steered by words, which this learner cannot learn; choose HG-DAgger, DAgger or behaviour cloning."
                            .formatted(spec.id()));
        }
        for (Channel channel : spec.controls()) {
            if (!Float.isFinite(channel.low()) || !Float.isFinite(channel.high())) {
                throw new ReinsException(
                        "Control '%s' of world '%s' has no bounds; learners need both."
                                .formatted(channel.name(), spec.id()));
            }
        }
        return new Controls(spec.controls());
    }

    @Override
    public int size() {
        return channels.size();
    }

    /** {@code [A]} in the controls' bounds to {@code [A]} in [−1, 1]. */
    @Override
    public Vec toUnit(Action action) {
        Vec controls = action.asControls();
        float[] unit = new float[channels.size()];
        for (int i = 0; i < unit.length; i++) {
            Channel channel = channels.get(i);
            float share =
                    (channel.clamp(controls.at(i)) - channel.low())
                            / (channel.high() - channel.low());
            unit[i] = 2 * share - 1;
        }
        return Vec.of(unit);
    }

    @Override
    public Net net(int inputs, int actions, int hidden, int hiddenLayers) {
        return Net.mlp(inputs, actions * size(), hidden, hiddenLayers, false)
                .then(new Layer.Tanh());
    }

    @Override
    public Lesson lesson(Tensor output, Tensor taught, Tensor known) {
        Tensor error = output.sub(taught).mul(known);
        double loss = Tensors.value(error.square().mean());
        double numbers = (double) error.numel() / output.size(0);
        return new Lesson(loss, Tensors.times(error, 2 / numbers));
    }

    @Override
    public <T> T wish(Ops<T> ops, T output, int actions) {
        return ops.clip(output, -1, 1);
    }

    @Override
    public <T> Answers<T> answer(
            Ops<T> ops, T wish, Optional<T> memory, Optional<T> doubt, Optional<T> risk) {
        return Answers.action(inBounds(ops, wish), memory, doubt, risk);
    }

    /** Unit actions in the controls' own units, {@code [N, A]}. */
    public <T> T inBounds(Ops<T> ops, T unit) {
        Scaling bounds = Scaling.ofBounds(channels);
        T spread = ops.mul(unit, ops.constant(bounds.deviation()));
        return ops.add(spread, ops.constant(bounds.mean()));
    }

    /** Actions in the controls' own units as unit actions, {@code [N, A]}. */
    <T> T toUnit(Ops<T> ops, T action) {
        return Scaling.ofBounds(channels).apply(ops, action);
    }
}
