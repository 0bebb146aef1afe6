package reins.policies.remote;

import org.java_websocket.WebSocket;
import org.java_websocket.WebSocketImpl;
import org.java_websocket.framing.CloseFrame;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.core.role.Policy;

import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongSupplier;

/**
 * Lets other programs ask one of our policies, by openpi's WebSocket: it says what it is, and then
 * answers each question with what it wants to do. Safe on every thread.
 */
public final class PolicyServer implements AutoCloseable {
    private static final int MOST_BYTES = 64 << 20;
    private static final int MOST_CLIENTS = 64;
    private static final int STOP_MILLIS = 1000;

    private final Served served;
    private final List<String> keys;

    private PolicyServer(Served served, List<String> keys) {
        this.served = served;
        this.keys = keys;
    }

    /**
     * Begins to serve.
     *
     * @param address with port 0 for any that is free
     * @param policy immutable and pure
     * @param spec what it observes and wants
     * @param nanoTime a clock in nanoseconds that never goes back
     * @throws ReinsException where the port cannot be had
     */
    public static PolicyServer start(
            InetSocketAddress address, Policy policy, WorldSpec spec, LongSupplier nanoTime)
            throws InterruptedException {
        Served served = new Served(address, policy, spec, nanoTime);
        served.start();
        served.decided.await();
        if (served.failed) {
            throw new ReinsException(
                    "Nothing can be served at '%s'; perhaps another program has this port, so choose another."
                            .formatted(address));
        }
        return new PolicyServer(served, new ServedPolicy(policy, spec, nanoTime).keys());
    }

    /** 1 to 65535. */
    public int port() {
        return served.getPort();
    }

    /** The names of what a question holds, each with what it is. */
    public List<String> keys() {
        return keys;
    }

    /** Hangs up on everybody. */
    @Override
    public void close() {
        try {
            served.stop(STOP_MILLIS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static final class Served extends WebSocketServer {
        private final Policy policy;
        private final WorldSpec spec;
        private final LongSupplier nanoTime;
        private final CountDownLatch decided = new CountDownLatch(1);
        private volatile boolean failed;

        Served(InetSocketAddress address, Policy policy, WorldSpec spec, LongSupplier nanoTime) {
            super(address, List.of(new HealthyDraft(MOST_BYTES)));
            this.policy = policy;
            this.spec = spec;
            this.nanoTime = nanoTime;
            setDaemon(true);
            setReuseAddr(true);
            setTcpNoDelay(true);
        }

        @Override
        public void onStart() {
            decided.countDown();
        }

        @Override
        public void onOpen(WebSocket client, ClientHandshake asked) {
            if (HealthyDraft.isHealth(asked)) {
                ((WebSocketImpl) client).flushAndClose(CloseFrame.NORMAL, "", false);
                return;
            }
            if (getConnections().size() > MOST_CLIENTS) {
                client.close(CloseFrame.TRY_AGAIN_LATER, "there are too many clients");
                return;
            }
            ServedPolicy mine = new ServedPolicy(policy, spec, nanoTime);
            client.setAttachment(mine);
            client.send(Msgpack.write(mine.metadata()));
        }

        @Override
        public void onMessage(WebSocket client, ByteBuffer message) {
            ServedPolicy mine = client.getAttachment();
            if (mine == null) {
                return; // it is being hung up on
            }
            byte[] bytes = new byte[message.remaining()];
            message.get(bytes);
            try {
                client.send(Msgpack.write(mine.answer(Msgpack.read(bytes))));
            } catch (ReinsException e) {
                refuse(client, e.sentence());
            } catch (RuntimeException e) {
                refuse(client, "An error in the program: " + e);
            }
        }

        @Override
        public void onMessage(WebSocket client, String message) {
            refuse(client, "A question is MessagePack, in binary.");
        }

        private static void refuse(WebSocket client, String sentence) {
            client.send(sentence);
            client.close(CloseFrame.UNEXPECTED_CONDITION, "the message before says why");
        }

        @Override
        public void onClose(WebSocket client, int code, String reason, boolean remote) {
            client.setAttachment(null);
        }

        /** Of a client it needs no telling: it is hung up on. */
        @Override
        public void onError(@Nullable WebSocket client, Exception e) {
            if (client == null) {
                failed = true;
                decided.countDown();
            }
        }
    }
}
