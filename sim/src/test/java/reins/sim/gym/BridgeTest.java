package reins.sim.gym;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.role.Simulation;
import reins.core.role.World;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;

/** Everything that can go wrong on the other side of a bridge costs an episode and one sentence. */
final class BridgeTest {
    private static final Action ACTION = new Action.Continuous(Vec.of(0.1f));
    private static final long LONG = 60_000;

    private static Launch over(ToyServer server, long stepMillis) {
        return new Launch(
                List.of(),
                server.port(),
                "Toy-v0",
                "{}",
                List.of(),
                false,
                false,
                stepMillis,
                LONG);
    }

    private static Launch over(ToyServer server) {
        return over(server, LONG);
    }

    private static Launch of(String fault, long stepMillis, long beginMillis) {
        return new Launch(
                ToyPython.command(),
                0,
                fault,
                "{}",
                List.of(),
                false,
                false,
                stepMillis,
                beginMillis);
    }

    private static WorldFile file(boolean repeatable) {
        return FirstMeeting.of(
                        ToyWire.hello(ToyWire.HELLO),
                        new Launch(List.of(), 0, "Toy-v0", "{}", List.of(), false, false),
                        "")
                .file()
                .withRepeatable(repeatable);
    }

    private static World open(Launch launch) {
        return GymWorld.open(file(false), launch);
    }

    /** The first step of an episode. */
    private static Outcome first(World world) {
        world.reset(1);
        return world.step(ACTION);
    }

    private static String trouble(World world) {
        Outcome outcome = first(world);
        assertEquals(Ending.CUT, outcome.ending());
        assertEquals(outcome, world.step(ACTION), "it stays over until the next reset");
        return outcome.link().trouble();
    }

    private static String refusal(Launch launch) {
        return assertThrows(ReinsException.class, () -> open(launch)).sentence();
    }

    @Test
    void aStepIsOneQuestionAndOneAnswer() {
        try (ToyServer server = ToyServer.honest();
                World world = open(over(server))) {
            assertEquals(Vec.of(7, 0), world.reset(7).state());
            Outcome outcome = world.step(ACTION);
            assertEquals(Vec.of(1, 2), outcome.observation().state());
            assertEquals(Vec.of(0.5f), outcome.reward());
            assertEquals(Ending.NONE, outcome.ending());
            assertFalse(outcome.link().isTroubled());
            assertEquals(List.of("reset", "step"), server.asked());
            assertFalse(world.scene().shapes().isEmpty());
        }
    }

    @Test
    void answersMayComeOneByteAtATime() {
        ToyServer.Reply dripping =
                (request, wire) -> {
                    for (byte one : ToyWire.seen(request, "\"reward\":0.5,", 1, 2)) {
                        wire.send(new byte[] {one});
                    }
                };
        try (ToyServer server = ToyServer.counting(dripping);
                World world = open(over(server))) {
            assertEquals(Vec.of(1, 2), first(world).observation().state());
        }
    }

    @Test
    void aSilentWorldIsNotWaitedForAndTheNextResetConnectsAnew() {
        try (ToyServer server = ToyServer.counting((_, _) -> {});
                World world = open(over(server, 100))) {
            assertEquals(
                    "The world did not answer for 0.1 s, so its program was ended.",
                    trouble(world));
            assertEquals(Vec.of(8, 0), world.reset(8).state());
            assertEquals(2, server.connections());
        }
    }

    @Test
    void halfAnAnswerIsNone() {
        ToyServer talk =
                new ToyServer((server, wire) -> {
                    wire.hello();
                    byte[] half = new byte[9];
                    server.answer(
                            wire,
                            (request, to) -> {
                                System.arraycopy(
                                        ToyWire.seen(request, "\"reward\":1,", 1, 2),
                                        0,
                                        half,
                                        0,
                                        9);
                                to.send(half);
                                throw new IOException("hung up");
                            });
                });
        try (talk;
                World world = open(over(talk))) {
            assertEquals("The world's program closed the connection.", trouble(world));
        }
    }

    @Test
    void whateverElseWritesToTheWireIsNotUnderstood() {
        try (ToyServer server =
                        ToyServer.counting((_, wire) ->
                                wire.send("Hello World\n".getBytes(StandardCharsets.UTF_8)));
                World world = open(over(server))) {
            assertTrue(trouble(world).contains("something else writes to its wire"));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'{\"op\":\"obs\",\"n\":99,\"reward\":1,\"blobs\":[]}' | no answer to what",
                "'{\"op\":\"obs\",\"reward\":1,\"blobs\":[]}' | is missing",
                "'{\"op\":\"obs\",\"n\":2,\"reward\":1,\"blobs\":[]}' | less or more",
                "'{\"op\":\"obs\",\"n\":2,\"reward\":1,\"blobs\":[2000000000]}' | too many",
                "'{\"op\":\"obs\",\"n\":2,\"reward\":1,\"blobs\":-1}' | a list is needed",
                "'{\"op\":\"obs\",\"n\":2,' | is no JSON",
                "'[[[' | is no JSON",
            })
    void anAnswerThatFitsNothingEndsTheProgram(String json, String said) {
        try (ToyServer server =
                        ToyServer.counting(
                                (_, wire) -> wire.send(ToyWire.framed(json, new byte[0])));
                World world = open(over(server))) {
            String trouble = trouble(world);
            assertTrue(trouble.contains(said), trouble);
            assertEquals(Vec.of(1, 0), world.reset(1).state());
        }
    }

    @Test
    void anErrorIsASentenceAndTheWorldIsStillThere() {
        ToyServer.Reply failing =
                (request, wire) ->
                        wire.send(
                                ToyWire.framed(
                                        """
                                        {"op":"error","n":%s,"say":"out of reach: 3 joints","where":"toys.py:15","blobs":[]}\
                                        """
                                                .formatted(request.get("n")),
                                        new byte[0]));
        try (ToyServer server = ToyServer.counting(failing);
                World world = open(over(server))) {
            assertEquals("The world failed (toys.py:15): out of reach: 3 joints.", trouble(world));
            world.reset(3);
            assertEquals(1, server.connections());
        }
    }

    @Test
    void aNumberThatIsNoneCutsTheEpisodeAndIsNotSeen() {
        ToyServer.Reply none =
                (request, wire) -> wire.send(ToyWire.seen(request, "\"reward\":1,", 1, Float.NaN));
        try (ToyServer server = ToyServer.counting(none);
                World world = open(over(server))) {
            Outcome outcome = first(world);
            assertEquals(Ending.CUT, outcome.ending());
            assertEquals(
                    "The world told a number that is none (channel state 1).",
                    outcome.link().trouble());
            assertTrue(outcome.observation().state().isFinite());
        }
        ToyServer.Reply unpaid =
                (request, wire) -> wire.send(ToyWire.seen(request, "\"reward\":null,", 1, 2));
        try (ToyServer server = ToyServer.counting(unpaid);
                World world = open(over(server))) {
            assertEquals("The world told a number that is none (channel reward).", trouble(world));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "'\"terminated\":true,' | FAILURE",
                "'\"truncated\":true,' | CUT",
                "'\"terminated\":true,\"info\":{\"is_success\":true},' | SUCCESS",
                "'\"terminated\":true,\"info\":{\"is_success\":1,\"succeed\":true},' | SUCCESS",
                "'\"terminated\":true,\"info\":{\"success\":false,\"succeed\":true},' | FAILURE",
                "'\"terminated\":false,\"info\":{\"success\":true},' | SUCCESS",
                "'\"terminated\":false,\"info\":{\"success\":false},' | NONE",
            })
    void endingsFollowWhatTheWorldSays(String said, Ending ending) {
        try (ToyServer server =
                        ToyServer.counting((request, wire) ->
                                wire.send(ToyWire.seen(request, "\"reward\":1," + said, 1, 2)));
                World world = open(over(server))) {
            assertEquals(ending, first(world).ending());
            if (ending.isTerminal()) {
                assertThrows(IllegalStateException.class, () -> world.step(ACTION));
            }
        }
    }

    @Test
    void theTimeLimitCutsAndSteppingMayGoOn() {
        try (ToyServer server = ToyServer.honest();
                World world = open(over(server))) {
            world.reset(1);
            for (int tick = 1; tick < world.spec().maxTicks(); tick++) {
                assertEquals(Ending.NONE, world.step(ACTION).ending());
            }
            assertEquals(Ending.CUT, world.step(ACTION).ending());
            assertEquals(Ending.CUT, world.step(ACTION).ending());
            assertFalse(world.step(ACTION).link().isTroubled());
        }
    }

    @Test
    void aWorldThatDoesTheSameAgainIsASimulationAndGoesBackInOneMessage() {
        try (ToyServer server = ToyServer.honest();
                World world = GymWorld.open(file(true), over(server))) {
            Simulation simulation = assertInstanceOf(Simulation.class, world);
            int before = server.asked().size();
            Observation seen = simulation.replay(5, Collections.nCopies(30, ACTION));
            assertEquals(Vec.of(30, 0), seen.state());
            assertEquals(List.of("replay"), server.asked().subList(before, server.asked().size()));
            assertEquals(Ending.NONE, simulation.step(ACTION).ending());
        }
    }

    @Test
    void aWorldThatDoesSomethingElseTheSecondTimeIsNone() {
        float[] drift = {0};
        ToyServer.Reply drifting =
                (request, wire) -> wire.send(ToyWire.seen(request, "\"reward\":1,", drift[0]++, 2));
        try (ToyServer server = ToyServer.counting(drifting);
                World world = GymWorld.open(file(true), over(server))) {
            assertFalse(world instanceof Simulation);
            assertNotEquals(first(world), first(world));
        }
    }

    @Test
    void whatIsToldInPlaceOfHelloIsSaid() {
        try (ToyServer server =
                        new ToyServer((_, wire) ->
                                wire.send(
                                        ToyWire.framed(
                                                """
                                                {"op":"error","n":null,"say":"Environment `Nope` doesn't exist","blobs":[]}\
                                                """,
                                                new byte[0])));
                ToyServer other =
                        new ToyServer((_, wire) ->
                                wire.send(
                                        ToyWire.framed(
                                                ToyWire.HELLO.replace(
                                                        "\"protocol\":1", "\"protocol\":2"),
                                                new byte[0])));
                ToyServer larger =
                        new ToyServer((_, wire) ->
                                wire.send(
                                        ToyWire.framed(
                                                ToyWire.HELLO
                                                        .replace("[2]", "[3]")
                                                        .replace("[null,0]", "[null,0,0]")
                                                        .replace("[null,9]", "[null,9,9]"),
                                                new byte[0])))) {
            assertEquals(
                    "The world cannot be made: Environment `Nope` doesn't exist.",
                    refusal(over(server)));
            assertTrue(refusal(over(other)).contains("speaks another protocol"));
            assertEquals(
                    "World 'gym:Toy-v0' is not as its file says: 3 numbers in its state, not 2;"
                            + " make the file again.",
                    refusal(over(larger)));
        }
    }

    @Test
    void whereNobodyListensThatIsSaid() {
        int port;
        try (ToyServer server = ToyServer.honest()) {
            port = server.port();
        }
        assertTrue(
                refusal(new Launch(List.of(), port, "Toy-v0", "{}", List.of(), false, false))
                        .startsWith("No world answers on port " + port));
        assertTrue(
                refusal(
                                new Launch(
                                        List.of("/no/such/python"),
                                        0,
                                        "Toy-v0",
                                        "{}",
                                        List.of(),
                                        false,
                                        false))
                        .startsWith("This Python cannot be started: /no/such/python"));
    }

    @Test
    void aCrashIsToldByItsFirstFatalLineAndTheNextResetStartsAnew() {
        try (World world = open(of("crash", LONG, LONG))) {
            assertEquals(
                    "The world's program crashed (code 134, signal 6): Fatal Python error:"
                            + " Aborted.",
                    trouble(world));
            assertEquals(Vec.of(0, 0), world.reset(1).state());
        }
    }

    @Test
    void aProgramThatHangsIsEnded() {
        try (World world = open(of("hang", 200, LONG))) {
            assertEquals(
                    "The world did not answer for 0.2 s, so its program was ended.",
                    trouble(world));
        }
        assertEquals(
                "The world did not answer for 1 s, so its program was ended.",
                refusal(of("mute", LONG, 1_000)));
    }

    @Test
    void aProgramThatEndsAtOnceIsToldByItsLastLine() {
        assertEquals(
                "The world's program ended (code 1): ImportError: libGL.so.1 is missing.",
                refusal(of("early", LONG, LONG)));
    }

    @Test
    void whatItPrintsNeverHoldsItUp() {
        try (World world = open(of("chatter", LONG, LONG))) {
            for (int i = 0; i < 3; i++) {
                assertEquals(Vec.of(3, 4), first(world).observation().state());
            }
        }
    }
}
