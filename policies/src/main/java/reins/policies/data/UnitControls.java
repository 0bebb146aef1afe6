package reins.policies.data;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;

/**
 * A world's controls moved into [−1, 1], where learners think: a bound is −1 or 1. Safe on every
 * thread.
 */
public record UnitControls(List<Channel> channels) {
    public UnitControls {
        channels = List.copyOf(channels);
    }

    /**
     * @throws ReinsException where the world is not steered by bounded controls
     */
    public static UnitControls of(WorldSpec spec) {
        if (spec.controls().isEmpty()) {
            throw new ReinsException(
                    "World '%s' is steered by words, which this learner cannot learn; drive it and record, or choose another world."
                            .formatted(spec.id()));
        }
        for (Channel channel : spec.controls()) {
            if (!Float.isFinite(channel.low()) || !Float.isFinite(channel.high())) {
                throw new ReinsException(
                        "Control '%s' of world '%s' has no bounds; learners need both."
                                .formatted(channel.name(), spec.id()));
            }
        }
        return new UnitControls(spec.controls());
    }

    public int size() {
        return channels.size();
    }

    /** {@code [A]} in the controls' bounds to {@code [A]} in [−1, 1]. */
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
}
