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
 * An arm of three joints with a gripper, seen from the side: it picks a block up from the table,
 * carries it and puts it down on a raised pad. Used by one thread at a time.
 *
 * <p>Observation, action, units: the channels of {@link #SPEC}; metres from the middle of the
 * table's top, y upwards; angles as in {@link ArmPose}. A joint's control is the speed it strives
 * to, as a share of its fastest; the gripper closes above 0 and opens below. No motion takes a part
 * of the arm through the table. A gripper that closes around the block holds it fast (the two are
 * welded together) until it opens.
 *
 * <p>Reward: how much more is done. Reaching the block from where it all began counts 1, holding it
 * 1, carrying it to the pad 3, the success 5; what is undone is taken back. A perfect episode earns
 * 10.
 *
 * <p>Start: block and pad anywhere on the table, at least a metre apart; the arm upright, bent
 * anyhow.
 *
 * <p>End: SUCCESS where the block rests on the pad and the gripper is open; FAILURE where it falls
 * off the table; CUT at the time limit.
 */
final class Arm implements Simulation {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "arm",
                    "Pick and place",
                    List.of(
                            new Channel("shoulder", Unit.RADIAN, -0.5f, 3.65f),
                            new Channel("elbow", Unit.RADIAN, -2.8f, 2.8f),
                            new Channel("wrist", Unit.RADIAN, -2.8f, 2.8f),
                            new Channel("shoulder speed", Unit.RADIAN_PER_SECOND, -1.5f, 1.5f),
                            new Channel("elbow speed", Unit.RADIAN_PER_SECOND, -2, 2),
                            new Channel("wrist speed", Unit.RADIAN_PER_SECOND, -2.5f, 2.5f),
                            new Channel("gripper opening", Unit.FRACTION, 0, 1),
                            new Channel("tip x", Unit.METRE, -3, 3),
                            new Channel("tip y", Unit.METRE, -1, 4),
                            new Channel("block x", Unit.METRE, -4, 4),
                            new Channel("block y", Unit.METRE, -2, 4),
                            new Channel(
                                    "block angle", Unit.RADIAN, (float) -Math.PI, (float) Math.PI),
                            new Channel("pad x", Unit.METRE, -3, 3),
                            new Channel("holding", Unit.FLAG, 0, 1)),
                    List.of(new Camera("fixed", 96, 96), new Camera("hand", 96, 96)),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("shoulder", Unit.FRACTION, -1, 1),
                                    new Channel("elbow", Unit.FRACTION, -1, 1),
                                    new Channel("wrist", Unit.FRACTION, -1, 1),
                                    new Channel("gripper", Unit.FRACTION, -1, 1))),
                    List.of(
                            new Channel(
                                    "reward",
                                    Unit.NONE,
                                    Float.NEGATIVE_INFINITY,
                                    Float.POSITIVE_INFINITY)),
                    0.05,
                    400);

    /** What is carried, and how it is seen. Safe on every thread. */
    record Config(
            @Setting(
                            value = "strongest gust on a block that is not held, in newtons",
                            is = "0",
                            low = 0,
                            high = 20)
                    double wind,
            @Setting(value = "friction of the block", is = "0.6", low = 0.05, high = 2)
                    double friction,
            @Setting(
                            value =
                                    "mass of the block, as a multiple of the usual; a heavier one"
                                            + " slows the arm",
                            is = "1",
                            low = 0.2,
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

    /** To the right turns with the clock, which is backwards; lower is where the gripper closes. */
    private static final Handling HANDLING =
            Handling.along(
                    new Handling.Drive(Axis.SIDEWAYS, 0, 0, 1, 0, -1),
                    new Handling.Drive(Axis.FORWARD, 0, 0, -1, 0, 1),
                    new Handling.Drive(Axis.TURN, 0, 0, 1, 0, -1),
                    new Handling.Drive(Axis.LIFT, 0, 0, 1, 0, -1));

    static final WorldType.Simulated<Config> TYPE =
            new WorldType.Simulated<>(
                            SPEC,
                            Settings.defaults(Config.class),
                            HANDLING,
                            config ->
                                    Sensors.over(
                                            new Arm(config),
                                            config.sensorNoise(),
                                            config.sensorDelay()))
                    .telling(Arm::verdict);

    private static final double NEAREST = 0.85;
    private static final double FURTHEST = 2.0;
    private static final double APART = 1.0;
    private static final double FALLEN = -0.6;

    private static final int REST_TICKS = 5;
    private static final double SUCCESS_REWARD = 5;

    private final Config config;
    private ArmJoints joints = new ArmJoints(Math.PI / 2, 0, 0, 1);
    private ArmBodies bodies;
    private ArmTask task;
    private double padX = 1.5;
    private double done;
    private double gust;
    private int rested;
    private int ticks;
    private boolean over = true;

    Arm(Config config) {
        this.config = config;
        bodies = bodies(-1.5);
        task = new ArmTask(joints, bodies, padX);
    }

    private ArmBodies bodies(double blockX) {
        return new ArmBodies(
                joints.pose(), joints.gap(), blockX, padX, config.friction(), config.mass());
    }

    private static String verdict(Step last) {
        Outcome outcome = last.outcome();
        return switch (outcome.ending()) {
            case SUCCESS -> outcome.reward().at(0) >= SUCCESS_REWARD ? "put in its place" : "";
            case FAILURE ->
                    outcome.observation().state().at(10) < FALLEN ? "dropped the block" : "";
            case CUT -> Physics.cut(SPEC, last);
            case NONE -> "";
        };
    }

    @Override
    public WorldSpec spec() {
        return SPEC;
    }

    @Override
    public Observation reset(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        double pad = place(random);
        double block = place(random);
        while (Math.abs(block - pad) < APART) {
            block = place(random);
        }
        gust = random.nextDouble(2 * Math.PI);
        double shoulder = Math.PI / 2 + random.nextDouble(-0.4, 0.4);
        double elbow = random.nextDouble(-1, 1);
        double wrist = random.nextDouble(-1, 1);
        return reset(shoulder, elbow, wrist, block, pad);
    }

    private static double place(RandomGenerator random) {
        double away = random.nextDouble(NEAREST, FURTHEST);
        return random.nextBoolean() ? away : -away;
    }

    Observation reset(double shoulder, double elbow, double wrist, double block, double pad) {
        joints = new ArmJoints(shoulder, elbow, wrist, config.mass());
        padX = pad;
        bodies = bodies(block);
        task = new ArmTask(joints, bodies, padX);
        done = task.done();
        rested = 0;
        ticks = 0;
        over = false;
        return observation();
    }

    @Override
    public Outcome step(Action action) {
        if (over) {
            throw new IllegalStateException("the episode is over; reset first");
        }
        Vec controls = action.asControls();
        if (controls.size() != SPEC.controls().size()) {
            throw new IllegalArgumentException(controls.size() + " controls instead of 4");
        }
        move(controls);
        ticks++;
        if (bodies.isExploded()) {
            over = true;
            return Physics.exploded(observation());
        }
        double before = done;
        done = task.done();
        double reward = done - before;
        rested = task.rests() ? rested + 1 : 0;
        Ending ending = Ending.NONE;
        if (rested >= REST_TICKS) {
            ending = Ending.SUCCESS;
            reward += SUCCESS_REWARD;
        } else if (bodies.blockY() < FALLEN) {
            ending = Ending.FAILURE;
        } else if (ticks >= SPEC.maxTicks()) {
            ending = Ending.CUT;
        }
        over = ending.isTerminal();
        return new Outcome(observation(), Vec.of((float) reward), ending);
    }

    private void move(Vec controls) {
        float[] wish = new float[controls.size()];
        for (int i = 0; i < wish.length; i++) {
            wish[i] = SPEC.controls().get(i).clamp(controls.at(i));
        }
        double seconds = SPEC.tickSeconds() / ArmJoints.STEPS;
        double moment = gust + 0.06 * ticks;
        double wind = config.wind() * Math.tanh(Math.sin(moment) + Math.sin(2.3 * moment));
        for (int i = 0; i < ArmJoints.STEPS; i++) {
            joints.move(wish, bodies.holds(), seconds);
            if (bodies.holds() && joints.isOpening(wish)) {
                bodies.release();
            } else if (!bodies.holds() && joints.closesAround(bodies, wish)) {
                bodies.grasp();
            }
            bodies.step(joints.pose(), joints.gap(), wind, seconds);
        }
    }

    /** Kept within the channels' bounds. */
    private Observation observation() {
        ArmPose pose = joints.pose();
        double angle = Math.IEEEremainder(bodies.block.getAngle(), 2 * Math.PI);
        double[] values = {
            joints.angle(0),
            joints.angle(1),
            joints.angle(2),
            joints.speed(0),
            joints.speed(1),
            joints.speed(2),
            joints.opening(),
            pose.tipX(),
            pose.tipY(),
            bodies.blockX(),
            bodies.blockY(),
            angle,
            padX,
            bodies.holds() ? 1 : 0
        };
        float[] state = new float[values.length];
        for (int i = 0; i < state.length; i++) {
            state[i] = SPEC.state().get(i).clamp((float) values[i]);
        }
        return Observation.of(Vec.of(state));
    }

    @Override
    public Scene scene() {
        return ArmScene.of(joints, bodies, padX);
    }

    @Override
    public Scene seen(Camera camera) {
        return camera.name().equals("hand") ? ArmScene.fromHand(scene(), joints.pose()) : scene();
    }

    @Override
    public void close() {}
}
