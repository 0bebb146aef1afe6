package reins.sim.robot;

import org.jspecify.annotations.Nullable;

import reins.core.fact.Observation;
import reins.core.fact.Vec;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A connection to the web page of a donkeycar, {@code /wsDrive}. The car tells nothing but changes
 * of its mode, so it is asked again and again whether it is there. See {@link Wire} for threads.
 */
final class DonkeyWire implements Wire, WebSocket.Listener {
    /** In this mode the car does what it is told, and in the others its own pilot drives. */
    private static final String USER = "user";

    private static final Pattern MODE = Pattern.compile("\"driveMode\"\\s*:\\s*\"(\\w*)\"");
    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final long ASK_NANOS = 100_000_000;
    private static final int LONGEST = 65_536;

    private final String shown;
    private final float trim;
    private final LongSupplier nanoTime;
    private final HttpClient client;
    private final AtomicReference<Optional<Long>> roundTrip =
            new AtomicReference<>(Optional.empty());
    private final AtomicReference<State> state = new AtomicReference<>(new State.Opening());
    private final StringBuilder text = new StringBuilder();

    private volatile Optional<WebSocket> socket = Optional.empty();
    private volatile long heard;
    private volatile String mode = USER;
    private volatile Vec said = Vec.of(0, 0);
    private Optional<Future<?>> leaving = Optional.empty();
    private Optional<Future<?>> asking = Optional.empty();
    private long asked;

    /**
     * Begins to connect.
     *
     * @param host name or address, with a port
     * @param trim added to the steering
     */
    DonkeyWire(String host, float trim, LongSupplier nanoTime) {
        this.trim = trim;
        this.nanoTime = nanoTime;
        shown = host;
        asked = nanoTime.getAsLong() - ASK_NANOS;
        client = HttpClient.newBuilder().connectTimeout(CONNECT).build();
        CompletionStage<WebSocket> opening =
                client.newWebSocketBuilder()
                        .connectTimeout(CONNECT)
                        .buildAsync(URI.create("ws://" + host + "/wsDrive"), this);
        var _ =
                opening.whenComplete((@Nullable WebSocket open, @Nullable Throwable failure) -> {
                    if (failure != null) {
                        end(
                                "No donkeycar answers at %s; look whether its manage.py is running and whether it is in the same network."
                                        .formatted(shown));
                    } else if (open != null && state.get() instanceof State.Ended) {
                        open.abort(); // whoever closed us looked for it too early
                    }
                });
    }

    private void end(String why) {
        state.updateAndGet(now -> now instanceof State.Ended ? now : new State.Ended(why));
    }

    @Override
    public State state() {
        return state.get();
    }

    // The socket's own threads, one callback after the other.

    @Override
    public void onOpen(WebSocket open) {
        heard = nanoTime.getAsLong();
        socket = Optional.of(open);
        state.updateAndGet(now -> now instanceof State.Opening ? new State.Open() : now);
        open.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        heard = nanoTime.getAsLong();
        text.append(part, 0, Math.min(part.length(), LONGEST - text.length()));
        if (last) {
            Matcher told = MODE.matcher(text);
            if (told.find()) {
                mode = told.group(1);
            }
            text.setLength(0);
        }
        from.request(1);
        return null; // the part may be used again
    }

    @Override
    public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer answer) {
        long now = nanoTime.getAsLong();
        heard = now;
        if (answer.remaining() == Long.BYTES) {
            roundTrip.set(Optional.of(Math.max(0, now - answer.getLong())));
        }
        from.request(1);
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(
                "The donkeycar at %s ended the connection (%d); it is connected to again."
                        .formatted(shown, code));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable failure) {
        end(
                "The connection to the donkeycar at %s broke; it is connected to again."
                        .formatted(shown));
    }

    // The link's thread.

    @Override
    public boolean isReady() {
        return leaving.map(Future::isDone).orElse(true);
    }

    @Override
    public void command(Vec controls) {
        say(controls, "");
    }

    /** Takes the wheel from the car's own pilot, too. */
    @Override
    public void rest() {
        say(Vec.of(0, 0), ",\"drive_mode\":\"%s\"".formatted(USER));
    }

    private void say(Vec controls, String more) {
        said = controls;
        String message =
                "{\"angle\":%s,\"throttle\":%s,\"recording\":false%s}"
                        .formatted(Math.clamp(controls.at(0) + trim, -1, 1), controls.at(1), more);
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
    public Optional<Seen> seen() {
        return socket.map(_ -> new Seen(new Observation(said, List.of(), List.of()), heard));
    }

    @Override
    public long heardNanos() {
        return heard;
    }

    @Override
    public Optional<Long> roundTrip() {
        return roundTrip.getAndSet(Optional.empty());
    }

    @Override
    public String trouble() {
        return mode.equals(USER)
                ? ""
                : "The donkeycar's own pilot was switched on (mode '%s'), so it was told to rest; leave its mode at 'user'."
                        .formatted(mode);
    }

    @Override
    public void close() {
        end("The connection was closed.");
        socket.ifPresent(WebSocket::abort);
        client.shutdownNow();
    }
}
