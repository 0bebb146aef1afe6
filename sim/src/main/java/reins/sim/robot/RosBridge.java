package reins.sim.robot;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;
import reins.core.role.Handling;
import reins.core.role.Hands;
import reins.core.role.Introduction;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.core.role.World;
import reins.core.role.WorldType;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A robot of ROS 1 or ROS 2, reached through its rosbridge, which keeps the last Twist for ever
 * where it hears nothing, unless the robot's own driver does not. Safe on every thread.
 */
public final class RosBridge {
    /** A person's time limit, five minutes. */
    private static final int MAX_TICKS = 6000;

    /** How it is reached, its topics and what it is held to. */
    public record Config(
            @Setting(
                            value = "name or address of the rosbridge, with its port",
                            is = "localhost:9090")
                    String address,
            @Setting(value = "topic of its commands, a Twist", is = "/cmd_vel") String commandTopic,
            @Setting(
                            value = "fastest it drives, in metres a second",
                            is = "0.3",
                            low = 0.01,
                            high = 20)
                    double maxSpeed,
            @Setting(
                            value = "fastest it turns, in radians a second",
                            is = "1",
                            low = 0.01,
                            high = 20)
                    double maxTurn,
            @Setting(value = "it also moves sideways", is = "false") boolean sideways,
            @Setting(value = "topic of its odometry; empty where there is none", is = "/odom")
                    String odometryTopic,
            @Setting(value = "topic of its joints; empty where there is none", is = "")
                    String jointsTopic,
            @Setting(value = "names of the joints to be seen, with commas between", is = "")
                    String joints,
            @Setting(value = "topic of its laser scan; empty where there is none", is = "")
                    String scanTopic,
            @Setting(
                            value = "sectors of the scan, each with its nearest distance",
                            is = "8",
                            low = 1,
                            high = 360)
                    int scanSectors,
            @Setting(
                            value = "distance that counts as far in the scan, in metres",
                            is = "10",
                            low = 0.1,
                            high = 1000)
                    double scanFar,
            @Setting(
                            value =
                                    "topics of its cameras, with commas between; empty where there"
                                            + " are none",
                            is = "")
                    String cameraTopics,
            @Setting(value = "width of its pictures, in pixels", is = "160", low = 16, high = 1920)
                    int width,
            @Setting(value = "height of its pictures, in pixels", is = "120", low = 16, high = 1080)
                    int height,
            @Setting(
                            value =
                                    "a picture that comes again unchanged is old; not so in a"
                                            + " simulator",
                            is = "true")
                    boolean stillIsOld,
            @Setting(value = "pictures and scans come as CBOR, a quarter shorter", is = "false")
                    boolean cbor,
            Hands hands,
            Limits limits) {}

    private static final Config DEFAULTS = Settings.defaults(Config.class);

    public static final WorldType.Reached<Config> TYPE =
            new WorldType.Reached<>(
                            "rosbridge",
                            "ROS robot",
                            DEFAULTS,
                            RosBridge::spec,
                            RosBridge::handling,
                            "A rosbridge keeps the last Twist for ever where the link or this"
                                    + " program is lost, unless the robot's own driver stops by"
                                    + " itself: have a switch that cuts its power.",
                            RosBridge::open)
                    .introducing(RosBridge::ask);

    private RosBridge() {}

    private static Handling handling(Config config) {
        WorldSpec spec = spec(config);
        return config.hands().over(Handling.inOrder(spec), spec);
    }

    private static WorldSpec spec(Config config) {
        List<Channel> state =
                numbers(config).stream().flatMap(each -> each.channels().stream()).toList();
        RosCommand command = command(config);
        return new WorldSpec(
                "rosbridge",
                "ROS robot",
                state.isEmpty() ? said(command) : state,
                cameras(config),
                Optional.empty(),
                new Actions.Controls(command.controls()),
                List.of(new Channel("reward", Unit.NONE, 0, 1)),
                0.05,
                MAX_TICKS);
    }

    private static List<Channel> said(RosCommand command) {
        return command.controls().stream()
                .map(each ->
                        new Channel(each.name() + " said", each.unit(), each.low(), each.high()))
                .toList();
    }

    private static RosCommand command(Config config) {
        return new RosCommand(
                config.commandTopic(),
                config.sideways(),
                (float) config.maxSpeed(),
                (float) config.maxTurn());
    }

    private static List<RosNumbers> numbers(Config config) {
        List<RosNumbers> numbers = new ArrayList<>();
        if (!config.odometryTopic().isEmpty()) {
            numbers.add(new RosNumbers.Odometry(config.odometryTopic(), config.sideways()));
        }
        if (!config.jointsTopic().isEmpty()) {
            numbers.add(new RosNumbers.Joints(config.jointsTopic(), listed(config.joints())));
        }
        if (!config.scanTopic().isEmpty()) {
            numbers.add(
                    new RosNumbers.Scan(
                            config.scanTopic(), config.scanSectors(), (float) config.scanFar()));
        }
        return numbers;
    }

    private static List<Camera> cameras(Config config) {
        return IntStream.rangeClosed(1, listed(config.cameraTopics()).size())
                .mapToObj(i ->
                        new Camera(
                                i == 1 ? "camera" : "camera " + i, config.width(), config.height()))
                .toList();
    }

    private static List<RosSense> senses(Config config) {
        List<RosSense> senses = new ArrayList<>();
        numbers(config).forEach(each -> senses.add(new RosSense.Numbers(each)));
        List<String> topics = listed(config.cameraTopics());
        List<Camera> cameras = cameras(config);
        for (int i = 0; i < topics.size(); i++) {
            senses.add(new RosSense.Eye(topics.get(i), cameras.get(i), config.stillIsOld()));
        }
        return senses;
    }

    private static List<String> listed(String names) {
        return Stream.of(names.split(",")).map(String::strip).filter(s -> !s.isEmpty()).toList();
    }

    private static Introduction ask(Config config, LongSupplier nanoTime) {
        return new Introduction.Parts(
                RosTopics.SETTINGS,
                RosTopics.of(config.address(), nanoTime).stream()
                        .map(RosTopics.Topic::part)
                        .toList());
    }

    private static World open(Config config) {
        return OpenRobots.open(robot(config));
    }

    static Robot robot(Config config) {
        var _ = Address.parse("rosbridge", config.address(), "robot.local:9090");
        checkTopics(config);
        WorldSpec spec = spec(config);
        return new Robot(
                spec,
                "%s %s".formatted(config.address(), command(config).topic()),
                config.limits(),
                IntStream.range(0, spec.controls().size()).boxed().collect(Collectors.toSet()),
                Map.of(),
                nanoTime ->
                        new RosWire(
                                config.address(),
                                command(config),
                                senses(config),
                                config.cbor(),
                                nanoTime));
    }

    private static void checkTopics(Config config) {
        Set<String> topics = new HashSet<>(Set.of(config.commandTopic()));
        for (RosSense sense : senses(config)) {
            if (!topics.add(sense.topic())) {
                throw new ReinsException(
                        "The topic '%s' is named twice; each may have one use."
                                .formatted(sense.topic()));
            }
        }
        if (config.commandTopic().isEmpty()) {
            throw new ReinsException("The ROS robot needs a topic for its commands.");
        }
        List<String> joints = listed(config.joints());
        if (config.jointsTopic().isEmpty() != joints.isEmpty()
                || joints.size() != Set.copyOf(joints).size()) {
            throw new ReinsException(
                    "The ROS robot needs a topic of its joints and the name of each once, or"
                            + " neither.");
        }
    }
}
