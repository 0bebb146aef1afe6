package reins.app.lab;

import reins.app.run.Driver;
import reins.core.fact.Ending;
import reins.core.fact.Outcome;
import reins.core.fact.WorldSpec;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.render.Filmed;

import java.util.List;
import java.util.SplittableRandom;

/** Measures how fast a world goes under random actions. Used by one thread. */
final class WorldBench {
    private static final double SECOND = 1e9;
    private static final double WARM_UP_SECONDS = 2;
    private static final double SECONDS = 4;

    /** Ticks between two looks at the clock. */
    private static final int CHUNK = 200;

    private final SplittableRandom random;

    private WorldBench(long seed) {
        random = new SplittableRandom(seed);
    }

    /** Ticks a second in every way that there is: without drawing, and with cameras. */
    static List<Figure> measure(WorldType.Simulated<?> type, long seed) {
        return type.spec().cameras().isEmpty()
                ? List.of(blind(type, seed))
                : List.of(blind(type, seed), filmed(type, seed));
    }

    /** Ticks a second without drawing. */
    static Figure blind(WorldType.Simulated<?> type, long seed) {
        try (World world = type.make()) {
            return new Figure(
                    type.id() + "TicksPerSecond",
                    type.id() + " without drawing",
                    new WorldBench(seed).ticksPerSecond(world),
                    "ticks/s");
        }
    }

    /** Ticks a second with every camera of a world that has some. */
    static Figure filmed(WorldType.Simulated<?> type, long seed) {
        int cameras = type.spec().cameras().size();
        try (World world = Filmed.over(type.make())) {
            return new Figure(
                    type.id() + "FilmedTicksPerSecond",
                    "%s with %d camera%s".formatted(type.id(), cameras, cameras == 1 ? "" : "s"),
                    new WorldBench(seed).ticksPerSecond(world),
                    "ticks/s");
        }
    }

    private double ticksPerSecond(World world) {
        world.reset(random.nextLong(Long.MAX_VALUE));
        drive(world, WARM_UP_SECONDS);
        return drive(world, SECONDS);
    }

    private double drive(World world, double seconds) {
        WorldSpec spec = world.spec();
        long ticks = 0;
        long begun = System.nanoTime();
        double passed = 0;
        while (passed < seconds) {
            for (int tick = 0; tick < CHUNK; tick++) {
                Outcome outcome = world.step(Driver.drawn(spec, random));
                if (outcome.ending() != Ending.NONE) {
                    world.reset(random.nextLong(Long.MAX_VALUE));
                }
            }
            ticks += CHUNK;
            passed = (System.nanoTime() - begun) / SECOND;
        }
        return ticks / passed;
    }
}
