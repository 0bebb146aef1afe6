package reins.app.lab;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

import java.util.List;

final class EstimateTest {
    private static final double EXACT = 1e-12;

    @Test
    void theInterquartileMeanLeavesOutAQuarterAtEitherEnd() {
        // ⌊4/4⌋ = 1 is left out at either end: (1 + 2) / 2.
        assertEquals(1.5, Estimate.of(List.of(9.0, 2.0, 0.0, 1.0)).mean(), EXACT);
        // ⌊5/4⌋ = 1: (2 + 3 + 4) / 3.
        assertEquals(3, Estimate.of(List.of(1.0, 2.0, 3.0, 4.0, 100.0)).mean(), EXACT);
        // ⌊3/4⌋ = 0: the mean of all.
        assertEquals(2, Estimate.of(List.of(0.0, 0.0, 6.0)).mean(), EXACT);
    }

    @Test
    void theIntervalIsThatOfTheBootstrapsDistribution() {
        // Of n = 8 scores, seven 0 and one 8, a resample has k eights, k binomial (8, 1/8). With
        // two left out at either end its mean is 8·min(max(k − 2, 0), 4)/4.
        // P(k ≥ 3) = 6.7 % and P(k ≥ 4) = 1.1 %, so the 97.5th percentile is at k = 3: 8·1/4 = 2.
        Estimate estimate = Estimate.of(List.of(0.0, 0.0, 8.0, 0.0, 0.0, 0.0, 0.0, 0.0));
        assertEquals(8, estimate.runs());
        assertEquals(0, estimate.mean(), EXACT);
        assertEquals(0, estimate.low(), EXACT);
        assertEquals(2, estimate.high(), EXACT);
        // Of {0, 0, 6} the mean is 2k, k binomial (3, 1/3): P(0) = 29.6 %, P(3) = 3.7 %.
        estimate = Estimate.of(List.of(0.0, 0.0, 6.0));
        assertEquals(0, estimate.low(), EXACT);
        assertEquals(6, estimate.high(), EXACT);
    }

    @Test
    void aStratumIsDrawnFromByItself() {
        // Within each all are alike, so nothing varies; drawn from all four together, it would.
        Estimate estimate = Estimate.ofStrata(List.of(List.of(0.0, 0.0), List.of(1.0, 1.0)));
        assertEquals(new Estimate(4, 0.5, 0.5, 0.5), estimate);
    }

    @Test
    void theSameScoresGiveTheSameEstimateInAnyOrder() {
        assertEquals(
                Estimate.of(List.of(3.0, 1.0, 4.0, 1.5, 9.0)),
                Estimate.of(List.of(9.0, 1.5, 4.0, 1.0, 3.0)));
    }

    @Test
    void percentilesLieBetweenTheTwoNearest() {
        // Place 0.25·(3 − 1) = 0.5: halfway between 10 and 20.
        assertEquals(15, Estimate.percentile(new double[] {10, 20, 40}, 0.25), EXACT);
    }

    @Test
    void aCellOfATableHasNoMinusBeforeAZero() {
        assertEquals("0 [0, 3]", new Estimate(5, -0.2, -0.4, 3).text());
        assertEquals("62 [-10, 70]", new Estimate(5, 62.1, -10, 70).text());
    }

    @Test
    void nothingHasNoEstimate() {
        assertThrows(IllegalArgumentException.class, () -> Estimate.of(List.of()));
    }
}
