package reins.policies.remote;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.java_websocket.client.WebSocketClient;
import org.java_websocket.handshake.ServerHandshake;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.role.Act;
import reins.core.role.Policy;
import reins.policies.remote.RemotePolicy.Company;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** Our own policies, asked over the network by ourselves and by whoever does it wrong. */
final class PolicyServerTest {
    private PolicyServer server;

    /** Counts what it sees, so that whoever forgets or mixes up memories is found out. */
    private static final Policy COUNTING =
            new Policy() {
                @Override
                public Vec begin() {
                    return Vec.of(0);
                }

                @Override
                public Act act(Observation observation, Vec memory, RandomGenerator random) {
                    float sum = memory.at(0) + observation.state().at(0);
                    int front = observation.frames().getFirst().pixels().toArray()[3] & 0xFF;
                    return new Act(Bench.controls(sum / 100, front / 20f), Vec.of(sum), "", 0);
                }

                @Override
                public boolean looks() {
                    return true;
                }
            };

    @BeforeEach
    void start() throws InterruptedException {
        server =
                PolicyServer.start(
                        new InetSocketAddress(InetAddress.getLoopbackAddress(), 0),
                        COUNTING,
                        Bench.SPEC,
                        () -> 0);
    }

    @AfterEach
    void stop() {
        server.close();
    }

    private RemotePolicy asked() {
        return RemotePolicy.connect(
                RemoteSettings.defaults().withServer("localhost:" + server.port()).artifact(),
                Bench.SPEC,
                Company.ALONE,
                System::nanoTime);
    }

    private static List<Action> drive(Policy policy, int... seen) {
        List<Action> actions = new ArrayList<>();
        Vec memory = policy.begin();
        SplittableRandom random = new SplittableRandom(1);
        for (int x : seen) {
            Act act = policy.act(Bench.seen(x), memory, random);
            memory = act.memory();
            actions.add(act.action());
        }
        return actions;
    }

    @Test
    void aPolicyWantsTheSameOverTheNetworkInEveryEpisodeAndForEveryClient() {
        try (RemotePolicy one = asked();
                RemotePolicy other = asked()) {
            assertTrue(one.looks());
            assertEquals(drive(COUNTING, 1, 2, 3), drive(one, 1, 2, 3));
            assertEquals(drive(COUNTING, 5, 6), drive(other, 5, 6));
            assertEquals(drive(COUNTING, 7, 8), drive(one, 7, 8));
        }
    }

    @Test
    void itSaysByWhatItIsToBeAsked() {
        assertEquals(
                List.of(
                        "observation/state: 3 numbers",
                        "observation/front: 2×4×3",
                        "observation/hand: 2×2×3"),
                server.keys());
    }

    @Test
    void whetherItIsHealthyIsToldOverPlainHttp() throws Exception {
        try (HttpClient client = HttpClient.newHttpClient()) {
            HttpResponse<String> answer =
                    client.send(
                            HttpRequest.newBuilder(
                                            URI.create(
                                                    "http://localhost:%d/healthz"
                                                            .formatted(server.port())))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString());
            assertEquals(200, answer.statusCode());
            assertEquals("OK\n", answer.body());
        }
    }

    /** A client that tells what it hears, in order. */
    private static final class Listener extends WebSocketClient {
        private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();

        Listener(int port, Map<String, String> headers) {
            super(URI.create("ws://localhost:" + port), headers);
            setDaemon(true);
        }

        String next() throws InterruptedException {
            String next = heard.poll(60, TimeUnit.SECONDS);
            return next == null ? "nothing" : next;
        }

        @Override
        public void onOpen(ServerHandshake answer) {
            heard.add("open");
        }

        @Override
        public void onMessage(String message) {
            heard.add(message);
        }

        @Override
        public void onMessage(ByteBuffer message) {
            byte[] bytes = new byte[message.remaining()];
            message.get(bytes);
            heard.add(Msgpack.read(bytes).getClass().getSimpleName());
        }

        @Override
        public void onClose(int code, String reason, boolean remote) {
            heard.add("closed " + code);
        }

        @Override
        public void onError(Exception e) {
            heard.add("error");
        }
    }

    private Listener listener(Map<String, String> headers) {
        Listener listener = new Listener(server.port(), headers);
        listener.connect();
        return listener;
    }

    private void assertRefused(byte[] question, String sentence) throws InterruptedException {
        Listener listener = listener(Map.of());
        assertEquals("open", listener.next());
        assertEquals("Fields", listener.next());
        listener.send(question);
        assertEquals(sentence, listener.next());
        assertEquals("closed 1011", listener.next());
    }

    @Test
    void whoAsksWronglyIsToldHowAndHungUpOn() throws Exception {
        assertRefused(
                new byte[] {(byte) 0xC1},
                "It is no MessagePack: a value of type 193 is not understood (byte 1).");
        assertRefused(Msgpack.write(new Packed.Whole(1)), "A question is a map.");
        assertRefused(
                Msgpack.write(new Packed.Fields(Map.of())), "'observation/state' is missing.");
        assertRefused(
                Msgpack.write(
                        new Packed.Fields(
                                Map.of(
                                        new Packed.Text("observation/state"),
                                        NumpyArray.ofFloats(new float[2], 2).packed()))),
                "'observation/state' has 2 numbers where 3 are needed.");
        assertRefused(
                Msgpack.write(
                        new Packed.Fields(
                                Map.of(
                                        new Packed.Text("observation/state"),
                                        NumpyArray.ofFloats(new float[3], 3).packed(),
                                        new Packed.Text("observation/front"),
                                        NumpyArray.ofFloats(new float[24], 2, 4, 3).packed()))),
                "'observation/front' is [2, 4, 3] of <f4 where [2, 4, 3] of |u1 is needed.");
        try (RemotePolicy sound = asked()) {
            assertEquals(drive(COUNTING, 1), drive(sound, 1));
        }
    }

    @Test
    void thePageOfABrowserIsRefused() throws Exception {
        Listener page = listener(Map.of("Origin", "http://elsewhere"));
        String heard = page.next();
        assertTrue(heard.startsWith("closed") || heard.equals("error"), heard);
    }

    @Test
    void aPortThatIsTakenIsRefusedWithASentence() {
        String sentence =
                assertThrows(
                                ReinsException.class,
                                () ->
                                        PolicyServer.start(
                                                new InetSocketAddress(
                                                        InetAddress.getLoopbackAddress(),
                                                        server.port()),
                                                COUNTING,
                                                Bench.SPEC,
                                                () -> 0))
                        .sentence();
        assertTrue(sentence.endsWith("choose another."), sentence);
    }
}
