package reins.app.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class SmoothedTest {
    private final Series series = new Series();

    @Test
    void theWeightOfANumberHalvesWithEveryHalfLife() {
        series.add(0, 0);
        series.add(1, 1);
        series.add(2, 2);
        series.add(4, 0);
        Smoothed smoothed = Smoothed.of(series, 1);
        assertEquals(0, smoothed.at(0), 1e-12);
        assertEquals((0 + 1) / 1.5, smoothed.at(1), 1e-12);
        // 0, 1 and 2 with the weights 1/4, 1/2 and 1
        assertEquals(2.5 / 1.75, smoothed.at(2), 1e-12);
        // two half-lives on: 2.5 and 1.75 have become a quarter
        assertEquals(0.625 / 1.4375, smoothed.at(3), 1e-12);
    }

    @Test
    void itIsNotLowerAtItsBeginning() {
        for (int i = 0; i < 50; i++) {
            series.add(i, 7);
        }
        Smoothed smoothed = Smoothed.of(series, 100);
        assertEquals(7, smoothed.at(0), 1e-12);
        assertEquals(7, smoothed.at(49), 1e-12);
    }

    @Test
    void itHardlyChangesWhereNeighboursAreMerged() {
        for (int i = 0; i < 2048; i++) {
            series.add(i, i % 2);
        }
        double before = Smoothed.of(series, 200).at(2047);
        series.add(2048, 0); // from here on two neighbours are one
        assertEquals(1025, series.size());
        assertEquals(before, Smoothed.of(series, 200).at(1023), 0.005);
    }
}
