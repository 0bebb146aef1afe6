package reins.policies.remote;

import org.jspecify.annotations.Nullable;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;

import javax.net.ssl.SSLException;

/**
 * One connection to a policy server, which may still be on its way. Nothing here waits. Safe on
 * every thread; one says and takes.
 */
final class Conversation implements WebSocket.Listener, AutoCloseable {
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final int MOST_BYTES = 16 << 20;
    private static final int MOST_TEXT = 65_536;
    private static final int LONGEST_SENTENCE = 300;

    /** More than one answer to one question is too much already. */
    private static final int MOST_WAITING = 2;

    private final String shown;
    private final HttpClient client;
    private final Queue<byte[]> arrived = new ConcurrentLinkedQueue<>();
    private final AtomicReference<Optional<String>> end = new AtomicReference<>(Optional.empty());

    // The socket's callbacks only, one after the other.
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final StringBuilder text = new StringBuilder();

    private volatile Optional<WebSocket> socket = Optional.empty();

    /**
     * Begins to connect.
     *
     * @param key what the server wants to be shown; empty for nothing
     */
    Conversation(URI address, Optional<String> key) {
        shown = address.toString();
        client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(CONNECT);
        key.ifPresent(secret -> builder.header("Authorization", "Api-Key " + secret));
        CompletionStage<WebSocket> opening = builder.buildAsync(address, this);
        var _ =
                opening.whenComplete((@Nullable WebSocket open, @Nullable Throwable failure) -> {
                    if (failure != null) {
                        end(refusal(failure));
                    } else if (open != null && end().isPresent()) {
                        open.abort(); // whoever closed us looked for it too early
                    }
                });
    }

    private String refusal(Throwable failure) {
        Throwable cause =
                failure instanceof CompletionException && failure.getCause() != null
                        ? failure.getCause()
                        : failure;
        if (cause instanceof WebSocketHandshakeException refused) {
            int status = refused.getResponse().statusCode();
            return status == 401 || status == 403
                    ? "The policy server at '%s' refuses the key in %s, or wants one."
                            .formatted(shown, RemotePolicy.KEY)
                    : "What answers at '%s' is no policy server (status %d); look at its address."
                            .formatted(shown, status);
        }
        if (cause instanceof SSLException) {
            return "No secret connection to '%s' comes about; look whether it is wss:// there, and at its certificate."
                    .formatted(shown);
        }
        return "No policy server answers at '%s'; look at its address and whether it is running."
                .formatted(shown);
    }

    private void end(String why) {
        end.compareAndSet(Optional.empty(), Optional.of(why));
    }

    /** Why it is over, as a sentence; empty where it is not. */
    Optional<String> end() {
        return end.get();
    }

    boolean isOpen() {
        return socket.isPresent() && end().isEmpty();
    }

    /** The next message that came. */
    Optional<byte[]> take() {
        return Optional.ofNullable(arrived.poll());
    }

    /** Says this; the one before must have been answered. */
    void say(byte[] message) {
        socket.ifPresent(open -> {
            var _ = open.sendBinary(ByteBuffer.wrap(message), true);
        });
    }

    @Override
    public void onOpen(WebSocket open) {
        socket = Optional.of(open);
        open.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer part, boolean last) {
        if (bytes.size() + part.remaining() > MOST_BYTES || arrived.size() >= MOST_WAITING) {
            end("The policy server at '%s' says more than it is asked.".formatted(shown));
            from.abort();
            return null;
        }
        byte[] some = new byte[part.remaining()];
        part.get(some);
        bytes.writeBytes(some);
        if (last) {
            arrived.add(bytes.toByteArray());
            bytes.reset();
        }
        from.request(1);
        return null;
    }

    /** In words it only says what went wrong: a whole trace, whose last line is the sentence. */
    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        text.append(part, 0, Math.min(part.length(), MOST_TEXT - text.length()));
        if (last) {
            String sentence =
                    text.toString()
                            .lines()
                            .map(String::strip)
                            .filter(line -> !line.isEmpty())
                            .reduce("nothing", (_, line) -> line)
                            .replaceAll("\\p{Cntrl}", " ");
            end(
                    "The policy server at '%s' says: %s"
                            .formatted(
                                    shown,
                                    sentence.substring(
                                            0, Math.min(LONGEST_SENTENCE, sentence.length()))));
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end("The policy server at '%s' ended the connection (%d).".formatted(shown, code));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        end("The connection to the policy server at '%s' broke.".formatted(shown));
    }

    @Override
    public void close() {
        end("The connection was closed.");
        socket.ifPresent(WebSocket::abort);
        client.shutdownNow();
    }
}
