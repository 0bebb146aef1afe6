package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonNull;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import com.google.gson.JsonPrimitive;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Coding;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Introduction;
import reins.core.role.Settings;

import java.io.IOException;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;

/** A rosbridge with its faults, over real sockets and with the test's own clock. */
final class RosBridgeTest {
    private static final Map<String, String> ALL =
            Map.of(
                    "jointsTopic", "/joint_states",
                    "joints", "elbow, wrist",
                    "scanTopic", RosServer.SCAN,
                    "scanSectors", "2",
                    "cameraTopics", RosServer.CAMERA,
                    "width", "16",
                    "height", "16");

    private final Ticking clock = new Ticking();
    private RosServer robot;
    private Linked linked;
    private Safety safety;
    private RobotLink link;
    private RobotWorld world;

    @SuppressWarnings("NullAway.Init") // by the link
    private Wire wire;

    RosBridgeTest() throws IOException {
        robot = new RosServer(false);
        onlyOdometry();
        reach(Map.of());
    }

    private RosBridge.Config config(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(changes);
        all.putIfAbsent("address", robot.address());
        return Settings.with(RosBridge.TYPE.defaults(), all);
    }

    /** Reaches it, anew where it was, and begins an episode that a person drives. */
    private void reach(Map<String, String> changes) {
        Robot reached = RosBridge.robot(config(changes));
        if (robot.connections() > 0) {
            link.close();
        }
        linked =
                Linked.of(
                        reached,
                        clock,
                        () -> {
                            wire = reached.connect().connect(clock);
                            return wire;
                        },
                        Linked.millisecond(clock),
                        WorkerThread::moment);
        safety = linked.safety();
        link = linked.link();
        world = linked.world();
        until(safety::isUp);
        until(() -> robot.subscribed.keySet().equals(robot.messages.keySet()));
        safety.begin();
        safety.begun();
    }

    @AfterEach
    void end() throws IOException {
        link.close();
        robot.close();
    }

    private void until(BooleanSupplier so) {
        linked.until(so, robot.told::toString);
    }

    /** All topics say something, and that has come. */
    private Seen live() throws IOException {
        clock.pass(1);
        robot.live();
        until(() ->
                link.seen().filter(seen -> seen.arrivedNanos() == clock.getAsLong()).isPresent());
        return link.seen().orElseThrow();
    }

    private Seen.Sight sight() {
        return link.seen().orElseThrow().sights().getFirst();
    }

    /** Until the episode is over: everything comes but this topic, on which this is said. */
    private Outcome goWithout(String topic, String instead) throws IOException {
        while (world.reach().trouble().isEmpty()) {
            clock.pass(50);
            everything();
            robot.messages.remove(topic);
            robot.live();
            if (!instead.isEmpty()) {
                robot.say(instead);
            }
            until(() -> wire.heardNanos() == clock.getAsLong());
            world.step(world.spec().rest());
        }
        return world.step(world.spec().rest());
    }

    private void onlyOdometry() {
        robot.messages.keySet().retainAll(List.of(RosServer.ODOMETRY));
    }

    private void everything() throws IOException {
        robot.look();
        robot.messages.put(
                "/joint_states",
                JsonParser.parseString(
                                "{\"name\":[\"wrist\",\"wheel\",\"elbow\"],\"position\":[0.5,9,-0.5]}")
                        .getAsJsonObject());
        robot.messages.put(RosServer.SCAN, RosServer.scan(0.5, 3, 2, 0.1, 40, 7, 8));
    }

    private void drive(float... controls) {
        world.step(new Action.Continuous(Vec.of(controls)));
        clock.pass(50);
        safety.heard(clock.getAsLong());
        safety.observed(clock.getAsLong());
        link.work();
    }

    @Test
    void itIsToldTwistsThatCountToTheLeft() throws IOException {
        onlyOdometry();
        reach(Map.of("maxSpeed", "0.5"));
        live();
        assertEquals(Map.of("/cmd_vel", "geometry_msgs/Twist"), robot.advertised);
        assertEquals(Map.of("/odom", "nav_msgs/Odometry"), robot.subscribed);
        until(() -> {
            drive(1, 0.5f);
            return robot.ahead() == 0.5 && robot.turning() == -1;
        });
        until(() -> {
            drive(Float.NaN, 9);
            return robot.ahead() == 0.5 && robot.turning() == 0;
        });
        assertTrue(robot.told.stream().noneMatch(message -> message.contains("NaN")));
        link.close();
        until(() -> robot.isAtRest());
    }

    @Test
    void oneThatMovesSidewaysIsToldSoInTheOrderOfTheSticks() throws IOException {
        onlyOdometry();
        reach(Map.of("sideways", "true"));
        assertEquals(
                List.of("sideways", "speed", "turn"),
                world.spec().controls().stream().map(Channel::name).toList());
        assertEquals(-0.25f, live().state().at(4));
        until(() -> {
            drive(0.1f, 0.2f, 0.3f);
            return Math.abs(robot.ahead() - 0.2) < 1e-6;
        });
        assertEquals(-0.1, robot.left(), 1e-6);
        assertEquals(-0.3, robot.turning(), 1e-6);
    }

    @ParameterizedTest
    @CsvSource({"false,false", "true,false", "false,true", "true,true"})
    void whatItSeesComesInTheOrderOfTheSpec(boolean cbor, boolean drips) throws IOException {
        robot.close();
        robot = new RosServer(cbor);
        everything();
        robot.messages.put(RosServer.ODOMETRY, RosServer.odometry(1.5, -2, 0.25));
        reach(with(ALL, "cbor", String.valueOf(cbor)));
        robot.drip(drips);
        Seen seen = live();
        assertEquals(
                List.of(
                        "x",
                        "y",
                        "heading",
                        "forward speed",
                        "yaw rate",
                        "elbow",
                        "wrist",
                        "distance 1",
                        "distance 2"),
                world.spec().state().stream().map(Channel::name).toList());
        float[] expected = {1.5f, 2.5f, -2, 0.25f, 0.75f, -0.5f, 0.5f, 2, 7};
        assertArrayEquals(expected, seen.state().toArray(), 1e-5f);
        Frame frame = seen.sights().getFirst().frame();
        assertEquals(Coding.JPEG, frame.coding(), "as it came");
        assertEquals(
                Objects.requireNonNull(robot.messages.get(RosServer.CAMERA))
                        .get("data")
                        .getAsString(),
                Base64.getEncoder().encodeToString(frame.bytes().toArray()));
        robot.stamp(true);
        assertEquals(0, live().arrivedNanos() - clock.getAsLong(), "stamps do not matter");
    }

    private static Map<String, String> with(
            Map<String, String> settings, String name, String value) {
        Map<String, String> all = new HashMap<>(settings);
        all.put(name, value);
        return all;
    }

    @Test
    void whereALaserMeetsNothingThatIsFar() throws IOException {
        robot.messages.keySet().retainAll(List.of(RosServer.ODOMETRY, RosServer.SCAN));
        JsonObject scan = RosServer.scan(0.5, 3, 3, 3);
        scan.getAsJsonArray("ranges").set(0, JsonNull.INSTANCE);
        robot.messages.put(RosServer.SCAN, scan);
        reach(Map.of("scanTopic", RosServer.SCAN, "scanSectors", "3", "scanFar", "5"));
        assertEquals(5, live().state().at(5), "JSON has no infinity");
        robot.close();
        robot = new RosServer(true);
        robot.messages.keySet().retainAll(List.of(RosServer.ODOMETRY, RosServer.SCAN));
        scan.getAsJsonArray("ranges").set(0, new JsonPrimitive(Double.POSITIVE_INFINITY));
        scan.getAsJsonArray("ranges").set(1, new JsonPrimitive(Double.NEGATIVE_INFINITY));
        scan.getAsJsonArray("ranges").set(2, new JsonPrimitive(Double.NaN));
        robot.messages.put(RosServer.SCAN, scan);
        reach(
                Map.of(
                        "scanTopic", RosServer.SCAN,
                        "scanSectors", "3",
                        "scanFar", "5",
                        "cbor", "true"));
        Vec state = live().state();
        assertEquals(Vec.of(5, 0, 5), Vec.of(state.at(5), state.at(6), state.at(7)));
    }

    @Test
    void aPictureThatComesAgainIsTheSameAndOldUnlessTheRobotIsSimulated() throws IOException {
        for (boolean stillIsOld : new boolean[] {true, false}) {
            robot.look();
            robot.messages.keySet().retainAll(List.of(RosServer.CAMERA));
            reach(
                    Map.of(
                            "odometryTopic", "",
                            "cameraTopics", RosServer.CAMERA,
                            "width", "16",
                            "height", "16",
                            "stillIsOld", String.valueOf(stillIsOld)));
            Seen.Sight first = live().sights().getFirst();
            live();
            Seen.Sight again = live().sights().getFirst();
            assertSame(first.frame(), again.frame());
            assertEquals(first.number(), again.number());
            if (stillIsOld) {
                assertEquals(first.arrivedNanos(), again.arrivedNanos());
            } else {
                until(() -> sight().arrivedNanos() == clock.getAsLong());
                assertEquals(first.number(), sight().number());
            }
            robot.look();
            live();
            assertNotEquals(first.number(), live().sights().getFirst().number());
        }
    }

    @Test
    void plainPicturesAreReadRowByRow() throws IOException {
        robot.messages.remove(RosServer.SCAN);
        robot.messages.remove(RosServer.CAMERA);
        byte[] rows = new byte[16 * 50];
        for (int y = 0; y < 16; y++) {
            for (int x = 0; x < 16; x++) {
                rows[50 * y + 3 * x] = (byte) x;
                rows[50 * y + 3 * x + 2] = (byte) y;
            }
        }
        JsonObject image = RosServer.picture(rows);
        image.addProperty("width", 16);
        image.addProperty("height", 16);
        image.addProperty("step", 50);
        image.addProperty("encoding", "bgr8");
        robot.messages.put("/camera/image_raw", image);
        reach(Map.of("cameraTopics", "/camera/image_raw", "width", "16", "height", "16"));
        assertEquals("sensor_msgs/Image", robot.subscribed.get("/camera/image_raw"));
        byte[] pixels = live().sights().getFirst().frame().pixels().toArray();
        int at = 3 * (16 * 5 + 9);
        assertArrayEquals(
                new byte[] {5, 0, 9}, new byte[] {pixels[at], pixels[at + 1], pixels[at + 2]});
    }

    @Test
    void aTopicThatIsSilentIsNamedWhereTheOthersAreNot() throws IOException {
        everything();
        reach(ALL);
        live();
        Outcome outcome = goWithout(RosServer.SCAN, "");
        assertEquals(Ending.CUT, outcome.ending());
        assertTrue(
                outcome.link()
                        .trouble()
                        .matches(
                                "Nothing new has come on '/scan' for 2\\.\\d s; look whether its"
                                        + " node is running and whether its messages are of type"
                                        + " 'sensor_msgs/LaserScan'\\."),
                outcome.link().trouble());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "/odom |"
                    + " {\"pose\":{\"pose\":{\"position\":{\"x\":null,\"y\":0}}},\"twist\":{\"twist\":{\"linear\":{}}}}"
                    + " | 'pose.pose.position.x' is no number",
                "/odom | {\"pose\":{}} | 'pose.pose' is missing",
                "/odom | [1] | 'pose' is missing",
                "/joint_states | {\"name\":[\"elbow\"],\"position\":[1]} | the joint 'wrist' is"
                        + " missing",
                "/joint_states | {\"name\":[\"elbow\",\"wrist\"],\"position\":[1,\"fast\"]}"
                        + " | 'position[1]' is no number",
                "/scan | {\"range_min\":0,\"ranges\":[1]} | it has 1 distances for 2 sectors",
                "/camera/image/compressed | {\"data\":\"/9j/*\"} | 'data' is no base64",
                "/camera/image/compressed | {\"data\":\"AAAA\"} | a file is no picture",
                "/camera/image/compressed |"
                    + " {\"data\":\"AAAA\",\"encoding\":\"16UC1\",\"width\":1,\"height\":1,\"step\":2}"
                    + " | its pictures are coded as '16UC1', and not as RGB, BGR or JPEG",
                "/camera/image/compressed |"
                    + " {\"data\":\"AAAA\",\"encoding\":\"rgb8\",\"width\":8192,\"height\":8192,\"step\":24576}"
                    + " | a picture of 8192×8192 pixels has 3 bytes"
            })
    void aMessageThatCannotBeUsedCostsItselfAndIsTold(String topic, String message, String why)
            throws IOException {
        everything();
        reach(ALL);
        live();
        Outcome outcome =
                goWithout(
                        topic,
                        "{\"op\":\"publish\",\"topic\":\"%s\",\"msg\":%s}"
                                .formatted(topic, message));
        assertEquals(Ending.CUT, outcome.ending());
        assertEquals(
                "What comes on '%s' cannot be used: %s.".formatted(topic, why),
                outcome.link().trouble());
        int connections = robot.connections();
        everything();
        live();
        assertEquals(connections, robot.connections());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pardon?",
                "{}",
                "[",
                "{\"op\":\"status\",\"level\":\"error\",\"msg\":\"no\"}",
                "{\"op\":\"publish\",\"topic\":\"/odom\"}",
                "{\"op\":\"publish\",\"topic\":\"/unknown\",\"msg\":7}"
            })
    void whateverElseItSaysIsPassedOver(String text) throws IOException {
        live();
        robot.say(text);
        robot.say("[".repeat(100_000));
        robot.say(new byte[] {(byte) 0xA1});
        live();
        assertEquals("", world.reach().trouble());
    }

    @Test
    void afterAHangUpItAsksForEverythingAgainAndRests() throws IOException {
        everything();
        reach(ALL);
        live();
        until(() -> {
            drive(0, 0.3f);
            return robot.ahead() > 0.2;
        });
        robot.sayBye(1011);
        until(() -> !world.reach().trouble().isEmpty());
        assertTrue(
                world.reach().trouble().contains("ended the connection (1011)"),
                world.reach().trouble());
        assertTrue(robot.ahead() > 0.2, "there is nobody to stop it");
        until(() -> {
            drive(0, 0.3f);
            return robot.connections() > 1 && robot.isAtRest();
        });
        until(() -> robot.subscribed.size() == 4 && robot.advertised.size() == 1);
        live();
        for (int i = 0; i < 20; i++) {
            drive(0, 0.3f);
        }
        assertTrue(robot.isAtRest(), "nothing is resumed by itself");
    }

    @Test
    void aMessageThatIsTooLongEndsTheConnection() throws IOException {
        live();
        robot.sayMuch((1 << 20) + 1);
        until(() -> !world.reach().trouble().isEmpty());
        assertTrue(
                world.reach().trouble().contains("sent a message of more than 1048576 bytes"),
                world.reach().trouble());
    }

    @Test
    void itsTopicsAreToldWhereItKnowsThem() {
        robot.types.put("/scan", "sensor_msgs/msg/LaserScan");
        robot.types.put("/cmd_vel", "geometry_msgs/msg/Twist");
        assertEquals(
                List.of(
                        new RosTopics.Topic("/cmd_vel", "geometry_msgs/msg/Twist"),
                        new RosTopics.Topic("/scan", "sensor_msgs/msg/LaserScan")),
                RosTopics.of(robot.address(), clock));
    }

    @Test
    void aTopicIsOfferedForWhatItsTypeIsGoodFor() {
        robot.types.put("/cmd_vel", "geometry_msgs/msg/Twist");
        robot.types.put("/cmd_vel_stamped", "geometry_msgs/msg/TwistStamped");
        robot.types.put("/odom", "nav_msgs/Odometry");
        robot.types.put("/scan", "sensor_msgs/msg/LaserScan");
        robot.types.put("/front/image_raw", "sensor_msgs/msg/Image");
        robot.types.put("/front/image_raw/compressed", "sensor_msgs/CompressedImage");
        robot.types.put("/packed", "sensor_msgs/CompressedImage");
        Introduction.Parts told =
                (Introduction.Parts) RosBridge.TYPE.ask(config(Map.of()), System::nanoTime);
        assertTrue(Settings.values(config(Map.of())).keySet().containsAll(told.settings()));
        Map<String, String> uses = new TreeMap<>();
        for (Introduction.Part part : told.parts()) {
            uses.put(part.name(), part.use().map(use -> use.setting() + use.several()).orElse(""));
        }
        assertEquals(
                Map.of(
                        "/cmd_vel", "commandTopicfalse",
                        "/cmd_vel_stamped", "",
                        "/odom", "odometryTopicfalse",
                        "/scan", "scanTopicfalse",
                        "/front/image_raw", "cameraTopicstrue",
                        "/front/image_raw/compressed", "cameraTopicstrue",
                        "/packed", ""),
                uses);
        assertTrue(robot.advertised.isEmpty(), "nothing is commanded");
    }

    @Test
    void theNamesOfJointsComeWithTheirTopic() throws Exception {
        robot.types.put("/joint_states", "sensor_msgs/msg/JointState");
        try (ExecutorService elsewhere = Executors.newSingleThreadExecutor()) {
            Future<List<RosTopics.Topic>> topics =
                    elsewhere.submit(() -> RosTopics.of(robot.address(), System::nanoTime));
            until(() -> robot.subscribed.containsKey("/joint_states"));
            robot.tell(
                    "/joint_states",
                    JsonParser.parseString("{\"name\":[\"elbow\",\"wrist\"],\"position\":[1,2]}")
                            .getAsJsonObject());
            RosTopics.Topic joints = topics.get().getFirst();
            assertEquals(List.of("elbow", "wrist"), joints.joints());
            assertEquals(
                    Map.of("joints", "elbow, wrist"), joints.part().use().orElseThrow().besides());
        }
    }

    @Test
    void whereItDoesNotTellItsTopicsThatIsSaid() throws IOException {
        assertEquals(
                "The rosbridge at '%s' does not tell its topics; start its node rosapi, or type them."
                        .formatted(robot.address()),
                refusal());
        robot.stall(true);
        assertEquals(
                "The rosbridge at '%s' did not tell its topics within 10 s; look whether its node rosapi is running, or type them."
                        .formatted(robot.address()),
                refusal());
        robot.close();
        assertEquals(RosWire.absent(robot.address()), refusal());
    }

    private String refusal() {
        return assertThrows(
                        ReinsException.class,
                        () ->
                                RosTopics.of(
                                        robot.address(),
                                        () -> {
                                            clock.pass(2);
                                            return clock.getAsLong();
                                        }))
                .sentence();
    }

    @ParameterizedTest
    @CsvSource({
        "address, robot, The address of the rosbridge is 'robot'",
        "commandTopic, '', The ROS robot needs a topic for its commands",
        "scanTopic, /odom, The topic '/odom' is named twice",
        "cameraTopics, '/a,/a', The topic '/a' is named twice",
        "jointsTopic, /joint_states, The ROS robot needs a topic of its joints",
        "joints, elbow, The ROS robot needs a topic of its joints"
    })
    void settingsThatDoNotGoTogetherAreRefused(String name, String value, String why) {
        RosBridge.Config config = config(Map.of(name, value));
        String sentence =
                assertThrows(ReinsException.class, () -> RosBridge.robot(config)).sentence();
        assertTrue(sentence.startsWith(why), sentence);
    }
}
