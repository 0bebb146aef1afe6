package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.core.fact.Vec;

import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

class ReplayTest {
    @Test
    void aFullReplayForgetsTheOldestRows() {
        Replay replay = new Replay(3, List.of(1));
        for (int i = 0; i < 5; i++) {
            replay.add(Vec.of(i));
        }
        assertEquals(3, replay.size());
        assertEquals(Set.of(2f, 3f, 4f), drawn(replay));
    }

    @Test
    void itGrowsToItsCapacityWithoutLosingRows() {
        Replay replay = new Replay(3000, List.of(1));
        for (int i = 0; i < 3000; i++) {
            replay.add(Vec.of(i));
        }
        assertEquals(3000, replay.size());
        // The chance that one row is missed by 64,000 draws is 3000·(1 − 1/3000)^64000 < 2e-6.
        assertEquals(3000, drawn(replay).size());
    }

    @Test
    void theColumnsOfARowStayTogether() {
        Replay replay = new Replay(100, List.of(2, 1));
        for (int i = 0; i < 100; i++) {
            replay.add(Vec.of(i, i + 0.25f), Vec.of(-i));
        }
        Batch batch = replay.batch(16);
        replay.sample(new SplittableRandom(1), batch, 0, 16);
        for (int row = 0; row < batch.rows(); row++) {
            float first = batch.column(0).get(2 * row);
            assertEquals(first + 0.25f, batch.column(0).get(2 * row + 1));
            assertEquals(-first, batch.column(1).get(row));
        }
    }

    @Test
    void twoReplaysShareABatch() {
        Replay ones = new Replay(10, List.of(1));
        Replay twos = new Replay(10, List.of(1));
        ones.add(Vec.of(1f));
        twos.add(Vec.of(2f));
        Batch batch = ones.batch(4);
        ones.sample(new SplittableRandom(1), batch, 0, 2);
        twos.sample(new SplittableRandom(1), batch, 2, 4);
        float[] numbers = new float[4];
        batch.column(0).get(numbers);
        assertEquals(Vec.of(1, 1, 2, 2), Vec.of(numbers));
    }

    @Test
    void wrongRowsAreRefused() {
        Replay replay = new Replay(10, List.of(2));
        assertThrows(IllegalArgumentException.class, () -> replay.add(Vec.of(1f)));
        assertThrows(IllegalArgumentException.class, () -> replay.add(Vec.of(1, 2), Vec.of(1f)));
        Batch batch = replay.batch(1);
        assertThrows(
                IllegalStateException.class,
                () -> replay.sample(new SplittableRandom(1), batch, 0, 1));
    }

    private static Set<Float> drawn(Replay replay) {
        Batch batch = replay.batch(64);
        Set<Float> drawn = new TreeSet<>();
        SplittableRandom random = new SplittableRandom(7);
        for (int i = 0; i < 1000; i++) {
            replay.sample(random, batch, 0, batch.rows());
            for (int row = 0; row < batch.rows(); row++) {
                drawn.add(batch.column(0).get(row));
            }
        }
        assertTrue(drawn.size() <= replay.size());
        return drawn;
    }
}
