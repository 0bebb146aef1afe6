package reins.sim.robot;

import reins.core.flow.Worker;
import reins.core.flow.WorkerThread;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousSocketChannel;
import java.nio.channels.CompletionHandler;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntConsumer;
import java.util.function.LongSupplier;

/**
 * A TCP connection to a robot that says a message a line and takes a message a write. Speaking is
 * one thread's; everything else is safe on every thread.
 */
final class TcpLine implements Line {
    private static final int BUFFER = 1 << 16;

    private final SocketLine.Peer peer;
    private final LongSupplier nanoTime;
    private final AtomicReference<Wire.State> state =
            new AtomicReference<>(new Wire.State.Opening());
    private final ByteBuffer buffer = ByteBuffer.allocate(BUFFER);
    private final ByteArrayOutputStream line = new ByteArrayOutputStream();
    private volatile Optional<AsynchronousSocketChannel> channel = Optional.empty();
    private volatile Optional<AsynchronousSocketChannel> spoken = Optional.empty();
    private volatile Optional<WorkerThread> lookup = Optional.empty();
    private volatile boolean leaving;
    private volatile boolean gone;
    private volatile long heard;

    /** What to do where something is done, and what to say where it cannot be. */
    private record Then(TcpLine line, IntConsumer done, String otherwise)
            implements CompletionHandler<Integer, TcpLine> {
        @Override
        public void completed(Integer count, TcpLine same) {
            done.accept(count);
        }

        @Override
        public void failed(Throwable why, TcpLine same) {
            line.gone = true;
            line.end(otherwise);
        }
    }

    /** Begins to connect. */
    TcpLine(Address address, SocketLine.Peer peer, LongSupplier nanoTime) {
        this.peer = peer;
        this.nanoTime = nanoTime;
        lookup = Optional.of(WorkerThread.start(new Lookup(address), _ -> end(peer.absent())));
    }

    /** Looks for the address behind a name, which may take long, and begins to connect. */
    private final class Lookup implements Worker {
        private final Address address;
        private boolean done;

        private Lookup(Address address) {
            this.address = address;
        }

        @Override
        public String name() {
            return "lookup";
        }

        @Override
        public boolean work() {
            if (!done) {
                done = true;
                InetSocketAddress place = new InetSocketAddress(address.host(), address.port());
                if (place.isUnresolved()) {
                    end(peer.absent());
                } else {
                    connect(place);
                }
            }
            return false;
        }

        @Override
        public void close() {}
    }

    private void connect(InetSocketAddress place) {
        try {
            AsynchronousSocketChannel open = AsynchronousSocketChannel.open();
            channel = Optional.of(open);
            open.setOption(StandardSocketOptions.TCP_NODELAY, true);
            open.connect(
                    place,
                    this,
                    new CompletionHandler<Void, TcpLine>() {
                        @Override
                        public void completed(Void nothing, TcpLine same) {
                            opened(open);
                        }

                        @Override
                        public void failed(Throwable why, TcpLine same) {
                            end(peer.absent());
                        }
                    });
            if (state.get() instanceof Wire.State.Ended) {
                open.close(); // whoever closed us looked for it too early
            }
        } catch (IOException _) {
            end(peer.absent());
        }
    }

    private void opened(AsynchronousSocketChannel open) {
        lookup.ifPresent(WorkerThread::leave);
        heard = nanoTime.getAsLong();
        spoken = Optional.of(open);
        state.updateAndGet(now -> now instanceof Wire.State.Opening ? new Wire.State.Open() : now);
        read(open);
    }

    private String broke() {
        return "The connection to the %s broke; it is connected to again.".formatted(peer.shown());
    }

    private void read(AsynchronousSocketChannel open) {
        open.read(buffer, this, new Then(this, count -> take(open, count), broke()));
    }

    private void take(AsynchronousSocketChannel open, int count) {
        if (count < 0) {
            gone = true;
            end("The %s ended the connection; it is connected to again.".formatted(peer.shown()));
            return;
        }
        heard = nanoTime.getAsLong();
        for (int i = 0; i < count; i++) {
            byte next = buffer.get(i);
            if (next != '\n') {
                line.write(next);
            } else if (line.size() > 0) {
                String message = line.toString(StandardCharsets.UTF_8);
                line.reset();
                peer.text(message);
            }
        }
        buffer.clear();
        if (line.size() > peer.longestMessage()) {
            end(SocketLine.tooLong(peer));
        } else {
            read(open);
        }
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

    @Override
    public boolean hears() {
        return spoken.isPresent() && !gone;
    }

    @Override
    public long heardNanos() {
        return heard;
    }

    // The thread that speaks.

    @Override
    public boolean isReady() {
        return !leaving;
    }

    /** Says this, in one write and with nothing behind it; nothing where it never came about. */
    @Override
    public void say(String message) {
        spoken.ifPresent(open -> {
            leaving = true;
            write(open, ByteBuffer.wrap(message.getBytes(StandardCharsets.UTF_8)));
        });
    }

    private void write(AsynchronousSocketChannel open, ByteBuffer bytes) {
        open.write(
                bytes,
                this,
                new Then(
                        this,
                        _ -> {
                            if (bytes.hasRemaining()) {
                                write(open, bytes);
                            } else {
                                leaving = false;
                            }
                        },
                        broke()));
    }

    @Override
    public void close() {
        end("The connection was closed.");
        lookup.ifPresent(WorkerThread::leave);
        channel.ifPresent(open -> {
            try {
                open.close();
            } catch (IOException _) {
                // it is left in any case
            }
        });
    }
}
