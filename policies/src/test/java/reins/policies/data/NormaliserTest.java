package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.Vec;

import java.util.List;

class NormaliserTest {
    private static final List<Channel> STATE =
            List.of(
                    new Channel("bounded", Unit.NONE, 1, 7),
                    new Channel(
                            "free", Unit.NONE, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY));

    @Test
    void itBeginsWithTheBounds() {
        Normaliser normaliser = new Normaliser(STATE);
        assertEquals(Vec.of(4, 0), normaliser.mean());
        // Uniform over ±3: 3/√3; over ±1: 1/√3.
        assertEquals(1.7320508, normaliser.deviation().at(0), 1e-6);
        assertEquals(0.5773503, normaliser.deviation().at(1), 1e-6);
    }

    @Test
    void realObservationsOutweighTheBounds() {
        Normaliser normaliser = new Normaliser(STATE);
        for (int i = 0; i < 100_000; i++) {
            normaliser.add(Vec.of(2 + i % 2, 5));
        }
        // Numbers 2 and 3 in turn: mean 2.5, deviation 0.5. Always 5: 1 % of the range of 2.
        assertEquals(2.5, normaliser.mean().at(0), 1e-3);
        assertEquals(0.5, normaliser.deviation().at(0), 1e-3);
        assertEquals(5, normaliser.mean().at(1), 1e-3);
        assertEquals(0.05, normaliser.deviation().at(1), 1e-2);
    }

    @Test
    void itGoesOnFromWhatAnotherHadComeTo() {
        Normaliser first = new Normaliser(STATE);
        for (int i = 0; i < 100; i++) {
            first.add(Vec.of(i % 7, i % 3));
        }
        Normaliser second = new Normaliser(STATE);
        second.load(first.mean(), first.deviation(), first.count());
        assertEquals(first.mean(), second.mean());
        assertEquals(first.deviation(), second.deviation());
        assertEquals(110, second.count());
    }

    @Test
    void whatIsNotANumberIsRefused() {
        Normaliser normaliser = new Normaliser(STATE);
        assertThrows(ReinsException.class, () -> normaliser.add(Vec.of(Float.NaN, 0)));
    }
}
