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

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A car in the donkey simulator, reached at the port that it listens to. It goes by the clock, so
 * it is a robot to us, which cannot go back. Safe on every thread.
 */
public final class DonkeySim {
    /** The number of the throttle among the controls. */
    private static final int THROTTLE = 1;

    private static final String CAMERA = "front";

    /** A person's time limit, five minutes. */
    private static final int MAX_TICKS = 6000;

    /** Where the car drives. */
    public enum Scene {
        GENERATED_ROAD,
        GENERATED_TRACK,
        WAREHOUSE,
        SPARKFUN_AVC,
        MOUNTAIN_TRACK,
        ROBORACINGLEAGUE_1,
        WAVESHARE,
        MINI_MONACO,
        WARREN,
        THUNDERHILL,
        CIRCUIT_LAUNCH;

        /** As the simulator calls it. */
        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** How the simulator is reached and what its car is held to. */
    public record Config(
            @Setting(
                            value = "name or address of the simulator, with its port",
                            is = "localhost:9091")
                    String address,
            @Setting(
                            value = "the road it drives on, where the simulator is at its menu",
                            is = "generated_track")
                    Scene scene,
            @Setting(
                            value = "throttle at the most, forwards and backwards",
                            is = "0.5",
                            low = 0.01,
                            high = 1)
                    double maxThrottle,
            @Setting(
                            value = "metres off the middle of the road at which it has failed",
                            is = "8",
                            low = 0.1,
                            high = 1000)
                    double offRoad,
            @Setting(
                            value = "milliseconds that the car takes to be put back",
                            is = "1000",
                            low = 0,
                            high = 4000)
                    int resetMillis,
            @Setting(value = "width of its pictures, in pixels", is = "160", low = 16, high = 1920)
                    int width,
            @Setting(value = "height of its pictures, in pixels", is = "120", low = 16, high = 1080)
                    int height,
            Hands hands,
            Limits limits) {}

    public static final WorldType.Reached<Config> TYPE =
            new WorldType.Reached<>(
                    "donkey-sim",
                    "Donkey simulator",
                    Settings.defaults(Config.class),
                    DonkeySim::spec,
                    DonkeySim::handling,
                    "It is not known what the donkey simulator does where the link or this program"
                            + " is lost; its car may drive on.",
                    DonkeySim::open);

    private DonkeySim() {}

    private static Handling handling(Config config) {
        WorldSpec spec = spec(config);
        return config.hands().over(Handling.byName(spec), spec);
    }

    private static WorldSpec spec(Config config) {
        float most = (float) config.maxThrottle();
        return new WorldSpec(
                "donkey-sim",
                "Donkey simulator",
                DonkeyTelemetry.channels(),
                List.of(camera(config)),
                Optional.empty(),
                new Actions.Controls(
                        List.of(
                                new Channel("steering", Unit.FRACTION, -1, 1),
                                new Channel("throttle", Unit.FRACTION, -most, most))),
                List.of(new Channel("reward", Unit.NONE, 0, 1)),
                0.05,
                MAX_TICKS);
    }

    static Camera camera(Config config) {
        return new Camera(CAMERA, config.width(), config.height());
    }

    private static World open(Config config) {
        return OpenRobots.open(robot(config));
    }

    static Robot robot(Config config) {
        Address address = Address.parse("simulator", config.address(), "localhost:9091");
        return new Robot(
                spec(config),
                address.toString(),
                config.limits(),
                Set.of(THROTTLE),
                Map.of(),
                nanoTime -> new DonkeySimWire(address, config, nanoTime));
    }
}
