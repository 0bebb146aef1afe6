package reins.sim.robot;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;
import reins.core.flow.Patience;
import reins.core.flow.WorkerThread;
import reins.core.role.Handling;
import reins.core.role.Hands;
import reins.core.role.Introduction;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.camera.CameraSource;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;

/**
 * A robot of somebody's own that speaks the protocol of {@code docs/robots.md}: JSON over a
 * WebSocket, and cameras by MJPEG. Safe on every thread.
 */
public final class GenericRobot {
    private static final String ID = "generic";
    private static final String TITLE = "A robot of your own";

    /** A person's time limit, five minutes. */
    private static final int MAX_TICKS = 6000;

    /** How the robot is reached, and what it says of itself, which is filled in from there. */
    public record Config(
            @Setting(value = "name or address of the robot, with its port", is = "robot.local:8765")
                    String address,
            @Setting(
                            value = "what it tells: names, bounds, units",
                            is = "speed -1..1 m/s, offset -2..2 m, heading -3.2..3.2 rad")
                    String state,
            @Setting(
                            value = "what it is told: names, bounds, units, and which are speeds",
                            is = "steering -1..1, throttle -1..1 m/s speed")
                    String controls,
            @Setting(
                            value = "its cameras: names, sizes in pixels, addresses",
                            is = "front 160x120 :8765/camera")
                    String cameras,
            @Setting(
                            value =
                                    "milliseconds without a command until it stops by itself; 0 ="
                                            + " never",
                            is = "500",
                            low = 0,
                            high = 60_000)
                    int stopsAfter,
            Hands hands,
            Limits limits) {}

    public static final WorldType.Reached<Config> TYPE =
            new WorldType.Reached<>(
                            ID,
                            TITLE,
                            Settings.defaults(Config.class),
                            GenericRobot::spec,
                            GenericRobot::handling,
                            GenericRobot::caution,
                            GenericRobot::open)
                    .introducing(GenericRobot::ask);

    private GenericRobot() {}

    private static String caution(Config config) {
        return config.stopsAfter() > 0
                ? "This robot says that it stops by itself %d ms after the last command: try that before you rely on it, and have a switch that cuts its power."
                        .formatted(config.stopsAfter())
                : "This robot keeps its last command for ever where the link or this program is"
                        + " lost: let it stop by itself after half a second, as docs/robots.md has"
                        + " it, and have a switch that cuts its power.";
    }

    /** Waits 15 s at the most, and tells it nothing. */
    private static Introduction ask(Config settings, LongSupplier nanoTime) {
        try (GenericWire wire = new GenericWire(address(settings), Optional.empty(), nanoTime)) {
            while (wire.hello().isEmpty()) {
                if (wire.state() instanceof Wire.State.Ended(String why)) {
                    throw new ReinsException(why);
                }
                Patience.check();
                WorkerThread.moment();
            }
            return introduction(wire.hello().orElseThrow());
        }
    }

    private static Introduction introduction(GenericHello hello) {
        return new Introduction.Whole(
                Map.of(
                        "state", ChannelText.ofParts(hello.state()),
                        "controls", ChannelText.ofParts(hello.controls()),
                        "cameras", ChannelText.ofViews(hello.cameras()),
                        "stopsAfter", Integer.toString(hello.stopsAfterMillis())));
    }

    private static Address address(Config config) {
        return Address.parse("robot", config.address(), "robot.local:8765");
    }

    /** What its hello must fit. */
    private static GenericHello hello(Config config) {
        List<ChannelText.Part> state = ChannelText.parts("state", config.state());
        List<ChannelText.Part> controls = ChannelText.parts("controls", config.controls());
        List<ChannelText.View> cameras = ChannelText.views("cameras", config.cameras());
        checkNames("state", state.stream().map(part -> part.channel().name()).toList());
        checkNames("controls", controls.stream().map(part -> part.channel().name()).toList());
        checkNames("cameras", cameras.stream().map(view -> view.camera().name()).toList());
        return new GenericHello(state, controls, cameras, config.stopsAfter());
    }

    private static void checkNames(String setting, List<String> names) {
        Set<String> before = new HashSet<>();
        for (String name : names) {
            if (!before.add(name)) {
                throw new ReinsException(
                        "Setting '%s' says '%s' twice; give each its own name."
                                .formatted(setting, name));
            }
        }
    }

    private static List<Channel> channels(List<ChannelText.Part> parts) {
        return parts.stream().map(ChannelText.Part::channel).toList();
    }

    private static Handling handling(Config config) {
        WorldSpec spec = spec(config);
        return config.hands().over(Handling.byName(spec), spec);
    }

    private static WorldSpec spec(Config config) {
        return specOf(hello(config));
    }

    private static WorldSpec specOf(GenericHello hello) {
        return new WorldSpec(
                ID,
                TITLE,
                channels(hello.state()),
                hello.cameras().stream().<Camera>map(ChannelText.View::camera).toList(),
                Optional.empty(),
                new Actions.Controls(channels(hello.controls())),
                List.of(new Channel("reward", Unit.NONE, 0, 1)),
                0.05,
                MAX_TICKS);
    }

    private static World open(Config config) {
        return OpenRobots.open(robot(config));
    }

    static Robot robot(Config config) {
        Address address = address(config);
        GenericHello hello = hello(config);
        Set<Integer> speeds = new HashSet<>();
        for (int i = 0; i < hello.controls().size(); i++) {
            if (hello.controls().get(i).isSpeed()) {
                speeds.add(i);
            }
        }
        Map<String, CameraSource> eyes = new HashMap<>();
        for (ChannelText.View view : hello.cameras()) {
            String url = view.url();
            eyes.put(
                    view.camera().name(),
                    CameraSource.parse(
                            url.startsWith(":") ? "http://" + address.host() + url : url));
        }
        return new Robot(
                specOf(hello),
                address.toString(),
                config.limits(),
                speeds,
                eyes,
                nanoTime -> new GenericWire(address, Optional.of(hello), nanoTime));
    }
}
