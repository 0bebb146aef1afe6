package reins.sim.camera;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.Flow;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/**
 * The bytes of an HTTP answer as they come. A read waits until there are some, until nothing came
 * for too long, or until it is ended. Read by one thread; {@code end} is safe on every thread.
 */
final class HttpBody extends InputStream implements Flow.Subscriber<List<ByteBuffer>> {
    private static final long LOOK_MILLIS = 50;

    /** What came: bytes, or why none come any more. */
    private record Came(List<ByteBuffer> bytes, Optional<String> end) {}

    private final LinkedBlockingQueue<Came> queue = new LinkedBlockingQueue<>();
    private final Queue<ByteBuffer> buffers = new ArrayDeque<>();
    private final LongSupplier nanoTime;
    private final long longestSilence;
    private volatile Optional<Flow.Subscription> subscription = Optional.empty();
    private volatile boolean ended;
    private long heard;

    /**
     * @param longestSilence in nanoseconds by this clock
     */
    HttpBody(LongSupplier nanoTime, long longestSilence) {
        this.nanoTime = nanoTime;
        this.longestSilence = longestSilence;
        heard = nanoTime.getAsLong();
    }

    @Override
    public void onSubscribe(Flow.Subscription begun) {
        subscription = Optional.of(begun);
        if (ended) {
            begun.cancel();
        } else {
            begun.request(1);
        }
    }

    @Override
    public void onNext(List<ByteBuffer> bytes) {
        queue.add(new Came(bytes, Optional.empty()));
    }

    @Override
    public void onError(Throwable failure) {
        queue.add(new Came(List.of(), Optional.of("its stream broke off")));
    }

    @Override
    public void onComplete() {
        queue.add(new Came(List.of(), Optional.of("its stream ended")));
    }

    void end() {
        ended = true;
        subscription.ifPresent(Flow.Subscription::cancel);
        queue.add(new Came(List.of(), Optional.of("it was closed")));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
        if (ended) {
            throw new IOException("it was closed");
        }
        while (buffers.isEmpty()) {
            take();
        }
        ByteBuffer first = buffers.element();
        int some = Math.min(length, first.remaining());
        first.get(into, offset, some);
        if (!first.hasRemaining()) {
            buffers.remove();
        }
        return some;
    }

    private void take() throws IOException {
        try {
            Came came = queue.poll(LOOK_MILLIS, TimeUnit.MILLISECONDS);
            if (came == null) {
                if (nanoTime.getAsLong() - heard > longestSilence) {
                    throw new IOException(
                            "nothing came for %d s".formatted(longestSilence / 1_000_000_000));
                }
            } else if (came.end().isPresent()) {
                queue.add(came); // it stays so
                throw new IOException(came.end().get());
            } else {
                heard = nanoTime.getAsLong();
                came.bytes().stream().filter(ByteBuffer::hasRemaining).forEach(buffers::add);
                subscription.ifPresent(begun -> begun.request(1));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("it was interrupted", e);
        }
    }
}
