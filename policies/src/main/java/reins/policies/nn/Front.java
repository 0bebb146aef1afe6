package reins.policies.nn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The part in front of a policy's network: the scaled state, the encoded pictures, or both side by
 * side. Safe on every thread.
 *
 * @param state how the state is scaled; empty where the policy does not see it
 * @param look how it sees pictures; empty where it does not
 */
public record Front(Optional<Scaling> state, Optional<Look> look) {
    /**
     * An encoder and the eye it sits behind. Safe on every thread.
     *
     * @param colours how red, green and blue, 0 to 255, are scaled
     * @param under what the names of the encoder's parameters begin with
     */
    public record Look(Eye eye, Scaling colours, Net encoder, String under) {}

    /**
     * What comes out.
     *
     * @param x what the network behind gets, {@code [N, outputs]}
     * @param memory the pictures to be remembered, where some are
     */
    record Seen<T>(T x, Optional<T> memory) {}

    public Front {
        if (state.isEmpty() && look.isEmpty()) {
            throw new IllegalArgumentException("a policy that sees nothing");
        }
    }

    /** A policy that sees the state. */
    public static Front of(Scaling scaling) {
        return new Front(Optional.of(scaling), Optional.empty());
    }

    /** Refuses a network that does not fit between this front and this many outputs. */
    void check(Net net, int outputs) {
        if (net.inputs() != outputs() || net.outputs() != outputs) {
            throw new IllegalArgumentException(
                    "a network %d → %d for %d numbers and %d outputs"
                            .formatted(net.inputs(), net.outputs(), outputs(), outputs));
        }
    }

    private int outputs() {
        return state.map(Scaling::size).orElse(0)
                + look.map(seen -> seen.encoder().outputs()).orElse(0);
    }

    <T> Seen<T> in(Ops<T> ops, Senses<T> senses) {
        if (look.isEmpty()) {
            return new Seen<>(state(ops, senses).orElseThrow(), Optional.empty());
        }
        Seen<T> seen = look(ops, senses, look.get());
        Optional<T> known = state(ops, senses);
        T x = known.map(scaled -> ops.beside(scaled, seen.x())).orElse(seen.x());
        return new Seen<>(x, seen.memory());
    }

    private <T> Optional<T> state(Ops<T> ops, Senses<T> senses) {
        return state.map(scaling -> scaling.apply(ops, senses.observation(scaling.size())));
    }

    private static <T> Seen<T> look(Ops<T> ops, Senses<T> senses, Look look) {
        Eye eye = look.eye();
        int size = eye.size();
        int kept = eye.remembered() * size;
        T now = ops.shrunk(senses.image(eye.camera()), eye.shrink());
        List<T> pictures = new ArrayList<>();
        Optional<T> next = Optional.empty();
        if (kept > 0) {
            T memory = senses.memory(kept);
            for (int from = 0; from < kept; from += eye.ticksBack() * size) {
                pictures.add(ops.columns(memory, from, from + size));
            }
            // The oldest is dropped; of a single one nothing is left to keep.
            next =
                    Optional.of(
                            kept == size ? now : ops.beside(ops.columns(memory, size, kept), now));
        }
        pictures.add(now);
        int planes = eye.inputs() / (eye.rows() * eye.columns());
        T apart = ops.apart(ops.beside(pictures), planes);
        T scaled = ops.together(look.colours().applyByPlane(ops, apart, planes));
        return new Seen<>(look.encoder().through(ops, look.under(), scaled), next);
    }
}
