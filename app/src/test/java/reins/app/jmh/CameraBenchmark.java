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

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;
import reins.core.role.Simulation;
import reins.sim.render.Filmed;
import reins.sim.render.SceneRenderer;
import reins.sim.worlds.Worlds;

import java.awt.image.BufferedImage;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;

/** What a tick costs without a camera, with frames of every one, and with Java2D's instead. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CameraBenchmark {
    @Param({"lander", "pusht", "walker", "racer", "arm"})
    public String id = "";

    private final SplittableRandom random = new SplittableRandom(1);
    private final Map<Camera, BufferedImage> pictures = new LinkedHashMap<>();
    private final SceneRenderer renderer = new SceneRenderer();
    private Simulation world = Worlds.simulated("lander").make();
    private Simulation filmed = world;
    private boolean over = true;

    @Setup
    public void make() {
        world = Worlds.simulated(id).make();
        filmed = Filmed.over(world);
        for (Camera camera : world.spec().cameras()) {
            pictures.put(
                    camera,
                    new BufferedImage(camera.width(), camera.height(), BufferedImage.TYPE_INT_RGB));
        }
    }

    private Outcome tick(Simulation driven) {
        if (over) {
            driven.reset(random.nextLong(Long.MAX_VALUE));
        }
        float[] wish = new float[driven.spec().controls().size()];
        for (int i = 0; i < wish.length; i++) {
            Channel control = driven.spec().controls().get(i);
            wish[i] = random.nextFloat(control.low(), control.high());
        }
        Outcome outcome = driven.step(new Action.Continuous(Vec.of(wish)));
        over = outcome.ending() != Ending.NONE;
        return outcome;
    }

    @Benchmark
    public Outcome without() {
        return tick(world);
    }

    @Benchmark
    public Outcome frames() {
        return tick(filmed);
    }

    @Benchmark
    public Outcome java2d() {
        Outcome outcome = tick(world);
        pictures.forEach((camera, picture) -> renderer.paint(world.seen(camera), picture));
        return outcome;
    }

    @TearDown
    public void close() {
        world.close();
    }
}
