package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reins.core.fact.Frame;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Settings;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/**
 * The real rosbridge with its small robot, which {@code docs/interop/rosbridge.sh} sets up: where
 * {@code -Dreins.rosbridge=localhost:9090} says that it is running. Prints what is in {@code
 * docs/results/robots.md}.
 */
@EnabledIfSystemProperty(named = "reins.rosbridge", matches = ".+")
final class RosbridgeInteropTest {
    private static final int PICTURES = 300;
    private static final int COMMANDS = 40;
    private static final int BITS = 16;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

    private final String address = System.getProperty("reins.rosbridge", "");

    private Wire connected(String cbor) {
        Robot robot =
                RosBridge.robot(
                        Settings.with(
                                RosBridge.TYPE.defaults(),
                                Map.ofEntries(
                                        Map.entry("address", address),
                                        Map.entry("jointsTopic", "/joint_states"),
                                        Map.entry("joints", "left wheel, right wheel"),
                                        Map.entry("scanTopic", "/scan"),
                                        Map.entry("scanSectors", "4"),
                                        Map.entry("cameraTopics", "/camera/image/compressed"),
                                        Map.entry("width", "320"),
                                        Map.entry("height", "240"),
                                        Map.entry("cbor", cbor))));
        Wire wire = robot.connect().connect(System::nanoTime);
        await(() -> wire.seen().filter(seen -> !seen.sights().isEmpty()).isPresent());
        return wire;
    }

    private static void await(BooleanSupplier so) {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (!so.getAsBoolean()) {
            WorkerThread.moment();
            if (System.nanoTime() > end) {
                fail("nothing has come");
            }
        }
    }

    private static float speed(Wire wire) {
        return wire.seen().orElseThrow().state().at(3);
    }

    @Test
    void itTellsItsTopics() {
        List<RosTopics.Topic> topics = RosTopics.of(address, System::nanoTime);
        assertTrue(topics.contains(new RosTopics.Topic("/odom", "nav_msgs/Odometry")), "" + topics);
    }

    @ParameterizedTest
    @ValueSource(strings = {"false", "true"})
    void itDrivesAndIsSeen(String cbor) {
        try (Wire wire = connected(cbor)) {
            Vec state = wire.seen().orElseThrow().state();
            assertEquals(Vec.of(2, 3, 1, 4), scan(state));
            List<Long> pictures = new ArrayList<>();
            List<Long> trips = new ArrayList<>();
            for (long last = number(wire); pictures.size() < PICTURES; ) {
                long before = last;
                await(() -> number(wire) != before);
                last = number(wire);
                pictures.add(age(wire.seen().orElseThrow().sights().getFirst().frame()));
                wire.rest();
                await(wire::isReady);
                wire.roundTrip().ifPresent(trips::add);
            }
            List<Long> effects = new ArrayList<>();
            for (int i = 0; i < COMMANDS; i++) {
                float wanted = i % 2 == 0 ? 0.25f : 0;
                long said = System.nanoTime();
                wire.command(Vec.of(0, wanted));
                await(() -> wire.isReady() && speed(wire) == wanted);
                effects.add(System.nanoTime() - said);
            }
            System.out.printf(
                    "%s: picture %d ms (p95 %d), round trip %.1f ms (p95 %.1f), command to odometry"
                            + " %.0f ms (p95 %.0f)%n",
                    cbor.equals("true") ? "CBOR" : "JSON",
                    at(pictures, 0.5),
                    at(pictures, 0.95),
                    at(trips, 0.5) / 1e6,
                    at(trips, 0.95) / 1e6,
                    at(effects, 0.5) / 1e6,
                    at(effects, 0.95) / 1e6);
        }
    }

    /** The robot's laser tells ∞ 2, 3 NaN, 1 and one below its least, 4 5. */
    private static Vec scan(Vec state) {
        int from = state.size() - 4;
        return Vec.of(state.at(from), state.at(from + 1), state.at(from + 2), state.at(from + 3));
    }

    private static long number(Wire wire) {
        return wire.seen().orElseThrow().sights().getFirst().number();
    }

    /** How long ago the picture was made by the clock that is drawn into it, in milliseconds. */
    private static long age(Frame frame) {
        long now = System.currentTimeMillis();
        byte[] pixels = frame.pixels().toArray();
        int size = frame.width() / BITS;
        long made = 0;
        for (int bit = 0; bit < BITS; bit++) {
            int at = 3 * (frame.width() * (size / 2) + bit * size + size / 2);
            made |= (pixels[at] & 0xFF) > 127 ? 1L << bit : 0;
        }
        return (now - made) & ((1 << BITS) - 1);
    }

    private static long at(List<Long> values, double share) {
        List<Long> sorted = values.stream().sorted().toList();
        return sorted.get((int) (share * (sorted.size() - 1)));
    }
}
