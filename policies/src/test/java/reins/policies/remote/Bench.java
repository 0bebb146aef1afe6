package reins.policies.remote;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A small world to try remote policies in. Safe on every thread. */
final class Bench {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "bench",
                    "Bench",
                    List.of(unbounded("x"), unbounded("y"), unbounded("grip")),
                    List.of(new Camera("front", 4, 2), new Camera("hand", 2, 2)),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("gas", Unit.NONE, 0, 1),
                                    new Channel("wheel", Unit.NONE, -2, 2))),
                    List.of(unbounded("reward")),
                    0.1,
                    100);

    private Bench() {}

    private static Channel unbounded(String name) {
        return new Channel(name, Unit.NONE, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY);
    }

    /** An observation that {@code x} tells from others. */
    static Observation seen(float x) {
        byte[] front = new byte[3 * 4 * 2];
        for (int i = 0; i < front.length; i++) {
            front[i] = (byte) (10 * i);
        }
        return new Observation(
                Vec.of(x, 2, 3),
                List.of(
                        new Frame("front", 4, 2, Blob.of(front)),
                        new Frame("hand", 2, 2, Blob.of(new byte[12]))),
                List.of());
    }

    /** An answer whose steps are these rows. */
    static byte[] answer(float[]... rows) {
        float[] all = new float[rows.length * rows[0].length];
        for (int i = 0; i < all.length; i++) {
            all[i] = rows[i / rows[0].length][i % rows[0].length];
        }
        return answer(NumpyArray.ofFloats(all, rows.length, rows[0].length).packed());
    }

    static byte[] answer(Packed actions) {
        Map<Packed, Packed> fields = new LinkedHashMap<>();
        fields.put(new Packed.Text("actions"), actions);
        return Msgpack.write(new Packed.Fields(fields));
    }

    static Action controls(float gas, float wheel) {
        return new Action.Continuous(Vec.of(gas, wheel));
    }
}
