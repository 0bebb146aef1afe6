package reins.policies.remote;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value of MessagePack, of the eight types that openpi's protocol uses. Safe on every thread. */
sealed interface Packed {
    enum Nil implements Packed {
        NIL
    }

    record Flag(boolean value) implements Packed {}

    record Whole(long value) implements Packed {}

    record Real(double value) implements Packed {}

    record Text(String value) implements Packed {}

    record Bytes(Blob value) implements Packed {}

    record Items(List<Packed> values) implements Packed {
        public Items {
            values = List.copyOf(values);
        }
    }

    /** A map, in its order. */
    record Fields(Map<Packed, Packed> values) implements Packed {
        public Fields {
            values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
        }

        /** What stands under a text. */
        Packed at(String key) {
            Packed value = values.get(new Text(key));
            if (value == null) {
                throw new ReinsException("'%s' is missing.".formatted(key));
            }
            return value;
        }
    }
}
