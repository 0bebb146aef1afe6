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
import reins.core.role.Handling;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.core.role.Simulation;
import reins.core.role.WorldType;
import reins.sim.physics.Body;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A two-legged walker with four driven joints on slightly uneven ground, by the rules and numbers
 * of Gymnasium's BipedalWalker-v3 (gymnasium.farama.org), so that a policy taught here walks there;
 * in still air by default. Used by one thread at a time.
 *
 * <p>Observation, action, units: the channels of {@link #SPEC}. Speeds of the hull are scaled by 25
 * rad/s, 8.33 m/s and 12.5 m/s, those of hips and knees by 4 and 6 rad/s; a knee's angle is counted
 * from one radian bent; a beam's length is a share of its range of 5.33 m. A control's sign is the
 * way a joint turns, its size the share of its torque.
 *
 * <p>Reward: 4.33 for a metre ahead, less 5 for a radian of tilt and 0.028 for every tick of a
 * joint's full torque; -100 for a fall. Nearly 350 is there to be had, and a good walker gets 300.
 *
 * <p>Start: upright in the middle of a level stretch, with a random push.
 *
 * <p>End: SUCCESS at the end of the course; FAILURE where the hull touches the ground or leaves the
 * course at its beginning; CUT at the time limit.
 */
final class Walker implements Simulation {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "walker",
                    "Two-legged walker",
                    channels(),
                    List.of(new Camera("side", 96, 96)),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("left hip", Unit.FRACTION, -1, 1),
                                    new Channel("left knee", Unit.FRACTION, -1, 1),
                                    new Channel("right hip", Unit.FRACTION, -1, 1),
                                    new Channel("right knee", Unit.FRACTION, -1, 1))),
                    List.of(
                            new Channel(
                                    "reward",
                                    Unit.NONE,
                                    Float.NEGATIVE_INFINITY,
                                    Float.POSITIVE_INFINITY)),
                    0.02,
                    1600);

    /** What it is walked in. Safe on every thread. */
    record Config(
            @Setting(
                            value = "strongest gust, in newtons; 5 is strong",
                            is = "0",
                            low = 0,
                            high = 20)
                    double wind,
            @Setting(value = "friction of the ground", is = "2.5", low = 0, high = 5)
                    double friction,
            @Setting(
                            value = "mass of the walker, as a multiple of the usual",
                            is = "1",
                            low = 0.5,
                            high = 2)
                    double mass,
            @Setting(
                            value = "noise of the sensors, as a share of half their range",
                            is = "0",
                            low = 0,
                            high = 0.5)
                    double sensorNoise,
            @Setting(value = "ticks by which the sensors are late", is = "0", low = 0, high = 25)
                    int sensorDelay) {}

    /** The joints in order along the axes in order. */
    private static final Handling HANDLING = Handling.inOrder(SPEC);

    static final WorldType.Simulated<Config> TYPE =
            new WorldType.Simulated<>(
                            SPEC,
                            Settings.defaults(Config.class),
                            HANDLING,
                            config ->
                                    Sensors.over(
                                            new Walker(config),
                                            config.sensorNoise(),
                                            config.sensorDelay()))
                    .telling(Walker::verdict);

    /** Where the course ends, in metres. */
    static final double FINISH = (WalkerGround.POINTS - 10) * WalkerGround.STEP;

    private static final double TORQUE_COST = 0.028;

    private final Config config;
    private final Optional<Wind> wind;
    private final float[] seen = new float[SPEC.state().size()];
    private WalkerGround ground = WalkerGround.level();
    private WalkerBodies bodies = new WalkerBodies(ground, 0, 2.5, 1);
    private WalkerScene look = new WalkerScene(ground);
    private double shaping;
    private int ticks;
    private boolean over = true;

    Walker(Config config) {
        this.config = config;
        wind = config.wind() == 0 ? Optional.empty() : Optional.of(new Wind(config.wind(), 0));
    }

    private static List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        channels.add(new Channel("tilt", Unit.RADIAN, (float) -Math.PI, (float) Math.PI));
        channels.add(new Channel("turning", Unit.FRACTION, -1, 1));
        channels.add(new Channel("speed x", Unit.FRACTION, -1, 1));
        channels.add(new Channel("speed y", Unit.FRACTION, -1, 1));
        for (String leg : List.of("left", "right")) {
            for (String joint : List.of(leg + " hip", leg + " knee")) {
                channels.add(new Channel(joint, Unit.RADIAN, (float) -Math.PI, (float) Math.PI));
                channels.add(new Channel(joint + " speed", Unit.FRACTION, -5, 5));
            }
            channels.add(new Channel(leg + " foot", Unit.FLAG, 0, 1));
        }
        for (int i = 0; i < WalkerGround.BEAMS; i++) {
            channels.add(new Channel("beam " + (i + 1), Unit.FRACTION, 0, 1));
        }
        return channels;
    }

    private static String verdict(Step last) {
        return Physics.verdict(SPEC, last, "fallen");
    }

    @Override
    public WorldSpec spec() {
        return SPEC;
    }

    @Override
    public Observation reset(long seed) {
        return reset(new SplittableRandom(seed));
    }

    /** The order of the draws is Gymnasium's, so that a test can feed both the same numbers. */
    Observation reset(RandomGenerator random) {
        ground = WalkerGround.random(random);
        double push = random.nextDouble(-5, 5);
        bodies = new WalkerBodies(ground, push, config.friction(), config.mass());
        wind.ifPresent(air -> air.begin(random));
        look = new WalkerScene(ground);
        bodies.limbs.forEach(limb -> limb.drive(0));
        bodies.tick();
        shaping = shaping();
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
        wind.ifPresent(air -> air.blow(bodies.hull));
        double effort = 0;
        for (int i = 0; i < controls.size(); i++) {
            float control = SPEC.controls().get(i).clamp(controls.at(i));
            bodies.limbs.get(i).drive(control);
            effort += Math.abs(control);
        }
        bodies.tick();
        ticks++;
        if (bodies.isExploded()) {
            over = true;
            return Physics.exploded(observation());
        }
        double before = shaping;
        shaping = shaping();
        double reward = shaping - before - TORQUE_COST * effort;
        Ending ending = Ending.NONE;
        double x = bodies.hull.x();
        if (bodies.hullTouched() || x < 0) {
            ending = Ending.FAILURE;
            reward = -100;
        } else if (x > FINISH) {
            ending = Ending.SUCCESS;
        } else if (ticks >= SPEC.maxTicks()) {
            ending = Ending.CUT;
        }
        over = ending.isTerminal();
        return new Outcome(observation(), Vec.of((float) reward), ending);
    }

    private double shaping() {
        return 130 * bodies.hull.x() / WalkerBodies.SCALE - 5 * Math.abs(bodies.hull.angle());
    }

    /** Kept within the channels' bounds; the reward is computed from the true state. */
    private Observation observation() {
        Body hull = bodies.hull;
        see(0, bodies.hull.angle());
        see(1, 2 * bodies.hull.turning() / 50);
        see(2, 0.3 * hull.speedX() * (600 / WalkerBodies.SCALE) / 50);
        see(3, 0.3 * hull.speedY() * (400 / WalkerBodies.SCALE) / 50);
        see(4, bodies.leftThigh.angle());
        see(5, bodies.leftThigh.speed());
        see(6, bodies.leftShin.angle() + 1);
        see(7, bodies.leftShin.speed());
        see(8, bodies.leftTouches() ? 1 : 0);
        see(9, bodies.rightThigh.angle());
        see(10, bodies.rightThigh.speed());
        see(11, bodies.rightShin.angle() + 1);
        see(12, bodies.rightShin.speed());
        see(13, bodies.rightTouches() ? 1 : 0);
        for (int beam = 0; beam < WalkerGround.BEAMS; beam++) {
            see(14 + beam, ground.seen(beam, hull.x(), hull.y()));
        }
        return Observation.of(Vec.of(seen));
    }

    private void see(int channel, double value) {
        seen[channel] = SPEC.state().get(channel).clamp((float) value);
    }

    @Override
    public Scene scene() {
        return look.of(bodies);
    }

    @Override
    public void close() {}
}
