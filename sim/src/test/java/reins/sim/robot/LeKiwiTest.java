package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonObject;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Handling;
import reins.core.role.Settings;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A LeKiwi's host with its faults, over real sockets and with the test's own clock. */
final class LeKiwiTest {
    private static final float AHEAD = 0.15f;

    private final Ticking clock = new Ticking();
    private KiwiHost host = new KiwiHost(false, clock);
    private Linked linked;
    private Safety safety;
    private RobotLink link;
    private RobotWorld world;
    private int green;

    LeKiwiTest() {
        reach("front 64x48");
    }

    private void reach(String cameras) {
        Robot robot = LeKiwi.robot(config(Map.of("cameras", cameras)));
        linked = Linked.of(robot, clock, this::moment);
        safety = linked.safety();
        link = linked.link();
        world = linked.world();
    }

    private LeKiwi.Config config(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(changes);
        all.putIfAbsent("address", "127.0.0.1");
        all.put("commandPort", Integer.toString(host.commandPort()));
        all.put("observationPort", Integer.toString(host.observationPort()));
        return Settings.with(LeKiwi.TYPE.defaults(), all);
    }

    @AfterEach
    void end() {
        link.close();
        host.close();
    }

    private void moment() {
        link.work();
        clock.pass(1);
        WorkerThread.moment();
    }

    /** Works until this is so, while the test's clock stands. */
    private void until(BooleanSupplier so) {
        linked.until(so, host.told::toString);
    }

    /** The host tells how it is, with a picture like no other before, until that is seen. */
    private void see() {
        green = 40 + (green + 8) % 160;
        tell(green);
        until(() -> link.seen().isPresent() && Math.abs(greenness() - green) < 4);
    }

    private void tell(int colour) {
        try {
            host.tell(0x800040 + (colour << 8), "front");
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private int greenness() {
        Frame front = link.seen().orElseThrow().observation().frames().getFirst();
        return front.pixels().toArray()[1] & 0xFF;
    }

    private Outcome go(float forward, float elbow) {
        return world.step(new Action.Continuous(Vec.of(forward, 0, 0, 0, 0, elbow, 0, 0, 0)));
    }

    /** A tick of a world and of a robot that are well, 40 ms, until it was told of it. */
    private void tick(float forward, float elbow) {
        clock.pass(6);
        see();
        go(forward, elbow);
        int before = host.told.size();
        clock.pass(34);
        until(() -> host.told.size() > before && isTold(forward));
    }

    private boolean isTold(double forward) {
        return Math.abs(last("x.vel") - forward) < 1e-6;
    }

    private void driving() {
        see();
        int before = host.told.size();
        safety.begin();
        safety.begun();
        until(() -> host.told.size() >= before + 3);
        for (int i = 0; i < 5; i++) {
            tick(AHEAD, 0);
        }
    }

    /** Goes ahead, this meanwhile, until the episode is over. */
    private Outcome untilCut(Runnable meanwhile) {
        Outcome[] last = {go(AHEAD, 0)};
        until(() -> {
            clock.pass(10);
            meanwhile.run();
            last[0] = go(AHEAD, 0);
            return last[0].ending() == Ending.CUT;
        });
        return last[0];
    }

    private double last(String key) {
        return host.told.getLast().get(key).getAsDouble();
    }

    @Test
    void nothingIsSaidBeforeTheArmIsSeenAndThenItIsToldToStayThere() {
        until(() -> {
            clock.pass(100);
            return clock.getAsLong() > 2_000_000_000L;
        });
        assertEquals(List.of(), host.told);
        host.push("arm_wrist_roll.pos", -33);
        see();
        until(() -> host.told.size() >= 3);
        for (JsonObject told : host.told) {
            assertEquals(0, told.get("x.vel").getAsDouble());
            assertEquals(-33, told.get("arm_wrist_roll.pos").getAsDouble());
            assertEquals(80, told.get("arm_gripper.pos").getAsDouble());
        }
    }

    @Test
    void theBaseIsDrivenInTheHostsUnitsAndTheArmBySpeeds() {
        driving();
        double elbow = host.is("arm_elbow_flex.pos");
        world.step(new Action.Continuous(Vec.of(-9, 0.1f, Float.NaN, 0, 0, 20, 0, 0, 0)));
        clock.pass(34);
        until(() -> last("x.vel") < 0);
        assertEquals(-0.2, last("x.vel"), 1e-6, "clamped");
        assertEquals(0.1, last("y.vel"), 1e-6);
        assertEquals(0, last("theta.vel"), 1e-6, "never NaN");
        assertTrue(last("arm_elbow_flex.pos") > elbow + 0.5);
        for (int i = 0; i < 25; i++) {
            tick(0, 20);
        }
        assertEquals(elbow + 20, last("arm_elbow_flex.pos"), 3, "a second at 20 a second");
        assertEquals(40, last("arm_shoulder_lift.pos"), "the others held");
        assertEquals(last("arm_elbow_flex.pos"), link.seen().orElseThrow().state().at(5), 2);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bothFormsOfItsPicturesAreSeenInTheirColours(boolean parted) throws IOException {
        link.close();
        host.close();
        host = new KiwiHost(parted, clock);
        reach("wrist 24x32, front 64x48");
        host.tell(0xF01040, "front", "wrist");
        until(() -> link.seen().isPresent());
        List<Frame> frames = link.seen().orElseThrow().observation().frames();
        assertEquals(
                world.spec().cameras(),
                frames.stream()
                        .map(frame -> new Camera(frame.camera(), frame.width(), frame.height()))
                        .toList());
        for (Frame frame : frames) {
            byte[] pixels = frame.pixels().toArray();
            assertEquals(0xF0, pixels[0] & 0xFF, 6);
            assertEquals(0x10, pixels[1] & 0xFF, 6);
            assertEquals(0x40, pixels[2] & 0xFF, 6);
        }
    }

    @Test
    void itIsAtRestWhereTheWorldHangsFor250Milliseconds() {
        driving();
        clock.pass(251);
        until(() -> isTold(0));
        assertEquals(50, last("arm_elbow_flex.pos"));
    }

    @Test
    void aSilentHostIsToldToRestThenLeftAndReachedAgainWithoutGoingOn() {
        driving();
        until(() -> {
            clock.pass(10);
            go(AHEAD, 0);
            return isTold(0);
        });
        assertTrue(world.reach().ageSeconds() < 0.6, "as soon as it was not seen for 500 ms");
        assertEquals(Safety.SILENT, untilCut(() -> {}).link().trouble());
        int before = host.told.size();
        until(() -> {
            tell(7);
            clock.pass(1);
            go(AHEAD, 0);
            return safety.isUp();
        });
        until(() -> {
            clock.pass(10);
            go(AHEAD, 0);
            return host.told.size() >= before + 4;
        });
        assertTrue(
                host.told.subList(before, host.told.size()).stream()
                        .allMatch(told -> told.get("x.vel").getAsDouble() == 0));
    }

    @Test
    void aProgramThatIsGoneLeavesTheBaseToTheHostsWatchdog() {
        driving();
        clock.pass(501);
        assertTrue(host.stands());
    }

    @Test
    void picturesThatStandStillAreOldThoughTheRestIsTold() {
        driving();
        long from = clock.getAsLong();
        until(() -> {
            clock.pass(10);
            tell(green);
            go(AHEAD, 0);
            return isTold(0);
        });
        assertEquals(0.5, (clock.getAsLong() - from) / 1e9, 0.1);
        assertEquals(Safety.STALE, untilCut(() -> tell(green)).link().trouble());
    }

    private JsonObject changed(String key, String to) {
        JsonObject changed = host.now();
        changed.remove(key);
        if (!to.isEmpty()) {
            changed.addProperty(key, to);
        }
        return changed;
    }

    @Test
    void aMessageThatIsNotWholeIsNotUsedAndEndsTheEpisode() {
        String whole = host.now().toString();
        Map<List<byte[]>, String> wrong =
                Map.of(
                        List.of(KiwiHost.bytes("<html>")), "what is no JSON object",
                        List.of(KiwiHost.bytes(whole.substring(0, 90))), "what is no JSON object",
                        List.of(new byte[] {(byte) 0xFF, 0, 7}), "what is no JSON object",
                        List.of(KiwiHost.bytes(changed("x.vel", "").toString())),
                                "no number 'x.vel'",
                        List.of(KiwiHost.bytes(changed("x.vel", "NaN").toString())),
                                "no number 'x.vel'",
                        List.of(KiwiHost.bytes(changed("front", "§").toString())), "no base64",
                        List.of(KiwiHost.bytes(changed("front", "abcd").toString())), "no JPEG",
                        List.of(KiwiHost.bytes(whole), new byte[9]),
                                "1 pictures without their names",
                        List.of(KiwiHost.bytes(whole), new byte[KiwiReader.LONGEST]), "more than",
                        List.of(KiwiHost.bytes(whole)), "no camera 'front'");
        wrong.forEach((parts, why) -> {
            driving();
            Seen before = link.seen().orElseThrow();
            host.tell(parts);
            until(() -> !world.reach().trouble().isEmpty());
            assertTrue(world.reach().trouble().contains(why), world.reach().trouble());
            assertEquals(before.sights(), link.seen().orElseThrow().sights());
            assertEquals(Ending.CUT, go(AHEAD, 0).ending());
            clock.pass(40);
            until(() -> isTold(0));
        });
    }

    @Test
    void anArmThatWasPushedWhileNobodyLookedIsNotThrownBack() {
        driving();
        host.push("arm_shoulder_lift.pos", -60);
        tick(AHEAD, 0);
        assertEquals(-60 + KiwiArm.LEAD, last("arm_shoulder_lift.pos"), 1e-6);
    }

    @Test
    void leavingLeavesItAtRest() {
        driving();
        int before = host.told.size();
        world.close();
        linked.await(() -> host.told.size() >= before + 3, () -> {}, host.told::toString);
        assertEquals(before + 3, host.told.size());
        assertTrue(host.stands());
    }

    @Test
    void whereNobodyTellsAnythingItIsSaidHowAHostIsStarted() {
        until(() -> {
            clock.pass(100);
            return !link.refusal().isEmpty();
        });
        assertTrue(
                link.refusal().startsWith("No LeKiwi at 127.0.0.1 tells anything"), link.refusal());
        assertTrue(link.refusal().contains("--host.connection_time_s=86400"));
        assertFalse(safety.isUp());
    }

    @Test
    void aNameThatNobodyHasIsSaidAtOnce() {
        Robot nobody = LeKiwi.robot(config(Map.of("address", "nobody.invalid")));
        Wire wire = nobody.connect().connect(clock);
        assertTrue(
                wire.state() instanceof Wire.State.Ended(String why)
                        && why.startsWith("No LeKiwi at nobody.invalid"),
                () -> wire.state().toString());
        wire.close();
    }

    @Test
    void settingsThatAreNoneAreRefused() {
        for (String wrong : List.of("", "lekiwi:5555", "tcp://lekiwi", "a b")) {
            LeKiwi.Config config = config(Map.of("address", wrong));
            assertThrows(ReinsException.class, () -> LeKiwi.robot(config), wrong);
        }
        for (String wrong : List.of("front", "front 640", "front 4x4", "a 64x48, a 64x48")) {
            assertThrows(ReinsException.class, () -> config(Map.of("cameras", wrong)), wrong);
        }
        assertEquals(List.of(), LeKiwi.TYPE.spec(config(Map.of("cameras", ""))).cameras());
    }

    @Test
    void aPersonDrivesTheBaseAndEveryJointNoFasterThanItsSettingsSay() {
        LeKiwi.Config slow =
                Settings.with(
                        LeKiwi.TYPE.defaults(),
                        Map.of(
                                "maxSpeed",
                                "0.1",
                                "maxJointSpeed",
                                "10",
                                "hands",
                                "gripper speed=none"));
        Handling handling = LeKiwi.TYPE.handling(slow);
        List<Channel> controls = LeKiwi.TYPE.spec(slow).controls();
        assertEquals(9, controls.size());
        assertEquals(8, handling.drives().size());
        for (Handling.Drive drive : handling.drives()) {
            assertEquals(
                    controls.get(drive.control()).high(),
                    Math.max(drive.minusEnd(), drive.plusEnd()));
        }
        assertTrue(handling.driveOf(1).orElseThrow().isReversed(), "left is to the left");
    }
}
