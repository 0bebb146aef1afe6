package reins.sim.worlds;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Scene;
import reins.core.fact.Step;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Axis;
import reins.core.role.Handling;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.core.role.Simulation;
import reins.core.role.WorldType;

import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A round pusher that moves a T onto its target, by the rules and numbers of the Push-T benchmark
 * (Diffusion Policy, arxiv.org/abs/2303.04137; gym-pusht), so that its policies and its data fit.
 * Used by one thread at a time.
 *
 * <p>Observation, action, units: the channels of {@link #SPEC}, in pixels of a workspace of 512 by
 * 512; as in the benchmark <b>y points down</b>, and so does the picture. The action is the point
 * the pusher strives to, as a damped spring pulls it, 100 times a second.
 *
 * <p>Reward: the share of the target that the T covers, over the share that is enough; at most 1 a
 * tick.
 *
 * <p>Start: pusher and T anywhere, the T turned anyhow.
 *
 * <p>End: SUCCESS where the T covers 95 % of its target; CUT at the time limit.
 */
final class Pusht implements Simulation {
    private static final float SIZE = (float) PushtBodies.SIZE;

    static final WorldSpec SPEC =
            new WorldSpec(
                    "pusht",
                    "Push-T",
                    List.of(
                            new Channel("pusher x", Unit.PIXEL, 0, SIZE),
                            new Channel("pusher y", Unit.PIXEL, 0, SIZE),
                            new Channel("T x", Unit.PIXEL, 0, SIZE),
                            new Channel("T y", Unit.PIXEL, 0, SIZE),
                            new Channel("T angle", Unit.RADIAN, 0, (float) (2 * Math.PI))),
                    List.of(new Camera("top", 96, 96)),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("target x", Unit.PIXEL, 0, SIZE),
                                    new Channel("target y", Unit.PIXEL, 0, SIZE))),
                    List.of(new Channel("reward", Unit.NONE, 0, 1)),
                    0.1,
                    300);

    /** What is pushed, and how it is seen. Safe on every thread. */
    record Config(
            @Setting(
                            value = "fastest draught that moves the T, in pixels a second",
                            is = "0",
                            low = 0,
                            high = 100)
                    double wind,
            @Setting(
                            value = "friction between pusher and T; the benchmark has none",
                            is = "0",
                            low = 0,
                            high = 2)
                    double friction,
            @Setting(
                            value =
                                    "mass of the T, as a multiple of the usual; a heavier one slows"
                                            + " the pusher",
                            is = "1",
                            low = 1,
                            high = 5)
                    double mass,
            @Setting(
                            value = "noise of the sensors, as a share of half their range",
                            is = "0",
                            low = 0,
                            high = 0.5)
                    double sensorNoise,
            @Setting(value = "ticks by which the sensors are late", is = "0", low = 0, high = 25)
                    int sensorDelay) {}

    /** The pusher is told a place: a person leads it by some pixels from where it is. */
    private static final Handling HANDLING =
            Handling.along(
                            new Handling.Drive(Axis.SIDEWAYS, 0, 0, -45, 0, 45, 0),
                            new Handling.Drive(Axis.FORWARD, 0, 0, 45, 0, -45, 1))
                    .withLead(new Handling.Lead(90, 512));

    static final WorldType.Simulated<Config> TYPE =
            new WorldType.Simulated<>(
                            SPEC,
                            Settings.defaults(Config.class),
                            HANDLING,
                            config ->
                                    Sensors.over(
                                            new Pusht(config),
                                            config.sensorNoise(),
                                            config.sensorDelay()))
                    .telling(Pusht::verdict);

    /** The share of the target that is enough. */
    static final double ENOUGH = 0.95;

    private static final int STEPS = 10;

    private final Config config;
    private PushtBodies bodies = bodies(256, 400, new Tee.Pose(256, 300, 0), TYPE.defaults());
    private double draught;
    private double targetX;
    private double targetY;
    private int ticks;
    private boolean over = true;

    Pusht(Config config) {
        this.config = config;
    }

    private static String verdict(Step last) {
        return switch (last.outcome().ending()) {
            case CUT -> Physics.cut(SPEC, last);
            case SUCCESS, FAILURE, NONE -> "";
        };
    }

    @Override
    public WorldSpec spec() {
        return SPEC;
    }

    @Override
    public Observation reset(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double pusherX = random.nextInt(50, 450);
        double pusherY = random.nextInt(50, 450);
        double x = random.nextInt(100, 400);
        double y = random.nextInt(100, 400);
        double angle = random.nextGaussian() * 2 * Math.PI - Math.PI;
        draught = random.nextDouble(2 * Math.PI);
        // The benchmark lays the T down unturned, then turns it about the centre of its mass.
        double back = Tee.MASS_CENTRE;
        x += back * Math.sin(angle);
        y += back - back * Math.cos(angle);
        return reset(pusherX, pusherY, new Tee.Pose(x, y, angle));
    }

    Observation reset(double pusherX, double pusherY, Tee.Pose block) {
        bodies = bodies(pusherX, pusherY, block, config);
        // As in the benchmark: a T that lies on the pusher is moved aside.
        bodies.settle(0, 0);
        targetX = pusherX;
        targetY = pusherY;
        ticks = 0;
        over = false;
        return observation();
    }

    private static PushtBodies bodies(double x, double y, Tee.Pose block, Config config) {
        return new PushtBodies(x, y, block, config.friction(), config.mass());
    }

    @Override
    public Outcome step(Action action) {
        if (over) {
            throw new IllegalStateException("the episode is over; reset first");
        }
        Vec controls = action.asControls();
        if (controls.size() != 2) {
            throw new IllegalArgumentException(controls.size() + " controls instead of 2");
        }
        targetX = SPEC.controls().get(0).clamp(controls.at(0));
        targetY = SPEC.controls().get(1).clamp(controls.at(1));
        push();
        ticks++;
        if (bodies.isExploded()) {
            over = true;
            return Physics.exploded(observation());
        }
        double coverage = coverage();
        Ending ending = Ending.NONE;
        if (coverage >= ENOUGH) {
            ending = Ending.SUCCESS;
        } else if (ticks >= SPEC.maxTicks()) {
            ending = Ending.CUT;
        }
        over = ending.isTerminal();
        return new Outcome(
                observation(), Vec.of((float) Math.clamp(coverage / ENOUGH, 0, 1)), ending);
    }

    /** A tick of pushing; the draught turns and swells slowly. */
    private void push() {
        for (int i = 0; i < STEPS; i++) {
            double moment = draught + 0.02 * (ticks + (double) i / STEPS);
            double strength = config.wind() * Math.sin(3.1 * moment);
            bodies.step(targetX, targetY, strength * Math.cos(moment), strength * Math.sin(moment));
        }
    }

    double coverage() {
        return Tee.coverage(bodies.block(), Tee.GOAL);
    }

    /** Kept within the channels' bounds. */
    private Observation observation() {
        Tee.Pose block = bodies.block();
        double turn = 2 * Math.PI;
        double angle = block.angle() - turn * Math.floor(block.angle() / turn);
        return Observation.of(
                Vec.of(
                        bounded(0, bodies.pusherX()),
                        bounded(1, bodies.pusherY()),
                        bounded(2, block.x()),
                        bounded(3, block.y()),
                        bounded(4, angle)));
    }

    private static float bounded(int channel, double value) {
        return SPEC.state().get(channel).clamp((float) value);
    }

    @Override
    public Scene scene() {
        return PushtScene.of(bodies, targetX, targetY);
    }

    @Override
    public void close() {}
}
