package reins.sim.robot;

import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.ReinsException;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;
import reins.core.role.Handling;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.core.role.World;
import reins.core.role.WorldType;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
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
            @Setting(value = "commands sent in a second", is = "20", low = 5, high = 100)
                    double commandsPerSecond,
            @Setting(
                            value = "milliseconds without a tick until rest is sent",
                            is = "250",
                            low = 60,
                            high = 2000)
                    int hangMillis,
            @Setting(
                            value = "age of what is seen that is marked as late, in milliseconds",
                            is = "150",
                            low = 10,
                            high = 5000)
                    int lateMillis,
            @Setting(
                            value =
                                    "age of what is seen above which no policy drives, in"
                                            + " milliseconds",
                            is = "300",
                            low = 20,
                            high = 5000)
                    int policyMillis,
            @Setting(
                            value = "age of what is seen above which it rests, in milliseconds",
                            is = "500",
                            low = 30,
                            high = 5000)
                    int restMillis,
            @Setting(
                            value = "milliseconds of silence after which the link is down",
                            is = "2000",
                            low = 100,
                            high = 10000)
                    int lostMillis,
            @Setting(
                            value = "round trip above which it is slowed down, in milliseconds",
                            is = "300",
                            low = 10,
                            high = 5000)
                    int slowMillis,
            @Setting(value = "share of its speed that is left then", is = "0.5", low = 0, high = 1)
                    double slowShare) {
        /** Refuses what does not go together. */
        public Config {
            var _ =
                    new Limits(
                            commandsPerSecond,
                            hangMillis,
                            lateMillis,
                            policyMillis,
                            restMillis,
                            lostMillis,
                            slowMillis,
                            slowShare);
        }

        Limits limits() {
            return new Limits(
                    commandsPerSecond,
                    hangMillis,
                    lateMillis,
                    policyMillis,
                    restMillis,
                    lostMillis,
                    slowMillis,
                    slowShare);
        }
    }

    private static final Config DEFAULTS = Settings.defaults(Config.class);

    public static final WorldType.Reached<Config> TYPE =
            new WorldType.Reached<>(
                    "donkeycar",
                    "Donkeycar",
                    DEFAULTS,
                    DonkeyCar::spec,
                    Handling.inOrder(spec(DEFAULTS)),
                    DonkeyCar::open);

    private DonkeyCar() {}

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
                List.of(),
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
        checkAddress(config.address());
        return new Robot(
                spec(config),
                config.limits(),
                Set.of(THROTTLE),
                nanoTime ->
                        new DonkeyWire(config.address(), (float) config.steeringTrim(), nanoTime));
    }

    private static void checkAddress(String address) {
        try {
            URI url = new URI("ws://" + address);
            if (url.getHost() != null && url.getPort() > 0 && url.getRawPath().isEmpty()) {
                return;
            }
        } catch (URISyntaxException _) {
            // said below
        }
        throw new ReinsException(
                "The address of the donkeycar is '%s'; it must be a name and a port, for instance donkey.local:8887."
                        .formatted(address));
    }
}
