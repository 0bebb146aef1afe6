package reins.policies.remote;

import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

import reins.core.fact.ReinsException;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** A policy server that does to each question what it was told to. Safe on every thread. */
final class ToldServer extends WebSocketServer {
    /** What it does when it is asked. */
    interface Behaviour {
        void on(WebSocket client, byte[] question);
    }

    static final Behaviour SILENT = (_, _) -> {};

    final List<Packed> questions = new CopyOnWriteArrayList<>();
    final List<String> keys = new CopyOnWriteArrayList<>();
    volatile Behaviour behaviour = SILENT;
    volatile boolean mute;
    volatile Packed metadata = new Packed.Fields(Map.of());
    private final CountDownLatch started = new CountDownLatch(1);

    ToldServer() throws InterruptedException {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        setDaemon(true);
        setReuseAddr(true);
        start();
        started.await();
    }

    static Behaviour answering(float[]... rows) {
        byte[] answer = Bench.answer(rows);
        return (client, _) -> client.send(answer);
    }

    String address() {
        return "localhost:" + getPort();
    }

    @Override
    public void onStart() {
        started.countDown();
    }

    @Override
    public void onOpen(WebSocket client, ClientHandshake asked) {
        keys.add(asked.getFieldValue("Authorization"));
        if (!mute) {
            client.send(Msgpack.write(metadata));
        }
    }

    @Override
    public void onMessage(WebSocket client, ByteBuffer message) {
        byte[] bytes = new byte[message.remaining()];
        message.get(bytes);
        questions.add(Msgpack.read(bytes));
        behaviour.on(client, bytes);
    }

    @Override
    public void onMessage(WebSocket client, String message) {
        throw new ReinsException("a text: " + message);
    }

    @Override
    public void onClose(WebSocket client, int code, String reason, boolean remote) {
        // the questions tell the rest
    }

    @Override
    public void onError(@Nullable WebSocket client, Exception e) {
        // a client that hangs up is no error here
    }

    void end() throws InterruptedException {
        stop(1000);
    }
}
