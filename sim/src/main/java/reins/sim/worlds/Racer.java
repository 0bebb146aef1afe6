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

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A powerful car on a closed track, both seen from above, after Gymnasium's CarRacing-v3
 * (gymnasium.farama.org): its tracks, its tyres and its reward; in still air by default. Used by
 * one thread at a time.
 *
 * <p>Observation, action, units: the channels of {@link #SPEC}. Speeds are scaled by 50 m/s,
 * turning by 5 rad/s, the distance from the middle line by half the road's width of 6.67 m, the way
 * points ahead, seen from the car, by 50 m; to the right is positive. Steering beyond 0.4 is full
 * lock, brakes from 0.9 on block the wheels.
 *
 * <p>Reward: 1000 for all tiles of the road, a like part for each that is driven on for the first
 * time, less 0.1 a tick.
 *
 * <p>Start: standing at the beginning of a random track.
 *
 * <p>End: SUCCESS back at the start with 95 % of the tiles; FAILURE, and -100, far off the road;
 * CUT at the time limit.
 */
final class Racer implements Simulation {
    /** How many points ahead the way points are. */
    private static final int[] WAY = {1, 2, 4, 6, 9, 13, 18, 24};

    static final WorldSpec SPEC =
            new WorldSpec(
                    "racer",
                    "Racing car",
                    channels(),
                    List.of(new Camera("car", 96, 96)),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("steer", Unit.FRACTION, -1, 1),
                                    new Channel("gas", Unit.FRACTION, 0, 1),
                                    new Channel("brake", Unit.FRACTION, 0, 1))),
                    List.of(
                            new Channel(
                                    "reward",
                                    Unit.NONE,
                                    Float.NEGATIVE_INFINITY,
                                    Float.POSITIVE_INFINITY)),
                    0.02,
                    1000);

    /** What it is driven in. Safe on every thread. */
    record Config(
            @Setting(
                            value = "strongest gust, in newtons; 200 is strong",
                            is = "0",
                            low = 0,
                            high = 500)
                    double wind,
            @Setting(
                            value = "grip of the tyres, as a multiple of the usual",
                            is = "1",
                            low = 0.2,
                            high = 2)
                    double friction,
            @Setting(
                            value = "mass of the car, as a multiple of the usual",
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
     * One stick steers, speeds up and brakes; its whole way lies between the full locks of the
     * front wheels, and short of blocking them.
     */
    private static final Handling HANDLING =
            Handling.along(
                    new Handling.Drive(Axis.SIDEWAYS, 0, 0, -0.4f, 0, 0.4f),
                    new Handling.Drive(Axis.FORWARD, 0, 0, 0, 0, 1),
                    new Handling.Drive(Axis.FORWARD, 0, 0, 0.85f, 0, 0));

    static final WorldType.Simulated<Config> TYPE =
            new WorldType.Simulated<>(
                            SPEC,
                            Settings.defaults(Config.class),
                            HANDLING,
                            config ->
                                    Sensors.over(
                                            new Racer(config),
                                            config.sensorNoise(),
                                            config.sensorDelay()))
                    .telling(Racer::verdict);

    private static final double SPEED = 50;
    private static final double TURNING = 5;
    private static final double DISTANCE = 50;
    private static final double ALL_TILES = 1000;
    private static final double TICK_COST = 0.1;
    private static final double LAP = 0.95;

    /** So far from the middle line it has left the track for good, in metres. */
    private static final double LOST = 30;

    private final Config config;
    private final Optional<Wind> wind;
    private final boolean[] onRoad = new boolean[RacerCar.WHEELS];
    private RacerTrack track = RacerTrack.circle();
    private RacerCar car = new RacerCar(track.x(0), track.y(0), track.angle(0), 1, 1);
    private RacerScene look = new RacerScene(track);
    private boolean[] visited = new boolean[track.size()];
    private int visits;
    private int tile;
    private double earned;
    private int ticks;
    private boolean over = true;

    Racer(Config config) {
        this.config = config;
        wind = config.wind() == 0 ? Optional.empty() : Optional.of(new Wind(config.wind(), 0));
    }

    private static List<Channel> channels() {
        List<Channel> channels = new ArrayList<>();
        channels.add(new Channel("speed", Unit.FRACTION, -3, 3));
        channels.add(new Channel("slip", Unit.FRACTION, -3, 3));
        channels.add(new Channel("turning", Unit.FRACTION, -5, 5));
        channels.add(new Channel("steering", Unit.RADIAN, -0.4f, 0.4f));
        for (String wheel : List.of("front left", "front right", "rear left", "rear right")) {
            channels.add(new Channel(wheel + " wheel", Unit.FRACTION, -5, 5));
        }
        channels.add(new Channel("beside", Unit.FRACTION, -5, 5));
        channels.add(new Channel("heading", Unit.RADIAN, (float) -Math.PI, (float) Math.PI));
        for (int i = 1; i <= WAY.length; i++) {
            channels.add(new Channel("way point " + i + " ahead", Unit.FRACTION, -3, 3));
            channels.add(new Channel("way point " + i + " right", Unit.FRACTION, -3, 3));
        }
        return channels;
    }

    private static String verdict(Step last) {
        return Physics.verdict(SPEC, last, "lost the track");
    }

    @Override
    public WorldSpec spec() {
        return SPEC;
    }

    @Override
    public Observation reset(long seed) {
        RandomGenerator random = new SplittableRandom(seed);
        track = RacerTrack.random(random);
        wind.ifPresent(air -> air.begin(random));
        car =
                new RacerCar(
                        track.x(0), track.y(0), track.angle(0), config.friction(), config.mass());
        look = new RacerScene(track);
        visited = new boolean[track.size()];
        visits = 0;
        tile = 0;
        earned = 0;
        ticks = 0;
        over = false;
        roll();
        return observation();
    }

    @Override
    public Outcome step(Action action) {
        if (over) {
            throw new IllegalStateException("the episode is over; reset first");
        }
        Vec controls = action.asControls();
        if (controls.size() != SPEC.controls().size()) {
            throw new IllegalArgumentException(controls.size() + " controls instead of 3");
        }
        car.tick(
                SPEC.controls().get(0).clamp(controls.at(0)),
                SPEC.controls().get(1).clamp(controls.at(1)),
                SPEC.controls().get(2).clamp(controls.at(2)),
                onRoad,
                wind.isPresent() ? wind.get().nextPush() : 0);
        ticks++;
        if (car.isExploded()) {
            over = true;
            return Physics.exploded(observation());
        }
        roll();
        look.roll(car);
        double reward = earned - TICK_COST;
        earned = 0;
        Ending ending = Ending.NONE;
        if (isLap()) {
            ending = Ending.SUCCESS;
        } else if (track.away(tile, car.x(), car.y()) > LOST) {
            ending = Ending.FAILURE;
            reward = -100;
        } else if (ticks >= SPEC.maxTicks()) {
            ending = Ending.CUT;
        }
        over = ending.isTerminal();
        return new Outcome(observation(), Vec.of((float) reward), ending);
    }

    /** Finds where the car and its wheels are now, and counts the tiles that are new. */
    private void roll() {
        tile = track.nearest(tile, car.x(), car.y());
        for (int wheel = 0; wheel < RacerCar.WHEELS; wheel++) {
            double x = car.wheelX(wheel);
            double y = car.wheelY(wheel);
            int under = track.nearest(tile, x, y);
            onRoad[wheel] = track.away(under, x, y) <= RacerTrack.HALF_WIDTH;
            if (onRoad[wheel] && !visited[under]) {
                visited[under] = true;
                visits++;
                earned += ALL_TILES / track.size();
            }
        }
    }

    private boolean isLap() {
        return visits == track.size() || (tile <= 1 && visits >= LAP * track.size());
    }

    /** Kept within the channels' bounds; the reward is computed from the true state. */
    private Observation observation() {
        float[] seen = new float[SPEC.state().size()];
        double along = Math.clamp(track.along(tile, car.x(), car.y()), 0, 1);
        see(seen, 0, car.speedAhead() / SPEED);
        see(seen, 1, car.speedRight() / SPEED);
        see(seen, 2, car.turningRight() / TURNING);
        see(seen, 3, car.steering());
        for (int wheel = 0; wheel < RacerCar.WHEELS; wheel++) {
            see(seen, 4 + wheel, car.rim(wheel) / SPEED);
        }
        see(seen, 8, track.beside(tile, car.x(), car.y()) / RacerTrack.HALF_WIDTH);
        double heading = track.angle(tile) - car.angle();
        see(seen, 9, Math.IEEEremainder(heading, 2 * Math.PI));
        double sin = Math.sin(car.angle());
        double cos = Math.cos(car.angle());
        for (int i = 0; i < WAY.length; i++) {
            double place = tile - 1 + along + WAY[i];
            double offX = track.xAt(place) - car.x();
            double offY = track.yAt(place) - car.y();
            see(seen, 10 + 2 * i, (offY * cos - offX * sin) / DISTANCE);
            see(seen, 11 + 2 * i, (offX * cos + offY * sin) / DISTANCE);
        }
        return Observation.of(Vec.of(seen));
    }

    private static void see(float[] seen, int channel, double value) {
        seen[channel] = SPEC.state().get(channel).clamp((float) value);
    }

    @Override
    public Scene scene() {
        return look.wide(car, (double) visits / track.size());
    }

    @Override
    public Scene seen(Camera camera) {
        return look.near(car);
    }

    @Override
    public void close() {}
}
