package reins.sim.robot;

import reins.core.role.Setting;
import reins.core.role.Settings;

/** The numbers that {@link Safety} holds a robot to. Safe on every thread. */
public record Limits(
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
                        value = "age of what is seen above which no policy drives, in milliseconds",
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
                double slowShare,
        @Setting(
                        value = "seconds that it stands before a policy drives it",
                        is = "3",
                        low = 0,
                        high = 60)
                double countdown,
        @Setting(
                        value = "seconds that it stands before a person drives it",
                        is = "0",
                        low = 0,
                        high = 60)
                double handCountdown) {
    public static final Limits DEFAULTS = Settings.defaults(Limits.class);

    public Limits {
        if (!(lateMillis <= policyMillis
                && policyMillis <= restMillis
                && restMillis <= lostMillis)) {
            throw new IllegalArgumentException(
                    "what is seen must be late before no policy drives, then rest, then be lost.");
        }
    }
}
