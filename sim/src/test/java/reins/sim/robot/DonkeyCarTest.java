package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Outcome;
import reins.core.fact.Reach;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Settings;
import reins.core.role.World;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A donkeycar's page with its faults, over real sockets and with the test's own clock. */
final class DonkeyCarTest {
    private static final long PATIENCE_SECONDS = 60;

    private final DonkeyServer car = new DonkeyServer();
    private final Ticking clock = new Ticking();
    private Linked linked;
    private Safety safety;
    private RobotLink link;
    private RobotWorld world;

    DonkeyCarTest() throws IOException {
        reach(Map.of("steeringTrim", "0.1", "camera", "false"));
    }

    private void reach(Map<String, String> changes) {
        Robot robot = DonkeyCar.robot(config(changes));
        linked = Linked.of(robot, clock, this::moment);
        safety = linked.safety();
        link = linked.link();
        world = linked.world();
    }

    private DonkeyCar.Config config(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(changes);
        all.putIfAbsent("address", car.address());
        return Settings.with(DonkeyCar.TYPE.defaults(), all);
    }

    @AfterEach
    void end() throws IOException {
        link.close();
        car.close();
    }

    /** The link works, and a little time passes. */
    private void moment() {
        link.work();
        clock.pass(1);
        WorkerThread.moment();
    }

    /** Works until this is so, while the test's clock stands. */
    private void until(BooleanSupplier so) {
        await(so, link::work);
    }

    /** Waits until this is so, doing this meanwhile. */
    private void await(BooleanSupplier so, Runnable meanwhile) {
        linked.await(so, meanwhile, car.told::toString);
    }

    /** Whether the last so many messages said rest. */
    private boolean rested(int times) {
        List<String> told = List.copyOf(car.told);
        return told.size() >= times
                && told.subList(told.size() - times, told.size()).stream()
                        .allMatch(message -> message.contains("\"throttle\":0.0"));
    }

    private Outcome ahead(double throttle) {
        return world.step(new Action.Continuous(Vec.of(0.5f, (float) throttle)));
    }

    /** An episode in which the car goes ahead. */
    private void driving() {
        until(safety::isUp);
        until(() -> link.seen().isPresent());
        safety.begin();
        safety.begun();
        clock.pass(50);
        safety.heard(clock.getAsLong());
        safety.observed(clock.getAsLong());
        ahead(0.3);
        until(() -> isAt(0.3));
    }

    private boolean isAt(double throttle) {
        if (Math.abs(car.throttle() - throttle) < 1e-6) {
            return true;
        }
        clock.pass(50);
        safety.heard(clock.getAsLong());
        safety.observed(clock.getAsLong());
        ahead(0.3);
        return false;
    }

    @Test
    void theCarIsToldClampedNumbersAndNeverToDriveByItself() {
        driving();
        assertEquals(0.6, car.angle(), 1e-6, "with its trim");
        world.step(new Action.Continuous(Vec.of(9, Float.NaN)));
        clock.pass(50);
        until(() -> car.angle() == 1 && car.throttle() == 0);
        assertTrue(car.told.stream().noneMatch(message -> message.contains("local")));
        assertTrue(car.told.stream().noneMatch(message -> message.contains("NaN")));
        assertTrue(car.told.getFirst().contains("\"drive_mode\":\"user\""));
    }

    @Test
    void itIsAtRestWhereTheWorldHangsFor250Milliseconds() {
        driving();
        clock.pass(251);
        until(() -> car.throttle() == 0);
    }

    @Test
    void aSilentCarIsAtRestAndThenLeftAndReachedAgain() throws IOException {
        driving();
        car.silence(true);
        until(() -> {
            clock.pass(10);
            ahead(0.3);
            return car.throttle() == 0;
        });
        until(() -> {
            clock.pass(10);
            return ahead(0.3).ending() == Ending.CUT;
        });
        until(() -> {
            clock.pass(10);
            ahead(0.3);
            return car.connections() > 1;
        });
        assertEquals(0, car.throttle());
        assertFalse(world.reach().trouble().isEmpty(), "the episode is over");
    }

    @Test
    void aCarThatHangsUpKeepsItsThrottleUntilItIsReachedAgainAndRests() throws IOException {
        driving();
        car.hangUp();
        assertEquals(0.3, car.throttle(), 1e-6, "there is nobody to stop it");
        until(() -> {
            clock.pass(10);
            return ahead(0.3).ending() == Ending.CUT;
        });
        assertFalse(world.reach().trouble().isEmpty());
        until(() -> {
            clock.pass(10);
            ahead(0.3);
            return car.connections() > 1 && rested(4);
        });
        assertEquals(0, car.throttle(), "nothing is resumed by itself");
    }

    @Test
    void aSlowCarGoesAtHalfItsSpeedAtTheMost() throws IOException {
        driving();
        car.silence(true);
        for (int i = 0; i < 20; i++) {
            clock.pass(100);
            ahead(0.3);
            until(() -> car.waiting() > 0);
            clock.pass(310);
            car.answerAll();
            until(() -> world.reach().ageSeconds() == 0);
        }
        assertTrue(world.reach().roundTripSeconds() > 0.3);
        Action allowed = world.allowed(new Action.Continuous(Vec.of(0.5f, 0.3f)));
        assertEquals(Vec.of(0.5f, 0.15f), allowed.asControls());
    }

    @Test
    void aCarWhoseOwnPilotIsSwitchedOnIsTakenBackToRest() throws IOException {
        driving();
        car.changeMode("local");
        until(() -> !world.reach().trouble().isEmpty());
        assertTrue(world.reach().trouble().contains("mode 'local'"));
        assertEquals(Ending.CUT, ahead(0.3).ending());
        clock.pass(50);
        until(() -> car.throttle() == 0);
        assertTrue(car.told.getLast().contains("\"drive_mode\":\"user\""));
    }

    private boolean isSeenNow() {
        Seen seen = link.seen().orElseThrow();
        return seen.sights().getFirst().arrivedNanos() == clock.getAsLong();
    }

    private double redness() {
        Frame picture = ahead(0.3).observation().frames().getFirst();
        return (picture.pixels().toArray()[0] & 0xFF) / 255.0;
    }

    @Test
    void itsPicturesAreSeenAndWhereTheyStandStillItRestsAndTheEpisodeEnds() throws IOException {
        link.close();
        reach(Map.of());
        until(safety::isUp);
        car.see(0xFF0000);
        until(() -> link.seen().isPresent());
        safety.begin();
        safety.begun();
        assertEquals(1, redness(), 0.05);
        int green = 0;
        while (Math.abs(car.throttle() - 0.3) > 1e-6) {
            clock.pass(20);
            green += 4;
            car.see(0xFF0000 + (green << 8));
            until(this::isSeenNow);
            ahead(0.3);
        }
        car.see(0x0000FF);
        until(() -> redness() < 0.05);
        assertEquals(Reach.Light.GREEN, world.reach().light());
        clock.pass(301);
        assertEquals(Reach.Policy.SEES_TOO_LATE, world.reach().policy());
        clock.pass(200);
        until(() -> {
            ahead(0.3);
            clock.pass(10);
            return car.throttle() == 0;
        });
        until(() -> {
            clock.pass(10);
            return ahead(0.3).ending() == Ending.CUT;
        });
        assertTrue(world.reach().trouble().contains("camera"), world.reach().trouble());
        assertEquals(1, car.connections(), "the car itself is still there");
    }

    @Test
    void aStopIsThreeRestsAndNothingMore() {
        driving();
        world.stop();
        until(() -> rested(3));
        ahead(0.3);
        clock.pass(50);
        until(() -> rested(4));
    }

    @Test
    void leavingLeavesTheCarAtRest() {
        driving();
        world.close();
        await(() -> rested(3), () -> {});
        assertEquals(0, car.throttle());
    }

    @Test
    void whereNoCarAnswersThatIsSaid() throws IOException {
        int nobody;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalPort();
        }
        DonkeyCar.Config config = config(Map.of("address", "localhost:" + nobody));
        ReinsException refusal =
                assertThrows(ReinsException.class, () -> DonkeyCar.TYPE.open(config));
        assertTrue(
                refusal.sentence().startsWith("No donkeycar answers at localhost:" + nobody),
                refusal.sentence());
    }

    @Test
    void anAddressThatIsNoneIsRefused() {
        for (String wrong : List.of("", "donkey", "ws://donkey:8887", "a b:1", "donkey:8887/x")) {
            DonkeyCar.Config config = config(Map.of("address", wrong));
            assertThrows(ReinsException.class, () -> DonkeyCar.robot(config), wrong);
        }
    }

    @Test
    void aCarThatAnotherReinsDrivesIsLeftAloneUntilThatIsGone() throws Exception {
        DonkeyCar.Config config = config(Map.of("camera", "false"));
        Process program =
                DrivenRobot.start(
                        DonkeyCar.TYPE,
                        Map.of("address", car.address(), "camera", "false"),
                        Vec.of(0, 0.3f));
        try {
            await(() -> Math.abs(car.throttle() - 0.3) < 1e-6 || !program.isAlive(), () -> {});
            ReinsException refusal =
                    assertThrows(ReinsException.class, () -> DonkeyCar.TYPE.openWith(config));
            assertEquals(
                    "Another Reins on this machine is linked to the donkeycar at %s; leave it there first, for two that drive one robot take turns."
                            .formatted(car.address()),
                    refusal.sentence());
        } finally {
            program.destroyForcibly();
        }
        assertTrue(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
        try (World mine = DonkeyCar.TYPE.openWith(config);
                World mineToo = DonkeyCar.TYPE.openWith(config)) {
            assertEquals(DonkeyCar.TYPE.id(), mine.spec().id());
            assertEquals(mine.spec(), mineToo.spec());
        }
    }

    @Test
    void aProgramThatIsEndedFromOutsideLeavesTheCarAtRest() throws Exception {
        Process program =
                DrivenRobot.start(
                        DonkeyCar.TYPE,
                        Map.of("address", car.address(), "camera", "false"),
                        Vec.of(0, 0.3f));
        try {
            await(() -> Math.abs(car.throttle() - 0.3) < 1e-6 || !program.isAlive(), () -> {});
            assertTrue(program.isAlive());
            program.destroy();
            assertTrue(program.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS));
            await(() -> rested(3), () -> {});
            assertEquals(0, car.throttle());
        } finally {
            program.destroyForcibly();
        }
    }
}
