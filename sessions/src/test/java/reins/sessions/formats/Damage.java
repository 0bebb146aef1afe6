package reins.sessions.formats;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

import java.util.Arrays;
import java.util.List;

/** What happens to a file's bytes on their way, wherever it strikes. */
sealed interface Damage extends Change {
    /** Some of the many ways, fitting a file of this length; the smallest first. */
    static Arbitrary<Change> of(int length) {
        Arbitrary<Change> behind = Arbitraries.integers().between(1, 64).map(Behind::new);
        if (length == 0) {
            return behind;
        }
        Arbitrary<Integer> places = Arbitraries.integers().between(0, length - 1);
        Arbitrary<Byte> values = Arbitraries.bytes();
        return Arbitraries.oneOf(
                Combinators.combine(places, values)
                        .as(Spot::new)
                        .list()
                        .ofMinSize(1)
                        .ofMaxSize(4)
                        .map(Spots::new),
                Combinators.combine(
                                places,
                                Arbitraries.integers().between(1, 8),
                                Arbitraries.of((byte) 0, (byte) 0xff))
                        .as(Filled::new),
                places.map(Cut::new),
                behind);
    }

    /** Nothing is left from there on. */
    record Cut(int length) implements Damage {
        @Override
        public byte[] apply(byte[] whole) {
            return Arrays.copyOf(whole, length);
        }
    }

    /** Zeros behind the end. */
    record Behind(int zeros) implements Damage {
        @Override
        public byte[] apply(byte[] whole) {
            return Arrays.copyOf(whole, whole.length + zeros);
        }
    }

    /** One value where there is another. */
    record Spot(int place, byte value) {}

    /** Some values are others. */
    record Spots(List<Spot> spots) implements Damage {
        @Override
        public byte[] apply(byte[] whole) {
            byte[] damaged = whole.clone();
            spots.forEach(spot -> damaged[spot.place] = spot.value);
            return damaged;
        }
    }

    /** One value in a row, as long as the file reaches. */
    record Filled(int place, int count, byte value) implements Damage {
        @Override
        public byte[] apply(byte[] whole) {
            byte[] damaged = whole.clone();
            Arrays.fill(damaged, place, Math.min(whole.length, place + count), value);
            return damaged;
        }
    }
}
