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
 * A moon lander with a main engine and two side engines, by the rules and numbers of Gymnasium's
 * LunarLander-v3 with continuous actions (gymnasium.farama.org), so that a policy taught here flies
 * there; in still air by default. Used by one thread at a time.
 *
 * <p>Observation, action, units: the channels of {@link #SPEC}. Positions and speeds are scaled: x
 * by 10 m, y above the pad by 6.67 m, speeds by 5 m/s and 7.5 m/s, turning by 2.5 rad/s. The main
 * engine is off at 0 or less and gives half to full thrust above; a side engine fires beyond 0.5 to
 * either side. Every burn is a little off, at random.
 *
 * <p>Reward: how much nearer, slower, more upright and better grounded the craft became, less the
 * fuel; at the end +100 for having come to rest, -100 for a crash.
 *
 * <p>Start: at the top, in the middle, with a random push, over random ground with a level pad.
 *
 * <p>End: SUCCESS at rest between the flags; FAILURE where the hull touches the ground, the craft
 * leaves to the side or rests beyond the flags; CUT at the time limit.
 */
final class Lander implements Simulation {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "lander",
                    "Moon lander",
                    List.of(
                            new Channel("x", Unit.FRACTION, -2.5f, 2.5f),
                            new Channel("y", Unit.FRACTION, -2.5f, 2.5f),
                            new Channel("speed x", Unit.FRACTION, -10, 10),
                            new Channel("speed y", Unit.FRACTION, -10, 10),
                            new Channel(
                                    "tilt",
                                    Unit.RADIAN,
                                    (float) (-2 * Math.PI),
                                    (float) (2 * Math.PI)),
                            new Channel("turning", Unit.FRACTION, -10, 10),
                            new Channel("right leg", Unit.FLAG, 0, 1),
                            new Channel("left leg", Unit.FLAG, 0, 1)),
                    List.of(new Camera("outside", 96, 96)),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("main engine", Unit.FRACTION, -1, 1),
                                    new Channel("side engines", Unit.FRACTION, -1, 1))),
                    List.of(
                            new Channel(
                                    "reward",
                                    Unit.NONE,
                                    Float.NEGATIVE_INFINITY,
                                    Float.POSITIVE_INFINITY)),
                    0.02,
                    1000);

    /** What it flies in. Safe on every thread. */
    record Config(
            @Setting(
                            value = "strongest gust, in newtons; 15 is usual",
                            is = "0",
                            low = 0,
                            high = 20)
                    double wind,
            @Setting(
                            value = "strongest turn by a gust, in newton metres; 1.5 is usual",
                            is = "0",
                            low = 0,
                            high = 2)
                    double turbulence,
            @Setting(value = "friction of the ground", is = "0.1", low = 0, high = 2)
                    double friction,
            @Setting(
                            value = "mass of the craft, as a multiple of the usual",
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

    /**
     * The main engine is off up to 0 and the side engines up to 0.5 either way; the stick's whole
     * way lies where the engines work.
     */
    private static final Handling HANDLING =
            Handling.along(
                    new Handling.Drive(Axis.FORWARD, -1, -1, -1, 0, 1),
                    new Handling.Drive(Axis.SIDEWAYS, 0, -0.5f, -1, 0.5f, 1));

    static final WorldType.Simulated<Config> TYPE =
            new WorldType.Simulated<>(
                            SPEC,
                            Settings.defaults(Config.class),
                            HANDLING,
                            config ->
                                    Sensors.over(
                                            new Lander(config),
                                            config.sensorNoise(),
                                            config.sensorDelay()))
                    .telling(Lander::verdict);

    /** How far to either side of the middle the flags stand, in the observation's units. */
    static final double PAD_HALF_WIDTH = 0.2;

    private static final int CHUNKS = 11;
    private static final double PUSH_NEWTON = 1000;
    private static final double HALF_WIDTH = LanderBodies.WIDTH / 2;
    private static final double HALF_HEIGHT = LanderBodies.HEIGHT / 2;
    private static final double SPREAD = 1 / LanderBodies.SCALE;
    private static final double MAIN_POWER = 13;
    private static final double MAIN_DROP = 4 / LanderBodies.SCALE;
    private static final double SIDE_POWER = 0.6;
    private static final double SIDE_AWAY = 12 / LanderBodies.SCALE;

    /**
     * Where the side engines' push takes hold. Gymnasium has these two numbers differ, which makes
     * the turning they cause depend on the tilt; a policy has to meet the same here.
     */
    private static final double SIDE_RISE_X = 17 / LanderBodies.SCALE;

    private static final double SIDE_RISE_Y = 14 / LanderBodies.SCALE;

    private final Config config;
    private final Optional<Wind> wind;
    private RandomGenerator random = new SplittableRandom(0);
    private LanderBodies bodies = new LanderBodies(new double[CHUNKS], 0, 0, 0.1, 1);
    private Exhaust exhaust = new Exhaust();
    private LanderScene look = new LanderScene(new double[CHUNKS]);
    private double shaping;
    private int ticks;
    private boolean over = true;

    Lander(Config config) {
        this.config = config;
        boolean still = config.wind() == 0 && config.turbulence() == 0;
        wind = still ? Optional.empty() : Optional.of(new Wind(config.wind(), config.turbulence()));
    }

    /** What a crash at this speed downwards would have been anyway, in the observation's units. */
    private static final double FAST = 0.5;

    /** A craft that leans further than this has not come down on its legs, in radians. */
    private static final double LEANS = 0.4;

    private static String verdict(Step last) {
        Vec before = last.observation().state();
        Vec after = last.outcome().observation().state();
        boolean stands = after.at(6) > 0.5 && after.at(7) > 0.5;
        boolean byItself = Math.abs(last.outcome().reward().at(0)) == 100;
        return switch (last.outcome().ending()) {
            case SUCCESS -> stands && byItself ? "landed" : "";
            case FAILURE -> byItself ? failure(before, after, last.outcome()) : "";
            case CUT -> Physics.cut(SPEC, last);
            case NONE -> "";
        };
    }

    private static String failure(Vec before, Vec after, Outcome outcome) {
        if (outcome.reward().at(0) > 0) {
            return "landed beside the pad";
        }
        if (Math.abs(after.at(0)) >= 1) {
            return "gone out of sight";
        }
        double speed = Math.hypot(before.at(2), before.at(3));
        if (speed > FAST) {
            return "crashed: too fast";
        }
        return Math.abs(before.at(4)) > LEANS ? "crashed: tilted" : "crashed";
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
    Observation reset(RandomGenerator source) {
        random = source;
        double[] ground = ground(source);
        double pushX = source.nextDouble(-PUSH_NEWTON, PUSH_NEWTON);
        double pushY = source.nextDouble(-PUSH_NEWTON, PUSH_NEWTON);
        bodies = new LanderBodies(ground, pushX, pushY, config.friction(), config.mass());
        wind.ifPresent(air -> air.begin(source));
        exhaust = new Exhaust();
        look = new LanderScene(ground);
        advance(0, 0);
        shaping = shaping();
        ticks = 0;
        over = false;
        return observation();
    }

    private static double[] ground(RandomGenerator source) {
        double[] raw = new double[CHUNKS + 1];
        for (int i = 0; i < raw.length; i++) {
            raw[i] = source.nextDouble(0, HALF_HEIGHT);
        }
        for (int i = CHUNKS / 2 - 2; i <= CHUNKS / 2 + 2; i++) {
            raw[i] = LanderBodies.PAD;
        }
        double[] smooth = new double[CHUNKS];
        for (int i = 0; i < CHUNKS; i++) {
            double before = raw[i == 0 ? CHUNKS : i - 1];
            smooth[i] = 0.33 * (before + raw[i] + raw[i + 1]);
        }
        return smooth;
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
        double fuel =
                advance(
                        SPEC.controls().get(0).clamp(controls.at(0)),
                        SPEC.controls().get(1).clamp(controls.at(1)));
        double before = shaping;
        shaping = shaping();
        double reward = shaping - before - fuel;
        ticks++;
        Ending ending = Ending.NONE;
        if (bodies.isExploded()) {
            over = true;
            return Physics.exploded(observation());
        }
        if (bodies.hullTouched() || Math.abs(x()) >= 1) {
            ending = Ending.FAILURE;
            reward = -100;
        } else if (bodies.isAtRest()) {
            ending = Math.abs(x()) <= PAD_HALF_WIDTH ? Ending.SUCCESS : Ending.FAILURE;
            reward = 100;
        } else if (ticks >= SPEC.maxTicks()) {
            ending = Ending.CUT;
        }
        over = ending.isTerminal();
        return new Outcome(observation(), Vec.of((float) reward), ending);
    }

    /**
     * Burns and moves on by a tick.
     *
     * @return what the fuel costs
     */
    private double advance(double main, double side) {
        // A craft with a foot on the ground is left alone.
        if (!bodies.rightTouches() && !bodies.leftTouches()) {
            wind.ifPresent(air -> air.blow(bodies.hull));
        }
        double sin = bodies.hull.sin();
        double cos = bodies.hull.cos();
        double dispersionX = random.nextDouble(-1, 1) * SPREAD;
        double dispersionY = random.nextDouble(-1, 1) * SPREAD;
        double mainPower = 0;
        if (main > 0) {
            mainPower = (main + 1) * 0.5;
            double along = MAIN_DROP + 2 * dispersionX;
            double offX = sin * along - cos * dispersionY;
            double offY = -cos * along - sin * dispersionY;
            burn(offX, offY, 0, 0, MAIN_POWER, mainPower, true);
        }
        double sidePower = 0;
        if (Math.abs(side) > 0.5) {
            sidePower = Math.abs(side);
            double across = 3 * dispersionY + Math.signum(side) * SIDE_AWAY;
            double offX = sin * dispersionX - cos * across;
            double offY = -cos * dispersionX - sin * across;
            burn(offX, offY, -sin * SIDE_RISE_X, cos * SIDE_RISE_Y, SIDE_POWER, sidePower, false);
        }
        bodies.tick();
        exhaust.tick();
        return mainPower * 0.30 + sidePower * 0.03;
    }

    private void burn(
            double offX,
            double offY,
            double riseX,
            double riseY,
            double strength,
            double power,
            boolean main) {
        double x = bodies.hull.x() + offX + riseX;
        double y = bodies.hull.y() + offY + riseY;
        bodies.hull.kick(-offX * strength * power, -offY * strength * power, x, y);
        exhaust.burn(bodies.hull, x, y, offX, offY, power, main);
    }

    private double x() {
        return (bodies.hull.x() - HALF_WIDTH) / HALF_WIDTH;
    }

    private double y() {
        double rest = LanderBodies.PAD + LanderBodies.LEG_DROP;
        return (bodies.hull.y() - rest) / HALF_HEIGHT;
    }

    private double speedX() {
        return bodies.hull.speedX() * HALF_WIDTH * SPEC.tickSeconds();
    }

    private double speedY() {
        return bodies.hull.speedY() * HALF_HEIGHT * SPEC.tickSeconds();
    }

    private double shaping() {
        double x = x();
        double y = y();
        double speedX = speedX();
        double speedY = speedY();
        return -100 * Math.sqrt(x * x + y * y)
                - 100 * Math.sqrt(speedX * speedX + speedY * speedY)
                - 100 * Math.abs(bodies.hull.angle())
                + (bodies.rightTouches() ? 10 : 0)
                + (bodies.leftTouches() ? 10 : 0);
    }

    /** Kept within the channels' bounds; the reward is computed from the true state. */
    private Observation observation() {
        return Observation.of(
                Vec.of(
                        bounded(0, x()),
                        bounded(1, y()),
                        bounded(2, speedX()),
                        bounded(3, speedY()),
                        bounded(4, bodies.hull.angle()),
                        bounded(5, 20 * bodies.hull.turning() * SPEC.tickSeconds()),
                        bodies.rightTouches() ? 1 : 0,
                        bodies.leftTouches() ? 1 : 0));
    }

    private static float bounded(int channel, double value) {
        return SPEC.state().get(channel).clamp((float) value);
    }

    @Override
    public Scene scene() {
        return look.of(bodies, exhaust);
    }

    @Override
    public void close() {}
}
