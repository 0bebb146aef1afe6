package reins.sessions.format.lerobot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import reins.sessions.format.lerobot.Distribution.Summary;

import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;

/** How numbers are spread. */
final class DistributionTest {
    private final SplittableRandom random = new SplittableRandom(5);

    @Test
    void ofAnAttemptEveryFigureIsExact() {
        Distribution spread = new Distribution();
        for (int i = 100; i >= 0; i--) {
            spread.add(i);
        }
        spread.add(Double.NaN);
        Summary summary = spread.endAttempt();
        assertEquals(0, summary.min());
        assertEquals(100, summary.max());
        assertEquals(50, summary.mean());
        // The variance of 0 … n is n(n + 2) / 12, here 850.
        assertEquals(Math.sqrt(850), summary.deviation(), 1e-12);
        assertEquals(101, summary.count());
        assertEquals(List.of(1.0, 10.0, 50.0, 90.0, 99.0), summary.quantiles());
    }

    @Test
    void ofManyAttemptsQuantilesAreNearAndTheRestIsExact() {
        Distribution spread = new Distribution();
        double[] all = new double[50_000];
        for (int i = 0; i < all.length; i++) {
            all[i] = (float) (3 * random.nextGaussian() - 1);
            spread.add(all[i]);
            if (i % 700 == 0) {
                spread.endAttempt();
            }
        }
        spread.endAttempt();
        Summary summary = spread.whole();
        double mean = Arrays.stream(all).average().orElseThrow();
        double variance =
                Arrays.stream(all).map(x -> (x - mean) * (x - mean)).average().orElseThrow();
        assertEquals(mean, summary.mean(), 1e-9);
        assertEquals(Math.sqrt(variance), summary.deviation(), 1e-9);
        Arrays.sort(all);
        assertEquals(all[0], summary.min());
        assertEquals(all[all.length - 1], summary.max());
        for (int i = 0; i < Distribution.QUANTILES.size(); i++) {
            double exact = all[(int) (Distribution.QUANTILES.get(i) * (all.length - 1))];
            double told = summary.quantiles().get(i);
            assertTrue(Math.abs(told - exact) <= 0.008 * Math.abs(exact), told + " " + exact);
        }
    }

    @Test
    void nothingSpreadsByNothing() {
        assertEquals(Summary.NONE, new Distribution().endAttempt());
        assertEquals(Summary.NONE, new Distribution().whole());
    }
}
