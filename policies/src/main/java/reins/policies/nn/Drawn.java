package reins.policies.nn;

import java.util.Optional;

/**
 * Draws its actions: {@code tanh(mean + e^s·noise)}; see {@link TanhGaussian}. Safe on every
 * thread.
 *
 * @param net {@code [N, front] → [N, 2·A]}: the means, then the logarithms s of the deviations
 * @param under what the names of the network's parameters begin with
 */
public record Drawn(Front front, Controls controls, Net net, String under) implements Acting {
    public Drawn {
        front.check(net, 2 * controls.size());
    }

    @Override
    public <T> Answers<T> act(Ops<T> ops, Senses<T> senses) {
        int size = controls.size();
        Front.Seen<T> seen = front.in(ops, senses);
        T noise = senses.noise(size);
        T output = net.through(ops, under, seen.x());
        T mean = ops.columns(output, 0, size);
        T logDeviation =
                ops.clip(ops.columns(output, size, 2 * size), TanhGaussian.LOW, TanhGaussian.HIGH);
        T spread = ops.mul(ops.exp(logDeviation), noise);
        T action = ops.tanh(ops.add(mean, spread));
        return Answers.action(
                controls.inBounds(ops, action), seen.memory(), Optional.empty(), Optional.empty());
    }
}
