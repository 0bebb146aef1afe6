package reins.sim.robot;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Outcome;
import reins.core.fact.Reach;
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
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** A donkey simulator with its faults, over real sockets and with the test's own clock. */
final class DonkeySimTest {
    private static final int RED = 0xFF0000;
    private static final int SET_UP = 6;

    private final SimulatorPeer simulator = new SimulatorPeer();
    private final Ticking clock = new Ticking();
    private final Robot robot = DonkeySim.robot(config(Map.of()));
    private final Linked linked =
            Linked.of(
                    robot,
                    clock,
                    this::connect,
                    () -> {
                        hear();
                        Linked.millisecond(clock).run();
                    },
                    this::moment);
    private final Safety safety = linked.safety();
    private final RobotLink link = linked.link();
    private final RobotWorld world = linked.world();

    private Optional<ToldWire> wire = Optional.empty();
    private int heardBefore;

    DonkeySimTest() throws IOException {}

    private ToldWire connect() {
        heardBefore = simulator.heard() + simulator.begun();
        ToldWire connected = new ToldWire(robot.connect().connect(clock));
        wire = Optional.of(connected);
        return connected;
    }

    private DonkeySim.Config config(Map<String, String> changes) {
        Map<String, String> all = new HashMap<>(Map.of("width", "32", "height", "16"));
        all.put("address", simulator.address());
        all.putAll(changes);
        return Settings.with(DonkeySim.TYPE.defaults(), all);
    }

    @AfterEach
    void end() throws IOException {
        link.close();
        simulator.close();
    }

    /** The link works, the simulator hears and tells of its car, and a little time passes. */
    private void moment() {
        link.work();
        hear();
        clock.pass(5);
        if (simulator.isReady()) {
            tell("");
        }
        WorkerThread.moment();
    }

    /** Waits until the simulator has heard what was said: what comes together is lost. */
    private void hear() {
        await(
                () ->
                        wire.filter(now -> now.state() instanceof Wire.State.Open)
                                .filter(now ->
                                        simulator.heard() + simulator.begun()
                                                < heardBefore + now.words() + now.begins())
                                .isEmpty(),
                () -> {});
    }

    /** The simulator is asked for its scenes and told how its car is. */
    private void setUp() {
        int before = simulator.told.size();
        for (int i = 1; i <= SET_UP; i++) {
            int count = before + i;
            until(() -> simulator.told.size() >= count);
            clock.pass(100);
        }
        await(safety::isUp, this::moment);
    }

    private void tell(String more) {
        try {
            simulator.tell(RED, more);
        } catch (IOException _) {
            // nobody is there
        }
    }

    private void until(BooleanSupplier so) {
        await(so, link::work);
    }

    private void await(BooleanSupplier so, Runnable meanwhile) {
        linked.await(
                so,
                meanwhile,
                () -> "%s, not understood: %s".formatted(simulator.kinds(), simulator.lost));
    }

    private Outcome ahead() {
        return world.step(new Action.Continuous(Vec.of(-0.5f, 0.3f)));
    }

    /** An episode in which a person drives ahead. */
    private void driving() {
        setUp();
        world.reset(1);
        await(
                () -> (float) simulator.throttle() == 0.3f,
                () -> {
                    moment();
                    ahead();
                });
    }

    private float seen(Outcome outcome, String channel) {
        List<String> names = robot.spec().state().stream().map(Channel::name).toList();
        return outcome.observation().state().at(names.indexOf(channel));
    }

    @Test
    void theSimulatorIsSetUpInItsOrderAndMissesNothingThatIsSaid() {
        driving();
        assertEquals(
                List.of(
                        "get_scene_names",
                        "load_scene",
                        "car_config",
                        "cam_config",
                        "car_config",
                        "cam_config"),
                simulator.kinds().subList(0, 6));
        assertEquals("generated_track", simulator.told.get(1).at("scene_name").text());
        List<String> rest = simulator.kinds().subList(6, simulator.kinds().size());
        int begin = rest.indexOf("reset_car");
        assertTrue(begin >= 3, "it rests before it is put back: " + rest);
        assertEquals(List.of(), simulator.lost, "two that come together are lost");
        assertEquals(-0.5, simulator.steering());
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void itsCarIsSeenWhateverItsLanguageMakesOfNumbers(boolean commas) {
        if (commas) {
            simulator.useCommas();
        }
        driving();
        Outcome outcome = ahead();
        assertEquals(1.5f, seen(outcome, "x"));
        assertEquals(0.25f, seen(outcome, "y"));
        assertEquals(-2.5f, seen(outcome, "z"));
        assertEquals(1e-5f, seen(outcome, "vx"));
        assertEquals(Math.PI / 2, seen(outcome, "yaw"), 1e-6);
        assertEquals(0, seen(outcome, "off the middle"), "what is missing is 0");
        Frame picture = outcome.observation().frames().getFirst();
        assertEquals(32, picture.width());
        assertEquals(0xFF, picture.pixels().toArray()[0] & 0xFF, 4);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                ",\"cte\":8.5    | FAILURE",
                ",\"cte\":-8.5   | FAILURE",
                ",\"cte\":7.5    | NONE",
                ",\"cte\":-17    | NONE",
                ",\"hit\":\"none\" | NONE",
                ",\"hit\":\"wall\" | FAILURE"
            })
    void whereTheCarIsOffTheRoadOrHitsSomethingAnEpisodeHasFailed(String more, Ending ending) {
        driving();
        tell(more);
        tell(",\"cte\":0.75"); // what comes behind it takes nothing back
        until(() -> seen(ahead(), "off the middle") == 0.75f);
        assertEquals(ending, ahead().ending());
        world.reset(2);
        assertEquals(Ending.NONE, ahead().ending());
        assertEquals(2, simulator.kinds().stream().filter("reset_car"::equals).count());
    }

    @ParameterizedTest
    @ValueSource(strings = {"missed_checkpoint", "DQ"})
    void whereTheSimulatorSaysThatItIsOverItHasFailed(String kind) throws IOException {
        driving();
        simulator.say("{\"msg_type\":\"%s\"}".formatted(kind));
        until(() -> ahead().ending() == Ending.FAILURE);
    }

    @Test
    void whatIsToldWhileTheCarIsPutBackIsNotSeen() {
        driving();
        long from = clock.getAsLong();
        world.reset(2);
        assertTrue(clock.getAsLong() - from >= TimeUnit.SECONDS.toNanos(1));
        assertTrue(simulator.isAtRest());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nonsense                                         | an object is needed",
                "{\"msg_type\":                                    | is no JSON",
                "{\"image\":\"\"}                                 | is missing",
                "{\"msg_type\":\"telemetry\"}                     | is missing",
                "{\"msg_type\":\"telemetry\",\"image\":\"!\"}     | at image: a picture is needed",
                "{\"msg_type\":\"telemetry\",\"image\":\"AAAA\"}  | at image: a picture is needed",
                "{\"msg_type\":\"telemetry\",\"cte\":NaN}         | at cte: a number is needed"
            })
    void whatIsWrongIsSaidAndItRests(String message, String sentence) throws IOException {
        driving();
        simulator.say(message);
        until(() -> !world.reach().trouble().isEmpty());
        Outcome outcome = ahead();
        assertEquals(Ending.CUT, outcome.ending());
        assertTrue(outcome.link().trouble().contains(sentence), outcome.link().trouble());
        await(simulator::isAtRest, this::moment);
        assertEquals(1, simulator.connections());
        world.reset(2);
        assertEquals("", world.reach().trouble());
    }

    /** Ways in which nothing new is seen. */
    enum Blindness {
        SILENCE,
        HALF,
        FROZEN
    }

    @ParameterizedTest
    @CsvSource({"SILENCE", "HALF", "FROZEN"})
    void whereNothingNewIsSeenItRestsAndTheEpisodeEnds(Blindness how) throws IOException {
        driving();
        tell("");
        until(() -> world.reach().ageSeconds() == 0);
        if (how == Blindness.HALF) {
            String whole = simulator.telemetry(RED, "");
            simulator.write(whole.substring(0, whole.length() / 2));
        }
        clock.pass(490);
        assertEquals(Reach.Policy.SEES_TOO_LATE, world.reach().policy());
        clock.pass(20);
        Runnable blindly =
                () -> {
                    link.work();
                    clock.pass(10);
                    ahead();
                    if (how == Blindness.FROZEN) {
                        again();
                    }
                };
        await(simulator::isAtRest, blindly);
        await(() -> ahead().ending() == Ending.CUT, blindly);
    }

    private void again() {
        try {
            simulator.tellAgain();
        } catch (IOException _) {
            // nobody is there
        }
    }

    @Test
    void aMessageMayComeAByteAtATime() throws IOException {
        driving();
        clock.pass(100);
        for (char next : simulator.telemetry(RED, ",\"cte\":2.5").toCharArray()) {
            simulator.write(String.valueOf(next));
        }
        simulator.write("\n");
        until(() -> seen(ahead(), "off the middle") == 2.5f);
    }

    @Test
    void aMessageThatIsTooLongEndsTheConnection() throws IOException {
        driving();
        simulator.write("x".repeat((4 << 20) + 70_000));
        until(() -> !world.reach().trouble().isEmpty());
        assertTrue(world.reach().trouble().contains("more than 4194304"), world.reach().trouble());
        assertEquals(Ending.CUT, ahead().ending());
    }

    @Test
    void aSimulatorThatHangsUpIsReachedAgainAndNothingIsResumed() throws IOException {
        driving();
        simulator.hangUp();
        await(() -> ahead().ending() == Ending.CUT, this::moment);
        clock.pass(250);
        setUp();
        assertEquals(2, simulator.connections());
        for (int i = 0; i < 50; i++) {
            moment();
            ahead();
        }
        assertTrue(simulator.isAtRest(), "nothing is resumed by itself");
        assertFalse(world.reach().trouble().isEmpty(), "the episode is over");
    }

    @Test
    void leavingLeavesTheCarAtRest() {
        driving();
        world.close();
        await(simulator::isAtRest, () -> {});
        assertEquals(List.of(), simulator.lost);
    }

    @Test
    void aSceneThatTheSimulatorLacksIsSaidWithThoseThatItHas() {
        DonkeySim.Config config = config(Map.of("scene", "warren"));
        ReinsException refusal =
                assertThrows(ReinsException.class, () -> DonkeySim.TYPE.open(config));
        assertTrue(
                refusal.sentence()
                        .endsWith(
                                "has no scene 'warren'; choose one that it has: generated_track,"
                                        + " warehouse."),
                refusal.sentence());
    }

    @Test
    void whereNoSimulatorAnswersThatIsSaid() throws IOException {
        int nobody;
        try (ServerSocket gone = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = gone.getLocalPort();
        }
        DonkeySim.Config config = config(Map.of("address", "localhost:" + nobody));
        ReinsException refusal =
                assertThrows(ReinsException.class, () -> DonkeySim.TYPE.open(config));
        assertTrue(
                refusal.sentence().startsWith("No donkey simulator answers at localhost:" + nobody),
                refusal.sentence());
    }
}
