package reins.sim.gym;

import reins.core.fact.Action;
import reins.core.fact.Vec;

/** The requests a bridge is asked, as the JSON behind their number. Safe on every thread. */
final class Asking {
    private static final long SEED_BITS = 0x7FFFFFFFL;

    private Asking() {}

    /** What a seed becomes: no environment takes more than 31 bits. */
    static long masked(long seed) {
        return seed & SEED_BITS;
    }

    static StringBuilder reset(long seed, boolean camera) {
        return new StringBuilder("\"op\":\"reset\",\"seed\":")
                .append(masked(seed))
                .append(",\"camera\":")
                .append(camera);
    }

    static StringBuilder step(Action action, boolean camera) {
        StringBuilder step = new StringBuilder("\"op\":\"step\",\"action\":");
        append(step, action);
        return step.append(",\"camera\":").append(camera);
    }

    static void append(StringBuilder json, Action action) {
        switch (action) {
            case Action.Token(int id) -> json.append('[').append(id).append(']');
            case Action.Continuous(Vec controls) -> {
                json.append('[');
                for (int i = 0; i < controls.size(); i++) {
                    if (i > 0) {
                        json.append(',');
                    }
                    // As a double each comes out as exactly the float it was.
                    json.append((double) controls.at(i));
                }
                json.append(']');
            }
        }
    }
}
