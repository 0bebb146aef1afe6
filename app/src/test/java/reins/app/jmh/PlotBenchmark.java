package reins.app.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import reins.app.widgets.Palette;
import reins.app.widgets.Plot;
import reins.app.widgets.PlotPainter;
import reins.app.widgets.Scale;

import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What it costs to paint a plot of one noisy curve, 600 by 340 pixels, by its points. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlotBenchmark {
    private static final int WIDTH = 600;
    private static final int HEIGHT = 340;

    @Param({"300", "10000", "1000000"})
    public int points = 300;

    private final Plot plot = new Plot("loss", "updates", Scale.COUNT, Scale.NUMBER, "");
    private final BufferedImage picture =
            new BufferedImage(WIDTH, HEIGHT, BufferedImage.TYPE_INT_ARGB_PRE);
    private final Graphics2D graphics = picture.createGraphics();

    @Setup
    public void record() {
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < points; i++) {
            plot.add("loss", Plot.Mark.LINE, i, Math.exp(-3.0 * i / points) + random.nextDouble());
        }
    }

    @Benchmark
    public BufferedImage paint() {
        PlotPainter.paint(graphics, plot, Palette.DARK, WIDTH, HEIGHT);
        return picture;
    }

    @TearDown
    public void close() {
        graphics.dispose();
    }
}
