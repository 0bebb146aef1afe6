package reins.sim.robot;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;
import reins.core.role.Handling;
import reins.core.role.Hands;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.core.role.WorldType;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A LeKiwi, a base on three wheels with an arm, reached at LeRobot's host that runs on it. Its base
 * stops by itself where it hears nothing; its arm holds. Safe on every thread.
 */
public final class LeKiwi {
    private static final int COMMANDS_PER_SECOND = 30;

    /** A person's time limit, five minutes. */
    private static final int MAX_TICKS = 6000;

    private static final Pattern CAMERA = Pattern.compile("(\\S+) (\\d{2,4})[x×](\\d{2,4})");
    private static final int LEAST_PIXELS = 16;
    private static final int MOST_PIXELS = 1920;

    private static final List<String> JOINTS =
            List.of(
                    "shoulder pan",
                    "shoulder lift",
                    "elbow flex",
                    "wrist flex",
                    "wrist roll",
                    "gripper");

    private static final List<String> JOINT_SPEEDS =
            List.of(
                    "shoulder pan speed",
                    "shoulder lift speed",
                    "elbow flex speed",
                    "wrist flex speed",
                    "wrist roll speed",
                    "gripper speed");

    /** How a LeKiwi is reached and what it is held to. */
    public record Config(
            @Setting(value = "name or address of the robot", is = "lekiwi.local") String address,
            @Setting(
                            value = "port of its host that takes commands",
                            is = "5555",
                            low = 1,
                            high = 65535)
                    int commandPort,
            @Setting(
                            value = "port of its host that tells what it sees",
                            is = "5556",
                            low = 1,
                            high = 65535)
                    int observationPort,
            @Setting(
                            value = "speed of the base at the most, in metres a second",
                            is = "0.2",
                            low = 0.01,
                            high = 1)
                    double maxSpeed,
            @Setting(
                            value = "speed of its turning at the most, in degrees a second",
                            is = "60",
                            low = 1,
                            high = 180)
                    double maxTurn,
            @Setting(
                            value =
                                    "speed of the arm's joints at the most, a second, in percent of"
                                            + " their range or in degrees as the host has it",
                            is = "30",
                            low = 1,
                            high = 120)
                    double maxJointSpeed,
            @Setting(
                            value =
                                    "its cameras' names, and the sizes to which pictures are"
                                            + " brought; empty without pictures",
                            is = "front 320x240, wrist 240x320")
                    String cameras,
            Hands hands,
            Limits limits) {
        public Config {
            LeKiwi.cameras(cameras); // refuses what is none
        }
    }

    private static final Config DEFAULTS =
            Settings.with(
                    Settings.defaults(Config.class),
                    Map.of("commandsPerSecond", Integer.toString(COMMANDS_PER_SECOND)));

    public static final WorldType.Reached<Config> TYPE =
            new WorldType.Reached<>(
                    "lekiwi",
                    "LeKiwi",
                    DEFAULTS,
                    LeKiwi::spec,
                    LeKiwi::handling,
                    "Where the link or this program is lost, a LeKiwi's base stops by itself after"
                            + " half a second, and its arm holds where it is; its host ends by"
                            + " itself after 30 s, unless it is started with"
                            + " --host.connection_time_s=86400.",
                    config -> OpenRobots.open(robot(config)));

    private LeKiwi() {}

    private static Handling handling(Config config) {
        WorldSpec spec = spec(config);
        return config.hands().over(Handling.byName(spec), spec);
    }

    private static List<Channel> base(double speed, double turn) {
        return List.of(
                new Channel("forward", Unit.METRE_PER_SECOND, (float) -speed, (float) speed),
                new Channel("left", Unit.METRE_PER_SECOND, (float) -speed, (float) speed),
                new Channel("turn left", Unit.DEGREE_PER_SECOND, (float) -turn, (float) turn));
    }

    private static WorldSpec spec(Config config) {
        float most = (float) config.maxJointSpeed();
        return new WorldSpec(
                "lekiwi",
                "LeKiwi",
                Stream.concat(
                                base(2, 360).stream(),
                                JOINTS.stream()
                                        .map(joint ->
                                                joint.equals("gripper")
                                                        ? new Channel(joint, Unit.NONE, 0, 100)
                                                        : new Channel(joint, Unit.NONE, -180, 180)))
                        .toList(),
                cameras(config.cameras()),
                Optional.empty(),
                new Actions.Controls(
                        Stream.concat(
                                        base(config.maxSpeed(), config.maxTurn()).stream(),
                                        JOINT_SPEEDS.stream()
                                                .map(name ->
                                                        new Channel(name, Unit.NONE, -most, most)))
                                .toList()),
                List.of(new Channel("reward", Unit.NONE, 0, 1)),
                0.05,
                MAX_TICKS);
    }

    private static List<Camera> cameras(String said) {
        Map<String, Camera> cameras = new LinkedHashMap<>();
        for (String one : said.isBlank() ? new String[0] : said.split(",")) {
            Matcher camera = CAMERA.matcher(one.strip());
            if (!camera.matches()) {
                throw wrong(one);
            }
            String name = camera.group(1);
            int width = Integer.parseInt(camera.group(2));
            int height = Integer.parseInt(camera.group(3));
            if (Math.min(width, height) < LEAST_PIXELS
                    || Math.max(width, height) > MOST_PIXELS
                    || cameras.putIfAbsent(name, new Camera(name, width, height)) != null) {
                throw wrong(one);
            }
        }
        return List.copyOf(cameras.values());
    }

    private static IllegalArgumentException wrong(String camera) {
        return new IllegalArgumentException(
                "camera '%s' must be a name of its own and a size from %d to %d pixels, for instance 'front 320x240'."
                        .formatted(camera.strip(), LEAST_PIXELS, MOST_PIXELS));
    }

    static Robot robot(Config config) {
        WorldSpec spec = spec(config);
        if (!config.address().matches("[A-Za-z0-9.-]+")) {
            throw new ReinsException(
                    "The address of the LeKiwi is '%s'; it must be a name or an address without a port, for instance lekiwi.local."
                            .formatted(config.address()));
        }
        return new Robot(
                spec,
                "%s:%d".formatted(config.address(), config.commandPort()),
                config.limits(),
                IntStream.range(0, spec.controls().size()).boxed().collect(Collectors.toSet()),
                Map.of(),
                nanoTime ->
                        new KiwiWire(
                                config.address(),
                                config.commandPort(),
                                config.observationPort(),
                                spec,
                                nanoTime));
    }
}
