package reins.policies.nn;

import reins.core.fact.Channel;

import java.util.List;

/**
 * A world's controls as networks see them: in unit actions, in which −1 and 1 are a control's
 * bounds. Safe on every thread.
 */
public record Controls(List<Channel> channels) {
    public Controls {
        channels = List.copyOf(channels);
        for (Channel control : channels) {
            if (!Float.isFinite(control.high() - control.low())) {
                throw new IllegalArgumentException("control " + control + " has no bounds");
            }
        }
    }

    /** Numbers of an action, A. */
    public int size() {
        return channels.size();
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
