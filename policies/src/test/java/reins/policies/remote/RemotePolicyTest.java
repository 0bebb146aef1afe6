package reins.policies.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.java_websocket.WebSocket;
import org.java_websocket.enums.Opcode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.flow.WorkerThread;
import reins.policies.remote.RemotePolicy.Company;

import java.net.URI;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;

/** A policy on another machine, with a server that makes every fault there is. */
final class RemotePolicyTest {
    private static final long SECOND = 1_000_000_000;

    /** A test that waits for so many pieces of work waits for ever. */
    private static final int MOST_WORK = 60_000;

    private ToldServer server;

    @SuppressWarnings("NullAway.Init") // with each policy
    private Asker asker;

    private RemotePolicy policy;
    private long now;

    @BeforeEach
    void start() throws InterruptedException {
        server = new ToldServer();
        policy = policy(server.address(), Company.ATTENDED);
        policy.begin();
    }

    private RemotePolicy policy(String address, Company company) {
        RemoteSettings settings = RemoteSettings.defaults().withServer(address);
        URI uri = settings.address();
        asker =
                new Asker(
                        uri.toString(),
                        new Mapping(settings, Bench.SPEC),
                        () -> new Conversation(uri, Optional.of("secret")),
                        5 * SECOND,
                        () -> now);
        return new RemotePolicy(uri.toString(), true, asker, company, asker::close);
    }

    @AfterEach
    void stop() throws InterruptedException {
        policy.close();
        server.end();
    }

    /** Lets the asker work until that is so. */
    private void until(BooleanSupplier done) {
        for (int i = 0; !done.getAsBoolean(); i++) {
            assertTrue(i < MOST_WORK, "it never happens");
            asker.work();
            WorkerThread.moment();
        }
    }

    private Optional<String> obstacle(Observation seen) {
        return policy.obstacle(seen, true);
    }

    private Action act(Observation seen) {
        return policy.act(seen, Vec.EMPTY, new SplittableRandom(1)).action();
    }

    private void untilItCan(Observation seen) {
        until(() -> obstacle(seen).isEmpty());
    }

    private void untilAsked(int questions) {
        until(() -> server.questions.size() == questions);
    }

    private String untilTrouble() {
        until(() -> {
            obstacle(Bench.seen(1));
            return !asker.news().trouble().isEmpty();
        });
        return obstacle(Bench.seen(1)).orElseThrow();
    }

    private static float x(Packed question) {
        Packed state = ((Packed.Fields) question).at("observation/state");
        return NumpyArray.of("x", state).floats()[0];
    }

    private static float[][] rows(int steps, float wheel) {
        float[][] rows = new float[steps][];
        for (int i = 0; i < steps; i++) {
            rows[i] = new float[] {i / 10f, wheel};
        }
        return rows;
    }

    @Test
    void itsStepsAreDrivenOneATickAndTheKeyIsShown() {
        server.behaviour = ToldServer.answering(rows(2, 1));
        assertEquals(
                "Waiting for the policy server at 'ws://%s'.".formatted(server.address()),
                obstacle(Bench.seen(1)).orElseThrow());
        untilItCan(Bench.seen(1));
        assertEquals(Bench.controls(0, 1), act(Bench.seen(1)));
        assertEquals(Optional.empty(), obstacle(Bench.seen(2)));
        assertEquals(Bench.controls(0.1f, 1), act(Bench.seen(2)));
        assertEquals(List.of("Api-Key secret"), server.keys);
    }

    @Test
    void onceHalfTheStepsAreDrivenItIsAskedAheadAndGoesOnWhereTheNewOnesAreThen() {
        server.behaviour = ToldServer.answering(rows(4, 1));
        untilItCan(Bench.seen(0));
        act(Bench.seen(0));
        obstacle(Bench.seen(1));
        act(Bench.seen(1));
        assertEquals(1, server.questions.size());
        server.behaviour = ToldServer.answering(rows(4, 2));
        obstacle(Bench.seen(2));
        untilAsked(2);
        assertEquals(2, x(server.questions.get(1)));
        act(Bench.seen(2));
        until(() -> asker.news().answered() == 2);
        assertEquals(Optional.empty(), obstacle(Bench.seen(3)));
        assertEquals(Bench.controls(0.1f, 2), act(Bench.seen(3)));
    }

    @Test
    void theLastStepIsNeverRepeatedWhereNoAnswerCame() {
        server.behaviour = ToldServer.answering(rows(2, 1));
        untilItCan(Bench.seen(0));
        server.behaviour = ToldServer.SILENT;
        act(Bench.seen(0));
        obstacle(Bench.seen(1));
        act(Bench.seen(1));
        untilAsked(2);
        assertEquals(
                "Waiting for the policy server at 'ws://%s'.".formatted(server.address()),
                obstacle(Bench.seen(2)).orElseThrow());
    }

    @Test
    void aTakeoverDropsWhatItWasAboutToDoAndItIsAskedAfreshAfterwards() {
        server.behaviour = ToldServer.answering(rows(10, 1));
        untilItCan(Bench.seen(0));
        act(Bench.seen(0));
        assertTrue(policy.obstacle(Bench.seen(1), false).isPresent());
        asker.work();
        assertEquals(1, server.questions.size());
        assertTrue(obstacle(Bench.seen(7)).isPresent());
        untilItCan(Bench.seen(7));
        assertEquals(Bench.controls(0, 1), act(Bench.seen(7)));
        assertEquals(7, x(server.questions.get(1)));
    }

    @Test
    void anAnswerToWhatWasAskedBeforeATakeoverIsNeverDriven() {
        List<WebSocket> waiting = new ArrayList<>();
        server.behaviour = (client, _) -> waiting.add(client);
        obstacle(Bench.seen(0));
        untilAsked(1);
        policy.obstacle(Bench.seen(1), false);
        obstacle(Bench.seen(2));
        waiting.getFirst().send(Bench.answer(rows(10, -1)));
        server.behaviour = ToldServer.answering(rows(10, 1));
        untilItCan(Bench.seen(2));
        assertEquals(Bench.controls(0, 1), act(Bench.seen(2)));
        assertEquals(2, x(server.questions.get(1)));
    }

    @Test
    void whatWaitsToBeAskedIsAskedOfWhatIsSeenByThen() {
        obstacle(Bench.seen(0));
        obstacle(Bench.seen(1));
        obstacle(Bench.seen(2));
        untilAsked(1);
        assertEquals(2, x(server.questions.getFirst()));
    }

    /** What a server may do wrong. */
    enum Fault {
        GARBAGE(
                "What the policy server at 'A' says cannot be used: It is no MessagePack: a value"
                        + " of type 193 is not understood (byte 1)."),
        NO_ACTIONS("What the policy server at 'A' says cannot be used: 'actions' is missing."),
        NO_MAP("What the policy server at 'A' says cannot be used: It is no map."),
        TOO_NARROW(
                "What the policy server at 'A' says cannot be used: It answers 1 numbers a step,"
                        + " and number 1 is to be control 'wheel'."),
        NOT_A_NUMBER("What the policy server at 'A' says cannot be used: It wants NaN."),
        WRONG_SHAPE(
                "What the policy server at 'A' says cannot be used: 'actions' is of the shape [1,"
                        + " 1, 2], and no row of numbers for each step."),
        NOTHING(
                "What the policy server at 'A' says cannot be used: 'actions' is of the shape [0,"
                        + " 2], and no row of numbers for each step."),
        ERROR("The policy server at 'A' says: KeyError: 'observation/image'"),
        HANGS_UP("The policy server at 'A' ended the connection (1011)."),
        SILENCE("The policy server at 'A' has not answered for 5.0 seconds."),
        HALF_A_MESSAGE("The policy server at 'A' has not answered for 5.0 seconds."),
        TOO_MUCH("The policy server at 'A' says more than it is asked.");

        private final String sentence;

        Fault(String sentence) {
            this.sentence = sentence;
        }
    }

    private static void make(Fault fault, WebSocket client) {
        switch (fault) {
            case GARBAGE -> client.send(new byte[] {(byte) 0xC1, 2, 3});
            case NO_ACTIONS -> client.send(Msgpack.write(new Packed.Fields(Map.of())));
            case NO_MAP -> client.send(Msgpack.write(new Packed.Whole(7)));
            case TOO_NARROW -> client.send(Bench.answer(new float[] {1}));
            case NOT_A_NUMBER -> client.send(Bench.answer(new float[] {0, Float.NaN}));
            case WRONG_SHAPE ->
                    client.send(Bench.answer(NumpyArray.ofFloats(new float[2], 1, 1, 2).packed()));
            case NOTHING ->
                    client.send(Bench.answer(NumpyArray.ofFloats(new float[0], 0, 2).packed()));
            case ERROR -> {
                client.send(
                        """
                        Traceback (most recent call last):
                          File x
                        KeyError: 'observation/image'
                        """);
                client.close(1011, "Internal server error.");
            }
            case HANGS_UP -> client.close(1011, "Internal server error.");
            case SILENCE -> {}
            case HALF_A_MESSAGE ->
                    client.sendFragmentedFrame(
                            Opcode.BINARY, ByteBuffer.wrap(new byte[] {(byte) 0x81}), false);
            case TOO_MUCH -> client.send(new byte[17 << 20]);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aFaultIsToldAsOneSentenceAndAfterItTheServerIsAskedAgain(Fault fault) {
        server.behaviour = (client, _) -> make(fault, client);
        obstacle(Bench.seen(1));
        untilAsked(1);
        now += fault == Fault.SILENCE || fault == Fault.HALF_A_MESSAGE ? 5 * SECOND + 1 : 0;
        assertEquals(
                fault.sentence.replace("'A'", "'ws://%s'".formatted(server.address())),
                untilTrouble());
        server.behaviour = ToldServer.answering(rows(2, 1));
        now += SECOND;
        untilItCan(Bench.seen(3));
        assertEquals(Bench.controls(0, 1), act(Bench.seen(3)));
        assertEquals(3, x(server.questions.getLast()));
        assertEquals("", asker.news().trouble());
    }

    @Test
    void anAnswerJustInTimeIsTaken() {
        List<WebSocket> waiting = new ArrayList<>();
        server.behaviour = (client, _) -> waiting.add(client);
        obstacle(Bench.seen(0));
        untilAsked(1);
        now += 5 * SECOND;
        asker.work();
        waiting.getFirst().send(Bench.answer(rows(1, 1)));
        untilItCan(Bench.seen(0));
        assertEquals("", asker.news().trouble());
    }

    @Test
    void itConnectsAgainMoreAndMoreRarely() {
        AtomicInteger asked = new AtomicInteger();
        server.behaviour =
                (client, _) -> {
                    asked.incrementAndGet();
                    client.close(1011, "");
                };
        long[] pauses = {250, 500, 1000, 2000, 4000, 5000, 5000};
        for (int i = 0; i < pauses.length; i++) {
            int times = i + 1;
            until(() -> {
                obstacle(Bench.seen(0));
                return asked.get() == times && asker.news().lost() == times;
            });
            now += pauses[i] * 1_000_000 - 1;
            for (int piece = 0; piece < 20; piece++) {
                asker.work();
                WorkerThread.moment();
            }
            assertEquals(times, server.keys.size(), "too early");
            now++;
        }
    }

    @Test
    void anotherPolicyAtTheSameAddressDrivesOnlyWhereItIsChosenAgain() {
        server.behaviour = (client, _) -> client.close(1011, "");
        untilTrouble();
        server.metadata = new Packed.Fields(Map.of(new Packed.Text("a"), new Packed.Flag(true)));
        server.behaviour = ToldServer.answering(rows(2, 1));
        now += SECOND;
        until(() -> asker.news().trouble().contains("another policy"));
        assertEquals(
                "The policy server at 'ws://%s' has another policy than before; choose it again to let it drive."
                        .formatted(server.address()),
                obstacle(Bench.seen(1)).orElseThrow());
        now += 100 * SECOND;
        asker.work();
        assertEquals(2, server.keys.size());
    }

    @Test
    void whoDoesNotSayWhatItIsIsNoPolicyServer() {
        server.mute = true;
        obstacle(Bench.seen(1));
        until(() -> server.keys.size() == 1);
        for (int piece = 0; piece < 20; piece++) {
            asker.work();
            WorkerThread.moment();
        }
        assertEquals("", asker.news().trouble());
        now += 15 * SECOND + 1;
        assertEquals(
                "What answers at 'ws://%s' does not say what it is, as a policy server does."
                        .formatted(server.address()),
                untilTrouble());
        assertEquals(List.of(), server.questions);
    }

    @Test
    void whereNobodyAnswersThatIsSaid() throws Exception {
        server.end();
        obstacle(Bench.seen(1));
        assertEquals(
                "No policy server answers at 'ws://%s'; look at its address and whether it is running."
                        .formatted(server.address()),
                untilTrouble());
    }

    @Test
    void whereNobodyLooksAfterItEachAnswerIsAwaitedAndAFaultEndsTheRun() {
        server.behaviour = ToldServer.answering(rows(2, 1));
        policy = policy(server.address(), Company.ALONE);
        policy.begin();
        try (WorkerThread _ = WorkerThread.start(asker, _ -> {})) {
            for (int tick = 0; tick < 6; tick++) {
                assertEquals(Optional.empty(), obstacle(Bench.seen(tick)));
                assertEquals(Bench.controls(tick % 2 / 10f, 1), act(Bench.seen(tick)));
            }
            assertEquals(
                    List.of(0f, 2f, 4f),
                    server.questions.stream().map(RemotePolicyTest::x).toList());
            server.behaviour = (client, _) -> make(Fault.ERROR, client);
            assertEquals(
                    "The policy server at 'ws://%s' says: KeyError: 'observation/image'"
                            .formatted(server.address()),
                    assertThrows(ReinsException.class, () -> act(Bench.seen(6))).sentence());
        }
    }
}
