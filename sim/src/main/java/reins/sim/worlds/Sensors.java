package reins.sim.worlds;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Scene;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Simulation;

import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A world seen through sensors that are noisy and late; the world itself, its rewards and its
 * endings stay as they are. Flags are seen as they are; what a camera sees is as late as the state,
 * and clear. Used by one thread at a time.
 */
final class Sensors implements Simulation {
    private final Simulation world;
    private final double noise;
    private final int delayTicks;
    private final ArrayDeque<Observation> late = new ArrayDeque<>();

    /** What each camera that was ever asked for saw since then, the latest last. */
    private final Map<Camera, ArrayDeque<Scene>> lateScenes = new HashMap<>();

    private RandomGenerator random = new SplittableRandom(0);

    private Sensors(Simulation world, double noise, int delayTicks) {
        this.world = world;
        this.noise = noise;
        this.delayTicks = delayTicks;
    }

    /**
     * @param noise standard deviation as a share of half each channel's range, from 0
     * @param delayTicks how late the state is seen, from 0
     */
    static Simulation over(Simulation world, double noise, int delayTicks) {
        return noise == 0 && delayTicks == 0 ? world : new Sensors(world, noise, delayTicks);
    }

    @Override
    public WorldSpec spec() {
        return world.spec();
    }

    @Override
    public Observation reset(long seed) {
        random = new SplittableRandom(~seed);
        late.clear();
        lateScenes.values().forEach(ArrayDeque::clear);
        return seen(world.reset(seed));
    }

    @Override
    public Outcome step(Action action) {
        Outcome outcome = world.step(action);
        return outcome.withObservation(seen(outcome.observation()));
    }

    private Observation seen(Observation real) {
        lateScenes.forEach((camera, scenes) -> keep(world.seen(camera), scenes));
        keep(new Observation(noisy(real.state()), real.frames(), real.tokens()), late);
        return late.getFirst();
    }

    private <T> void keep(T latest, ArrayDeque<T> queue) {
        queue.addLast(latest);
        while (queue.size() > 1 + delayTicks) {
            queue.removeFirst();
        }
    }

    private Vec noisy(Vec state) {
        if (noise == 0) {
            return state;
        }
        List<Channel> channels = spec().state();
        float[] values = new float[state.size()];
        for (int i = 0; i < values.length; i++) {
            Channel channel = channels.get(i);
            double half = ((double) channel.high() - channel.low()) / 2;
            boolean flag = channel.unit() == Unit.FLAG;
            double off = flag ? 0 : noise * half * random.nextGaussian();
            values[i] = channel.clamp((float) (state.at(i) + off));
        }
        return Vec.of(values);
    }

    @Override
    public Scene scene() {
        return world.scene();
    }

    @Override
    public Scene seen(Camera camera) {
        if (delayTicks == 0) {
            return world.seen(camera);
        }
        ArrayDeque<Scene> scenes = lateScenes.computeIfAbsent(camera, _ -> new ArrayDeque<>());
        if (scenes.isEmpty()) {
            keep(world.seen(camera), scenes);
        }
        return scenes.getFirst();
    }

    @Override
    public void close() {
        world.close();
    }
}
