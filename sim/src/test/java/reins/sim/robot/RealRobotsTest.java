package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Settings;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.sim.python.PinnedPython;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;

/** Robots' own programs, driven as a run drives them: over sockets, by the machine's clock. */
final class RealRobotsTest {
    private static final long PATIENCE_SECONDS = 60;
    private static final int PICTURES =
            System.getProperty("reins.interop", "quick").equals("all") ? 200 : 40;
    private static final int TICK_MOMENTS = 10;
    private static final Vec AHEAD = Vec.of(0.1f, 0.3f);
    private static final Vec REACHING = Vec.of(0.15f, 0, 0, 0, 0, 20, 0, 0, 0);

    private static String python = "";

    @BeforeAll
    static void install() throws IOException, InterruptedException {
        python = PinnedPython.with("robots");
    }

    private static void await(RealPeer peer, BooleanSupplier so, Runnable meanwhile) {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
        while (!so.getAsBoolean()) {
            meanwhile.run();
            WorkerThread.moment();
            if (System.nanoTime() > end || !peer.isAlive()) {
                fail(peer.text());
            }
        }
    }

    private static World open(WorldType<?> type, Map<String, String> settings) {
        return type.openWith(Settings.with(type.defaults(), settings));
    }

    /**
     * Drives on until so many pictures have come, and tells how old each was when it came.
     *
     * @param ages how old what was seen is, in milliseconds, by what is looked at
     */
    private static Outcome drive(
            World world,
            RealPeer peer,
            Vec controls,
            Map<String, ToDoubleFunction<Outcome>> ages,
            TestReporter reporter) {
        List<Outcome> seen = new ArrayList<>();
        Map<String, List<Double>> measured = new TreeMap<>();
        ages.keySet().forEach(what -> measured.put(what, new ArrayList<>()));
        long from = System.nanoTime();
        await(
                peer,
                () -> seen.size() >= PICTURES,
                () -> {
                    Outcome outcome = tick(world, controls);
                    assertEquals(Ending.NONE, outcome.ending(), outcome.link().trouble());
                    if (seen.isEmpty() || !front(outcome).equals(front(seen.getLast()))) {
                        seen.add(outcome);
                        ages.forEach((what, age) ->
                                Objects.requireNonNull(measured.get(what))
                                        .add(age.applyAsDouble(outcome)));
                    }
                });
        double seconds = (System.nanoTime() - from) / 1e9;
        measured.forEach((what, millis) -> {
            List<Double> sorted = millis.stream().sorted().toList();
            reporter.publishEntry(
                    what,
                    "median %.0f ms, 95 of 100 below %.0f ms, %.1f a second"
                            .formatted(
                                    sorted.get(sorted.size() / 2),
                                    sorted.get(sorted.size() * 95 / 100),
                                    sorted.size() / seconds));
        });
        return seen.getLast();
    }

    /** A tick of some five milliseconds. */
    private static Outcome tick(World world, Vec controls) {
        for (int i = 0; i < TICK_MOMENTS; i++) {
            WorkerThread.moment();
        }
        return world.step(new Action.Continuous(controls));
    }

    private static Frame front(Outcome outcome) {
        return outcome.observation().frames().getFirst();
    }

    /** See {@code robot_lekiwi.py}: the clock in what it takes for a speed. */
    private static double stateMillis(Outcome outcome) {
        double stamp = 1000 * (outcome.observation().state().at(1) + 2);
        return Math.floorMod(System.currentTimeMillis() - Math.round(stamp), 4000L);
    }

    private static void hasItsColours(Frame frame) {
        byte[] pixels = frame.pixels().toArray();
        int at = 3 * ((frame.height() * 3 / 4) * frame.width() + frame.width() / 2);
        assertEquals(200, pixels[at] & 0xFF, 8);
        assertEquals(40, pixels[at + 1] & 0xFF, 8);
        assertEquals(90, pixels[at + 2] & 0xFF, 8);
    }

    private static List<JsonObject> actions(RealPeer host) {
        return host.told().stream()
                .filter(told -> told.has("action"))
                .map(told -> told.getAsJsonObject("action"))
                .toList();
    }

    private static boolean forward(JsonObject action, double speed) {
        return Math.abs(action.get("x.vel").getAsDouble() - speed) < 1e-6;
    }

    @Test
    void theHostOfALeKiwiIsDrivenAndSeenAndStopsWhereNothingIsSaid(TestReporter reporter)
            throws Exception {
        int commands = RealPeer.freePort();
        int observations = RealPeer.freePort();
        Map<String, String> settings =
                Map.of(
                        "address", "127.0.0.1",
                        "commandPort", Integer.toString(commands),
                        "observationPort", Integer.toString(observations));
        try (RealPeer host =
                new RealPeer(
                        python,
                        "robot_lekiwi.py",
                        List.of(
                                "--host.port_zmq_cmd=" + commands,
                                "--host.port_zmq_observations=" + observations,
                                "--host.connection_time_s=86400"))) {
            await(host, () -> host.text().contains("ready"), () -> {});
            World world = open(LeKiwi.TYPE, settings);
            assertEquals(30, world.reset(1).state().at(5), 1e-3, "the elbow, where it was");
            Outcome last =
                    drive(
                            world,
                            host,
                            REACHING,
                            Map.of(
                                    "LeKiwi, picture",
                                    outcome -> RealPeer.millis(front(outcome)),
                                    "LeKiwi, state",
                                    RealRobotsTest::stateMillis),
                            reporter);
            await(host, () -> tick(world, REACHING).observation().state().at(0) == 0.15f, () -> {});
            assertTrue(last.observation().state().at(5) > 31, "the elbow moves");
            last.observation().frames().forEach(RealRobotsTest::hasItsColours);
            for (JsonObject action : actions(host)) {
                assertEquals(10, action.get("arm_shoulder_pan.pos").getAsDouble(), 1e-3);
                assertTrue(action.get("arm_elbow_flex.pos").getAsDouble() >= 29.99);
            }

            await(host, () -> forward(actions(host).getLast(), 0), () -> {}); // nobody steps
            world.close();
            await(host, () -> host.told().getLast().has("stopped"), () -> {});
            assertTrue(forward(actions(host).getLast(), 0));

            Process program = DrivenRobot.start(LeKiwi.TYPE, settings, REACHING);
            await(host, () -> forward(actions(host).getLast(), 0.15), () -> {});
            program.destroyForcibly();
            await(host, () -> host.told().getLast().has("stopped"), () -> {});
            assertTrue(forward(actions(host).getLast(), 0.15), "nothing more was said");
        }
    }

    private static double throttle(RealPeer car) {
        return car.told().getLast().get("throttle").getAsDouble();
    }

    @Test
    void aDonkeycarIsDrivenAndSeenAndKeepsItsThrottleWhereNothingIsSaid(TestReporter reporter)
            throws Exception {
        int port = RealPeer.freePort();
        Map<String, String> settings = Map.of("address", "127.0.0.1:" + port);
        try (RealPeer car =
                new RealPeer(python, "robot_donkeycar.py", List.of(Integer.toString(port)))) {
            await(car, () -> car.text().contains("throttle"), () -> {});
            World world = open(DonkeyCar.TYPE, settings);
            world.reset(1);
            Outcome last =
                    drive(
                            world,
                            car,
                            AHEAD,
                            Map.of(
                                    "donkeycar, picture",
                                    outcome -> RealPeer.millis(front(outcome))),
                            reporter);
            hasItsColours(front(last));
            await(car, () -> throttle(car) > 0, () -> tick(world, AHEAD));
            JsonObject told = car.told().getLast();
            assertEquals(0.3, told.get("throttle").getAsDouble(), 1e-6);
            assertEquals(0.1, told.get("angle").getAsDouble(), 1e-6);
            assertEquals("user", told.get("mode").getAsString());

            await(car, () -> throttle(car) == 0, () -> {}); // nobody steps
            world.close();
            assertEquals(0, throttle(car));

            Process program = DrivenRobot.start(DonkeyCar.TYPE, settings, AHEAD);
            await(car, () -> Math.abs(throttle(car) - 0.3) < 1e-6, () -> {});
            program.destroyForcibly();
            assertTrue(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            assertEquals(0.3, throttle(car), 1e-6, "there is nobody to stop it");
            World again = open(DonkeyCar.TYPE, settings);
            await(car, () -> throttle(car) == 0, () -> {});
            again.close();
        }
    }
}
