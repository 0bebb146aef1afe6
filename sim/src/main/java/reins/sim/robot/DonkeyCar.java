package reins.sim.robot;

import reins.core.fact.Actions;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;
import reins.core.role.Handling;
import reins.core.role.Hands;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.camera.CameraSource;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A donkeycar, reached at the web page that its {@code manage.py drive} serves. It keeps the last
 * throttle for ever where it hears nothing, unless its {@code manage.py} says otherwise. Safe on
 * every thread.
 */
public final class DonkeyCar {
    /** The number of the throttle among the controls. */
    private static final int THROTTLE = 1;

    private static final String CAMERA = "front";

    /** A person's time limit, five minutes. */
    private static final int MAX_TICKS = 6000;

    /** How a donkeycar is reached and what it is held to. */
    public record Config(
            @Setting(value = "name or address of the car, with its port", is = "donkey.local:8887")
                    String address,
            @Setting(
                            value = "throttle at the most, forwards and backwards",
                            is = "0.3",
                            low = 0.01,
                            high = 1)
                    double maxThrottle,
            @Setting(
                            value = "added to the steering, so that it drives straight",
                            is = "0",
                            low = -0.5,
                            high = 0.5)
                    double steeringTrim,
            @Setting(value = "show and record the pictures of its camera", is = "true")
                    boolean camera,
            @Setting(value = "width of its pictures, in pixels", is = "160", low = 16, high = 1920)
                    int width,
            @Setting(value = "height of its pictures, in pixels", is = "120", low = 16, high = 1080)
                    int height,
            Hands hands,
            Limits limits) {}

    public static final WorldType.Reached<Config> TYPE =
            new WorldType.Reached<>(
                    "donkeycar",
                    "Donkeycar",
                    Settings.defaults(Config.class),
                    DonkeyCar::spec,
                    DonkeyCar::handling,
                    "A donkeycar keeps its last throttle for ever where the link or this program is"
                            + " lost: have a switch that cuts its power, or give it the watchdog of"
                            + " docs/robots.md.",
                    DonkeyCar::open);

    private DonkeyCar() {}

    private static Handling handling(Config config) {
        WorldSpec spec = spec(config);
        return config.hands().over(Handling.byName(spec), spec);
    }

    private static WorldSpec spec(Config config) {
        float most = (float) config.maxThrottle();
        List<Channel> controls =
                List.of(
                        new Channel("steering", Unit.FRACTION, -1, 1),
                        new Channel("throttle", Unit.FRACTION, -most, most));
        return new WorldSpec(
                "donkeycar",
                "Donkeycar",
                List.of(
                        new Channel("steering said", Unit.FRACTION, -1, 1),
                        new Channel("throttle said", Unit.FRACTION, -most, most)),
                config.camera()
                        ? List.of(new Camera(CAMERA, config.width(), config.height()))
                        : List.of(),
                Optional.empty(),
                new Actions.Controls(controls),
                List.of(new Channel("reward", Unit.NONE, 0, 1)),
                0.05,
                MAX_TICKS);
    }

    private static World open(Config config) {
        return OpenRobots.open(robot(config));
    }

    static Robot robot(Config config) {
        Address address = Address.parse("donkeycar", config.address(), "donkey.local:8887");
        return new Robot(
                spec(config),
                address.toString(),
                config.limits(),
                Set.of(THROTTLE),
                config.camera()
                        ? Map.of(CAMERA, CameraSource.parse("http://%s/video".formatted(address)))
                        : Map.of(),
                nanoTime ->
                        new DonkeyWire(
                                address.toString(), (float) config.steeringTrim(), nanoTime));
    }
}
