package reins.policies.nn;

import reins.core.fact.Channel;
import reins.core.fact.Vec;

import java.util.Arrays;
import java.util.List;

/**
 * How raw states become a network's input: {@code clip((x − mean) / deviation, −limit, limit)},
 * number by number. Safe on every thread.
 *
 * @param mean in the channels' units, {@code [S]}
 * @param deviation in the channels' units, above 0, {@code [S]}
 * @param limit the largest input, above 0
 */
public record Scaling(Vec mean, Vec deviation, float limit) {
    /** The limit where nothing else is said: far beyond what a normalised input should be. */
    public static final float LIMIT = 10;

    public Scaling {
        if (mean.size() != deviation.size() || !(limit > 0)) {
            throw new IllegalArgumentException(
                    "mean of %d, deviation of %d, limit %s"
                            .formatted(mean.size(), deviation.size(), limit));
        }
        for (int i = 0; i < deviation.size(); i++) {
            if (!(deviation.at(i) > 0) || !Float.isFinite(mean.at(i) / deviation.at(i))) {
                throw new IllegalArgumentException(
                        "mean " + mean.at(i) + ", deviation " + deviation.at(i) + " at " + i);
            }
        }
    }

    /** Each channel's bounds become −1 and 1; a channel without bounds is left as it is. */
    public static Scaling ofBounds(List<Channel> channels) {
        float[] mean = new float[channels.size()];
        float[] deviation = new float[channels.size()];
        Arrays.fill(deviation, 1);
        for (int i = 0; i < mean.length; i++) {
            Channel channel = channels.get(i);
            if (Float.isFinite(channel.high() - channel.low())) {
                mean[i] = (channel.high() + channel.low()) / 2;
                deviation[i] = (channel.high() - channel.low()) / 2;
            }
        }
        return new Scaling(Vec.of(mean), Vec.of(deviation), LIMIT);
    }

    /** The scaling of several states in a row. */
    public Scaling repeated(int times) {
        float[] means = new float[times * size()];
        float[] deviations = new float[times * size()];
        for (int i = 0; i < times; i++) {
            mean.copyTo(means, i * size());
            deviation.copyTo(deviations, i * size());
        }
        return new Scaling(Vec.of(means), Vec.of(deviations), limit);
    }

    /** Numbers in a state. */
    public int size() {
        return mean.size();
    }

    /** The network's input for raw states, {@code [N, S]}. */
    public <T> T apply(Ops<T> ops, T states) {
        return scaled(ops, states, List.of(size()));
    }

    /** The same for planes, each number of one alike: {@code [N, planes, n]}, over and over. */
    <T> T applyByPlane(Ops<T> ops, T x, int planes) {
        return repeated(planes / size()).scaled(ops, x, List.of(planes, 1));
    }

    private <T> T scaled(Ops<T> ops, T x, List<Integer> shape) {
        T centred = ops.sub(x, ops.constant(mean, shape));
        T divided = ops.div(centred, ops.constant(deviation, shape));
        return ops.clip(divided, -limit, limit);
    }

    /** The network's input for a state, {@code [S]}. */
    public Vec apply(Vec state) {
        float[] values = state.toArray();
        apply(values);
        return Vec.of(values);
    }

    /** Scales consecutive states in place, {@code [B·S]}. */
    public void apply(float[] states) {
        for (int i = 0; i < states.length; i++) {
            int channel = i % mean.size();
            float scaled = (states[i] - mean.at(channel)) / deviation.at(channel);
            states[i] = Math.clamp(scaled, -limit, limit);
        }
    }
}
