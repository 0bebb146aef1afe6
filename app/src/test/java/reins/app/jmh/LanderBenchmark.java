package reins.app.jmh;

import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;
import reins.core.role.World;
import reins.sim.render.SceneRenderer;
import reins.sim.worlds.Worlds;

import java.awt.image.BufferedImage;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What a tick of the lander costs, and a picture of it. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class LanderBenchmark {
    private final World world = Worlds.simulated("lander").make();
    private final SplittableRandom random = new SplittableRandom(1);
    private final SceneRenderer renderer = new SceneRenderer();
    private final BufferedImage picture =
            new BufferedImage(900, 600, BufferedImage.TYPE_INT_ARGB_PRE);
    private boolean over = true;

    @Benchmark
    public Outcome tick() {
        if (over) {
            world.reset(random.nextLong(Long.MAX_VALUE));
        }
        float main = random.nextFloat(-1, 1);
        float side = random.nextFloat(-1, 1);
        Outcome outcome = world.step(new Action.Continuous(Vec.of(main, side)));
        over = outcome.ending() != Ending.NONE;
        return outcome;
    }

    @Benchmark
    public BufferedImage tickAndPicture() {
        tick();
        renderer.paint(world.scene(), picture);
        return picture;
    }

    @TearDown
    public void close() {
        world.close();
    }
}
