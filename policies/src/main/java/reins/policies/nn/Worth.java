package reins.policies.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * How good an action is, as reference critics judge: the mean of several networks, plus the value
 * of the state itself where there is one. Safe on every thread.
 *
 * @param net {@code [N, S + A] → [N, 1]}, of scaled states and unit actions
 * @param members what the names of each such network's parameters begin with, 1 or more
 * @param ofState what scaled states are worth, where that is a part of its own
 * @param unit what one of the value's unit is in the networks' own, above 0
 */
public record Worth(
        Scaling scaling,
        Controls controls,
        Net net,
        List<String> members,
        Optional<OfState> ofState,
        float unit) {
    /**
     * What a state is worth whatever is done there. Safe on every thread.
     *
     * @param net {@code [N, S] → [N, 1]}, of scaled states
     * @param under what the names of its parameters begin with
     */
    public record OfState(Net net, String under) {}

    public Worth {
        members = List.copyOf(members);
        if (net.inputs() != scaling.size() + controls.size() || net.outputs() != 1) {
            throw new IllegalArgumentException(
                    "a network %d → %d for %d states and %d actions"
                            .formatted(
                                    net.inputs(), net.outputs(), scaling.size(), controls.size()));
        }
        if (ofState.isPresent() && ofState.get().net().inputs() != scaling.size()) {
            throw new IllegalArgumentException(
                    "a network of %d inputs for %d states"
                            .formatted(ofState.get().net().inputs(), scaling.size()));
        }
        if (!(unit > 0)) {
            throw new IllegalArgumentException("unit " + unit);
        }
    }

    /**
     * The value, {@code [N]}.
     *
     * @param observation raw states, {@code [N, S]}
     * @param action in the controls' units, {@code [N, A]}
     */
    <T> T of(Ops<T> ops, T observation, T action) {
        T state = scaling.apply(ops, observation);
        T x = ops.beside(state, controls.toUnit(ops, action));
        List<T> values = new ArrayList<>();
        for (String member : members) {
            values.add(net.through(ops, member, x));
        }
        T value = ops.mean(values);
        if (ofState.isPresent()) {
            value = ops.add(value, ofState.get().net().through(ops, ofState.get().under(), state));
        }
        return ops.sumOfColumns(ops.div(value, ops.constant(unit)));
    }
}
