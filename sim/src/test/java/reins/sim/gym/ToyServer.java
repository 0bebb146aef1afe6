package reins.sim.gym;

import com.google.gson.JsonObject;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** A bridge on a port of its own that talks as a test wants. Safe on every thread. */
final class ToyServer implements AutoCloseable {
    private final ServerSocket server;
    private final Talk talk;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();
    private final List<String> asked = new CopyOnWriteArrayList<>();

    /** How it talks over one connection. */
    @FunctionalInterface
    interface Talk {
        void over(ToyServer server, ToyWire wire) throws IOException;
    }

    /** What it answers to a step or a reset. */
    @FunctionalInterface
    interface Reply {
        void to(JsonObject request, ToyWire wire) throws IOException;
    }

    ToyServer(Talk talk) {
        this.talk = talk;
        try {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofPlatform().daemon().start(this::serve);
    }

    /** One that counts its ticks in its first number, and where a reply is for a step. */
    static ToyServer counting(Reply step) {
        return new ToyServer((server, wire) -> {
            wire.hello();
            server.answer(wire, step);
        });
    }

    /** One that does nothing wrong. */
    static ToyServer honest() {
        return counting((request, wire) ->
                wire.send(ToyWire.seen(request, "\"reward\":0.5,\"terminated\":false,", 1, 2)));
    }

    void answer(ToyWire wire, Reply step) throws IOException {
        for (Optional<JsonObject> heard = wire.hear(); heard.isPresent(); heard = wire.hear()) {
            JsonObject request = heard.get();
            String op = request.get("op").getAsString();
            asked.add(op);
            switch (op) {
                case "reset" ->
                        wire.send(
                                ToyWire.seen(request, "", request.get("seed").getAsInt() % 100, 0));
                case "replay" ->
                        wire.send(
                                ToyWire.seen(
                                        request, "", request.getAsJsonArray("actions").size(), 0));
                case "step" -> step.to(request, wire);
                default -> {
                    return;
                }
            }
        }
    }

    private void serve() {
        while (!server.isClosed()) {
            try (Socket connection = server.accept()) {
                connections.add(connection);
                talk.over(
                        this,
                        new ToyWire(connection.getInputStream(), connection.getOutputStream()));
            } catch (IOException _) {
                // The other end hung up, or the test is over.
            }
        }
    }

    int port() {
        return server.getLocalPort();
    }

    int connections() {
        return connections.size();
    }

    /** Every request's name, in order. */
    List<String> asked() {
        return asked;
    }

    @Override
    public void close() {
        try {
            server.close();
            for (Socket connection : connections) {
                connection.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
