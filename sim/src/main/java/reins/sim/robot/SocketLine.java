package reins.sim.robot;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A WebSocket to a robot: hands over whole messages, says one at a time, and asks again and again
 * whether the other end is there. Speaking is one thread's; everything else is safe on every
 * thread.
 */
final class SocketLine implements WebSocket.Listener, Line {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long ASK_NANOS = 100_000_000;

    /** Who is at the other end, in words. */
    interface Peer {
        /** As it stands in a sentence, for instance {@code donkeycar at car.local:8887}. */
        String shown();

        /** What to say where nobody answers, a sentence. */
        String absent();

        /** The most bytes or characters of a message. */
        int longestMessage();

        /** What is said first, one message after the other. */
        default List<String> greeting() {
            return List.of();
        }

        /** A message of text has come; on the socket's thread. */
        void text(String message);

        /** A message of bytes has come; on the socket's thread. */
        default void bytes(byte[] message) {}
    }

    private final Peer peer;
    private final LongSupplier nanoTime;
    private final HttpClient client;
    private final AtomicReference<Optional<Long>> roundTrip =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<Wire.State> state =
            new AtomicReference<>(new Wire.State.Opening());
    private final StringBuilder text = new StringBuilder();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private volatile Optional<WebSocket> socket = Optional.empty();
    private volatile boolean gone;
    private volatile long heard;
    private final AtomicLong count = new AtomicLong();
    private Optional<Future<?>> leaving = Optional.empty();
    private Optional<Future<?>> asking = Optional.empty();
    private long asked;

    /** Begins to connect. */
    SocketLine(URI address, Peer peer, LongSupplier nanoTime) {
        this.peer = peer;
        this.nanoTime = nanoTime;
        asked = nanoTime.getAsLong() - ASK_NANOS;
        client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        CompletionStage<WebSocket> opening =
                client.newWebSocketBuilder().connectTimeout(CONNECT).buildAsync(address, this);
        var _ =
                opening.whenComplete((@Nullable WebSocket open, @Nullable Throwable failure) -> {
                    if (failure != null) {
                        end(peer.absent());
                    } else if (open != null && state.get() instanceof Wire.State.Ended) {
                        open.abort(); // whoever closed us looked for it too early
                    }
                });
    }

    @Override
    public void end(String why) {
        state.updateAndGet(
                now -> now instanceof Wire.State.Ended ? now : new Wire.State.Ended(why));
    }

    @Override
    public Wire.State state() {
        return state.get();
    }

    /** Whether it was open at any time. */
    boolean wasOpen() {
        return socket.isPresent();
    }

    @Override
    public boolean hears() {
        return wasOpen() && !gone;
    }

    @Override
    public long heardNanos() {
        return heard;
    }

    @Override
    public Optional<Long> roundTrip() {
        return roundTrip.getAndSet(Optional.empty());
    }

    /** How often something came. */
    long heardCount() {
        return count.get();
    }

    // The socket's own threads, one callback after the other.

    private long hear() {
        long now = nanoTime.getAsLong();
        heard = now;
        count.incrementAndGet();
        return now;
    }

    @Override
    public void onOpen(WebSocket open) {
        hear();
        leaving = greet(open);
        socket = Optional.of(open);
        state.updateAndGet(now -> now instanceof Wire.State.Opening ? new Wire.State.Open() : now);
        open.request(1);
    }

    private Optional<Future<?>> greet(WebSocket open) {
        Optional<CompletionStage<WebSocket>> said = Optional.empty();
        for (String message : peer.greeting()) {
            said =
                    Optional.of(
                            said.isEmpty()
                                    ? open.sendText(message, true)
                                    : said.get().thenCompose(now -> now.sendText(message, true)));
        }
        return said.map(CompletionStage::toCompletableFuture);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        hear();
        if (fits(text.length(), part.length())) {
            text.append(part);
            if (last) {
                String message = text.toString();
                text.setLength(0);
                peer.text(message);
            }
        }
        from.request(1);
        return null; // the part may be used again
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        hear();
        if (fits(bytes.size(), part.remaining())) {
            byte[] copied = new byte[part.remaining()];
            part.get(copied);
            bytes.writeBytes(copied);
            if (last) {
                byte[] message = bytes.toByteArray();
                bytes.reset();
                peer.bytes(message);
            }
        }
        from.request(1);
        return null;
    }

    private boolean fits(int before, int more) {
        boolean fits = before + (long) more <= peer.longestMessage();
        if (!fits) {
            end(tooLong(peer));
        }
        return fits;
    }

    /** What to say of a message that is too long. */
    static String tooLong(Peer peer) {
        return "The %s sent a message of more than %d bytes, which none of its kind does; look whether the address is right."
                .formatted(peer.shown(), peer.longestMessage());
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer answer) {
        long now = hear();
        if (answer.remaining() == Long.BYTES) {
            roundTrip.set(Optional.of(Math.max(0, now - answer.getLong())));
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        gone = true;
        end(
                "The %s ended the connection (%d); it is connected to again."
                        .formatted(peer.shown(), code));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        gone = true;
        end("The connection to the %s broke; it is connected to again.".formatted(peer.shown()));
    }

    // The thread that speaks.

    @Override
    public boolean isReady() {
        return leaving.map(Future::isDone).orElse(true);
    }

    /** Says this, and now and then asks whether the other end is there. */
    @Override
    public void say(String message) {
        socket.ifPresent(open -> {
            leaving = Optional.of(open.sendText(message, true));
            ask(open);
        });
    }

    private void ask(WebSocket open) {
        long now = nanoTime.getAsLong();
        if (now - asked >= ASK_NANOS && asking.map(Future::isDone).orElse(true)) {
            asked = now;
            asking =
                    Optional.of(open.sendPing(ByteBuffer.allocate(Long.BYTES).putLong(now).flip()));
        }
    }

    @Override
    public void close() {
        end("The connection was closed.");
        socket.ifPresent(WebSocket::abort);
        client.shutdownNow();
    }
}
