package reins.app.widgets;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;

final class PlotTest {
    @Test
    void aSeriesKeepsItsWholeRunInBoundedMemory() {
        Series series = new Series();
        for (int i = 0; i < 100_000; i++) {
            series.add(i, i % 10);
        }
        assertTrue(series.size() <= 2048, "size " + series.size());
        assertTrue(series.x(0) < 100, "the beginning is still there");
        assertEquals(99_999, series.x(series.size() - 1), 100);
        assertEquals(9, series.latest());
        // Every bucket holds whole tens by now but for the first: 64 numbers, mean about 4.5.
        assertEquals(4.5, series.mean(series.size() / 2), 0.3);
        assertEquals(0, series.least(series.size() / 2));
        assertEquals(9, series.greatest(series.size() / 2));
    }

    @Test
    void aPointMayLieInABand() {
        Series series = new Series();
        series.add(1, 5, 3, 9);
        assertEquals(
                List.of(3.0, 5.0, 9.0),
                List.of(series.least(0), series.mean(0), series.greatest(0)));
    }

    @Test
    void numbersThatAreNotFiniteAreLeftOut() {
        Series series = new Series();
        series.add(1, Double.NaN);
        series.add(2, Double.POSITIVE_INFINITY);
        assertTrue(series.isEmpty());
    }

    @Test
    void theNearestBucketIsFound() {
        Series series = new Series();
        series.add(0, 1);
        series.add(10, 2);
        series.add(20, 3);
        assertEquals(0, series.nearest(-5));
        assertEquals(1, series.nearest(6));
        assertEquals(1, series.nearest(14));
        assertEquals(2, series.nearest(99));
    }

    @Test
    void ticksAreRoundNumbersWithinTheRange() {
        assertEquals("[0, 5, 10]", labels(Scale.NUMBER, 0, 11, 4));
        assertEquals("[−200, 0, 200]", labels(Scale.NUMBER, -300, 300, 4));
        assertEquals("[0.0, 0.1, 0.2]", labels(Scale.NUMBER, -0.01, 0.21, 3));
        assertEquals("[0 %, 50 %, 100 %]", labels(Scale.PERCENT, 0, 1, 2));
        assertEquals("[0:00, 0:30, 1:00, 1:30]", labels(Scale.CLOCK, 0, 100, 4));
        assertEquals("[0, 10k, 20k]", labels(Scale.COUNT, 0, 25_000, 3));
        assertEquals("[0.01, 0.1, 1, 10]", labels(Scale.LOGARITHM, 0.009, 12, 5));
    }

    private static String labels(Scale scale, double low, double high, int most) {
        return scale.ticks(low, high, most).stream().map(Scale.Tick::label).toList().toString();
    }

    @Test
    void nearlyEqualNumbersGetDifferentLabels() {
        Plot plot = new Plot("Return", "driven", Scale.CLOCK, Scale.NUMBER, "No episode yet");
        plot.add("return", Plot.Mark.LINE, 0, 9.99995);
        plot.add("return", Plot.Mark.LINE, 1, 10);
        PlotSpace space = PlotSpace.of(plot, plot.curves(), Optional.empty());
        // a thousandth of 10 around the middle, 9.999975: from 9.994975 to 10.004975
        assertEquals("[9.995, 10.000]", labels(Scale.NUMBER, space.yLow(), space.yHigh(), 3));
    }

    @Test
    void theMomentsOfManyPoliciesNeverBecomeABar() {
        Plot plot = new Plot("Return", "driven", Scale.CLOCK, Scale.NUMBER, "No episode yet");
        plot.add("return", Plot.Mark.LINE, 0, 1);
        plot.add("return", Plot.Mark.LINE, 720, 1);
        for (int version = 0; version < 442; version++) {
            plot.mark(720.0 * version / 442, "Policy " + version);
        }
        BufferedImage picture = new BufferedImage(240, 160, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = picture.createGraphics();
        PlotPainter.paint(graphics, plot, Palette.DARK, 240, 160);
        graphics.dispose();
        List<Integer> marks =
                IntStream.range(0, 240)
                        .filter(x ->
                                IntStream.range(0, 160)
                                        .anyMatch(
                                                y -> picture.getRGB(x, y) == Palette.DARK.moment()))
                        .boxed()
                        .toList();
        assertTrue(marks.size() > 20, "along the whole run, at " + marks);
        for (int i = 1; i < marks.size(); i++) {
            assertTrue(marks.get(i) - marks.get(i - 1) >= 6, "apart, at " + marks);
        }
    }

    @Test
    void aPlotOfManyPointsIsPaintedWithItsCurve() {
        Plot plot = new Plot("Loss", "updates", Scale.COUNT, Scale.LOGARITHM, "No training yet");
        assertEquals("Loss: No training yet", plot.summary());
        for (int i = 1; i < 50_000; i++) {
            plot.add("loss", Plot.Mark.LINE, i, 10.0 / i);
        }
        plot.mark(20_000, "Policy 1");
        assertTrue(plot.summary().startsWith("Loss: loss 2e−4"), plot.summary());
        BufferedImage picture = new BufferedImage(240, 160, BufferedImage.TYPE_INT_ARGB_PRE);
        Graphics2D graphics = picture.createGraphics();
        PlotPainter.paint(
                new PixelPen(graphics, Palette.DARK),
                plot,
                new Look(Optional.empty(), Optional.empty(), OptionalDouble.of(25_000), 0.05),
                240,
                160);
        graphics.dispose();
        Set<Integer> colours = new HashSet<>();
        for (int y = 0; y < 160; y++) {
            for (int x = 0; x < 240; x++) {
                colours.add(picture.getRGB(x, y));
            }
        }
        assertTrue(colours.contains(Palette.DARK.curve(0)), "the curve");
        assertTrue(colours.contains(Palette.DARK.moment()), "the policy's change");
    }
}
