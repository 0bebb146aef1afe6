package reins.sim.worlds;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Scene;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.World;

import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A world seen through sensors that are noisy and late; it itself, its rewards and its endings are
 * as they were. Flags are seen as they are. Used by one thread at a time.
 */
final class Sensors implements World {
    private final World world;
    private final double noise;
    private final int delayTicks;
    private final ArrayDeque<Vec> late = new ArrayDeque<>();
    private RandomGenerator random = new SplittableRandom(0);

    private Sensors(World world, double noise, int delayTicks) {
        this.world = world;
        this.noise = noise;
        this.delayTicks = delayTicks;
    }

    /**
     * @param noise standard deviation as a share of half each channel's range, from 0
     * @param delayTicks how late the state is seen, from 0
     */
    static World over(World world, double noise, int delayTicks) {
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
        return seen(world.reset(seed));
    }

    @Override
    public Outcome step(Action action) {
        Outcome outcome = world.step(action);
        return new Outcome(seen(outcome.observation()), outcome.reward(), outcome.ending());
    }

    private Observation seen(Observation real) {
        late.addLast(noisy(real.state()));
        while (late.size() > 1 + delayTicks) {
            late.removeFirst();
        }
        return new Observation(late.getFirst(), real.frames(), real.tokens());
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
    public String trouble() {
        return world.trouble();
    }

    @Override
    public void close() {
        world.close();
    }
}
