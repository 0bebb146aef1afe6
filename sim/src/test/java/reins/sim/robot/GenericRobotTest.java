package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.core.role.Settings;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A robot of somebody's own with its faults, over real sockets and with the test's own clock. */
final class GenericRobotTest {
    private final GenericServer peer = new GenericServer();
    private final Ticking clock = new Ticking();
    private final Robot robot = GenericRobot.robot(config(Map.of()));
    private final Linked linked = Linked.of(robot, clock, this::moment);
    private final Safety safety = linked.safety();
    private final RobotLink link = linked.link();
    private final RobotWorld world = linked.world();

    GenericRobotTest() throws IOException {}

    private GenericRobot.Config config(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(GenericServer.SETTINGS);
        all.put("address", peer.address());
        all.putAll(changes);
        return Settings.with(GenericRobot.TYPE.defaults(), all);
    }

    @AfterEach
    void end() throws IOException {
        link.close();
        peer.close();
    }

    /** The link works, the robot tells its state, and a little time passes. */
    private void moment() {
        link.work();
        clock.pass(1);
        if (peer.connections() > 0) {
            tell(0.25);
        }
        WorkerThread.moment();
    }

    private void tell(double speed) {
        try {
            peer.tell(speed);
        } catch (IOException _) {
            // nobody is there
        }
    }

    private void until(BooleanSupplier so) {
        linked.until(so, peer.told::toString);
    }

    private Outcome ahead() {
        return world.step(new Action.Continuous(Vec.of(0.5f, 0.3f)));
    }

    /** An episode in which a person drives ahead. */
    private void driving() {
        until(safety::isUp);
        world.reset(1);
        ahead();
        until(() -> {
            clock.pass(50);
            tell(0.25);
            safety.heard(clock.getAsLong());
            ahead();
            return (float) peer.throttle() == 0.3f;
        });
    }

    /** Whether the episode is over, by this sentence, and the robot at rest. */
    private void endsBy(String sentence) {
        until(() -> !world.reach().trouble().isEmpty());
        Outcome outcome = ahead();
        assertEquals(Ending.CUT, outcome.ending());
        assertTrue(outcome.link().trouble().contains(sentence), outcome.link().trouble());
        clock.pass(50);
        until(() -> peer.throttle() == 0);
    }

    @Test
    void itIsToldWhatItsSettingsAllowAndTellsWhereItIs() {
        driving();
        assertEquals(0.5, peer.steering());
        assertEquals(Vec.of(0.25f, 0.5f), ahead().observation().state());
        world.step(new Action.Continuous(Vec.of(Float.NaN, 9)));
        clock.pass(50);
        until(() -> peer.steering() == 0 && peer.throttle() == 0.5);
        assertTrue(peer.told.stream().noneMatch(message -> message.contains("NaN")));
    }

    @ParameterizedTest
    @CsvSource({"success,SUCCESS", "failure,FAILURE"})
    void howAnEpisodeEndsIsForTheRobotToSayAndForgottenInTheNext(String told, Ending ending)
            throws IOException {
        driving();
        peer.say("{\"state\":[0,0],\"ending\":\"%s\"}".formatted(told));
        tell(0.25); // what comes behind it takes nothing back
        until(() -> ahead().ending() == ending);
        assertTrue(world.reach().trouble().isEmpty());
        int before = peer.begun();
        world.reset(2);
        until(() -> peer.begun() == before + 1);
        assertEquals(Ending.NONE, ahead().ending());
    }

    @Test
    void anEpisodeBeginsWithWhatIsSeenAfterItWasBegun() throws IOException {
        driving();
        tell(1.25);
        until(() -> ahead().observation().state().at(0) == 1.25f);
        assertEquals(0.25f, world.reset(2).state().at(0));
        List<String> told = List.copyOf(peer.told);
        int begin = told.lastIndexOf("{\"begin\":true}");
        assertTrue(
                told.subList(begin - 3, begin).stream().allMatch("{\"rest\":true}"::equals),
                told.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"state":[NaN,0]}              | at state[0]: a number is needed
                    {"state":[1e999,0]}            | at state[0]: a number is needed
                    {"state":[1]}                  | at state: 2 numbers are needed
                    {"state":[1,2,3]}              | at state: more than 2 are too many
                    {"state":["a",0]}              | at state[0]: a number is needed
                    {"ending":"perhaps"}           | at ending: "success" or "failure" is needed
                    [[[[[                          | is no JSON
                    17                             | an object is needed
                    {"trouble":"battery is empty"} | reports trouble: battery is empty
                    """)
    void whatIsWrongIsSaidAndItRests(String message, String sentence) throws IOException {
        driving();
        peer.say(message);
        endsBy(sentence);
        assertEquals(1, peer.connections(), "it is still there, and can be told to rest");
        world.reset(2);
        assertEquals("", world.reach().trouble());
    }

    @Test
    void aMessageThatHasNoEndLeavesItAtRest() throws IOException {
        driving();
        peer.sayHalf("{\"state\":[0.75,0.5]}");
        clock.pass(501);
        until(() -> {
            ahead();
            clock.pass(2);
            return peer.throttle() == 0;
        });
        until(() -> {
            clock.pass(2);
            return ahead().ending() == Ending.CUT;
        });
    }

    @Test
    void aMessageThatIsTooLongEndsTheConnectionAndItRestsAfterwards() throws IOException {
        driving();
        peer.say("[" + "0,".repeat(40_000) + "0]");
        until(() -> !world.reach().trouble().isEmpty());
        assertTrue(world.reach().trouble().contains("more than 65536"), world.reach().trouble());
        until(() -> {
            clock.pass(2);
            return peer.connections() > 1 && peer.throttle() == 0;
        });
    }

    @Test
    void anotherRobotAtTheSameAddressIsNeverDriven() throws IOException {
        driving();
        peer.greetBy(GenericServer.HELLO.replace("battery", "charge"));
        peer.hangUp();
        until(() -> {
            clock.pass(2);
            return peer.connections() > 1
                    && link.refusal().contains("charge")
                    && peer.throttle() == 0;
        });
        assertEquals(
                "The robot at %s says 'speed -1..1.5 m/s, charge 0..1' of its state and its settings say 'speed -1..1.5 m/s, battery 0..1'; change the settings to what it says."
                        .formatted(peer.address()),
                link.refusal());
        world.reset(2);
        Outcome outcome = ahead();
        assertEquals(Ending.CUT, outcome.ending());
        assertTrue(outcome.link().trouble().contains("charge"), outcome.link().trouble());
        assertTrue(link.seen().isEmpty(), "nothing of before is used");
    }

    @Test
    void whatTheRobotIsFollowsFromAskingItsAddress() {
        GenericRobot.Config asked =
                OwnRobotTest.asked(
                        Settings.with(
                                GenericRobot.TYPE.defaults(), Map.of("address", peer.address())));
        assertEquals(config(Map.of("controls", "steering -1..1, throttle -1..1 m/s speed")), asked);
        assertTrue(peer.told.isEmpty(), "nothing is said to it");
        assertTrue(GenericRobot.TYPE.caution(asked).contains("keeps its last command for ever"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    {"state":[1]}        | it begins without a hello
                    nonsense             | an object is needed
                    {"protocol":         | is no JSON
                    {"protocol":2}       | this Reins speaks protocol 1
                    {"protocol":1}       | is missing
                    """)
    void whoeverIsNoSuchRobotIsToldApart(String hello, String sentence) {
        peer.greetBy(hello);
        ReinsException refusal =
                assertThrows(
                        ReinsException.class,
                        () -> GenericRobot.TYPE.ask(config(Map.of()), System::nanoTime));
        assertTrue(refusal.sentence().contains(sentence), refusal.sentence());
        assertTrue(refusal.sentence().contains(peer.address()), refusal.sentence());
    }

    @Test
    void aHelloMayNotLeadElsewhereThanToPictures() {
        for (String url : List.of("film.mp4", "file:///etc/passwd", ":81/a b", "rtsp://a/b")) {
            peer.greetBy(
                    GenericServer.HELLO.replace(
                            "\"controls\"",
                            "\"cameras\":[{\"name\":\"a\",\"width\":1,\"height\":1,\"url\":\"%s\"}],\"controls\""
                                    .formatted(url)));
            ReinsException refusal =
                    assertThrows(
                            ReinsException.class,
                            () -> GenericRobot.TYPE.ask(config(Map.of()), System::nanoTime));
            assertTrue(refusal.sentence().contains("cameras[0].url"), refusal.sentence());
        }
    }

    @Test
    void whoeverSaysNothingIsGivenUpAfterFiveSeconds() {
        peer.greetBy("");
        until(() -> {
            clock.pass(1);
            return link.refusal().contains("says no hello");
        });
        assertTrue(clock.getAsLong() >= TimeUnit.SECONDS.toNanos(5));
        assertFalse(safety.isUp());
    }

    @Test
    void whereNobodyAnswersThatIsSaid() throws IOException {
        int nobody;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalPort();
        }
        GenericRobot.Config config = config(Map.of("address", "localhost:" + nobody));
        ReinsException refusal =
                assertThrows(
                        ReinsException.class,
                        () -> GenericRobot.TYPE.ask(config, System::nanoTime));
        assertTrue(
                refusal.sentence().startsWith("No robot answers at localhost:" + nobody),
                refusal.sentence());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            textBlock =
                    """
                    address  | robot
                    state    | speed
                    controls | throttle 1..-1
                    controls | throttle 0..1 parsecs
                    controls | a 0..1, a 0..1
                    controls | ''
                    cameras  | front 160 :81/stream
                    cameras  | front 0x120 :81/stream
                    """)
    void settingsThatMeanNothingAreRefusedByTheirName(String setting, String text) {
        GenericRobot.Config config = config(Map.of(setting, text));
        ReinsException refusal =
                assertThrows(ReinsException.class, () -> GenericRobot.robot(config));
        assertTrue(refusal.sentence().contains(setting), refusal.sentence());
    }
}
