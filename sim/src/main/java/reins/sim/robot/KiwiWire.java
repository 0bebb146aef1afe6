package reins.sim.robot;

import org.zeromq.SocketType;
import org.zeromq.ZContext;
import org.zeromq.ZMQ;
import org.zeromq.ZMQException;

import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Event;
import reins.core.flow.WorkerThread;

import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/**
 * A connection to the host of a LeKiwi over ZeroMQ, which neither tells that somebody is there nor
 * that he is gone: it is open once the host was seen, and until then nothing is said, since a
 * command must tell the arm where to be. See {@link Wire} for threads.
 */
final class KiwiWire implements Wire {
    /** How many of the controls are the base's. */
    static final int BASE = 3;

    private static final long FIRST_NANOS = 5_000_000_000L;

    /** The library drops a connection over which a larger part comes. */
    private static final int LARGEST_PART = 4 * KiwiReader.LONGEST;

    private final String shown;
    private final LongSupplier nanoTime;
    private final long begun;
    private final ZContext context = new ZContext();
    private final ZMQ.Socket commands;
    private final KiwiReader reader;
    private final WorkerThread reading;
    private final KiwiArm arm;
    private final AtomicReference<String> end = new AtomicReference<>("");
    private long said;

    /**
     * Begins to connect.
     *
     * @param host its name or address
     * @param commandPort where it is told
     * @param observationPort where it tells
     * @param nanoTime a clock in nanoseconds that never goes back
     */
    KiwiWire(
            String host,
            int commandPort,
            int observationPort,
            WorldSpec spec,
            LongSupplier nanoTime) {
        shown = "LeKiwi at " + host;
        this.nanoTime = nanoTime;
        begun = nanoTime.getAsLong();
        said = begun;
        arm = new KiwiArm(spec.state().subList(BASE, spec.state().size()));
        // What goes wrong within the library is seen as silence.
        context.setNotificationExceptionHandler((_, _) -> {});
        commands = context.createSocket(SocketType.PUSH);
        commands.setLinger(0);
        commands.setSndHWM(1);
        // Without a connection nothing is kept to be said later.
        commands.setImmediate(false);
        ZMQ.Socket observations = context.createSocket(SocketType.PULL);
        observations.setLinger(0);
        observations.setRcvHWM(2);
        observations.setMaxMsgSize(LARGEST_PART);
        try {
            commands.connect("tcp://%s:%d".formatted(host, commandPort));
            observations.connect("tcp://%s:%d".formatted(host, observationPort));
        } catch (ZMQException | IllegalArgumentException _) { // a name that nobody has
            end.set(absent());
        }
        reader = new KiwiReader(observations, shown, spec, nanoTime);
        reading =
                WorkerThread.start(
                        reader,
                        event -> {
                            if (event instanceof Event.Failed(_, String sentence)) {
                                end.compareAndSet("", sentence);
                            }
                        });
    }

    private String absent() {
        return "No %s tells anything; look whether its host runs (by itself it ends after 30 s: start it with --host.connection_time_s=86400) and whether it is in the same network."
                .formatted(shown);
    }

    @Override
    public State state() {
        if (!end.get().isEmpty()) {
            return new State.Ended(end.get());
        }
        if (reader.seen().isPresent()) {
            return new State.Open();
        }
        if (!reader.trouble().isEmpty()) {
            return new State.Ended(reader.trouble());
        }
        return nanoTime.getAsLong() - begun > FIRST_NANOS
                ? new State.Ended(absent())
                : new State.Opening();
    }

    @Override
    public boolean isReady() {
        return (commands.getEvents() & ZMQ.Poller.POLLOUT) != 0;
    }

    /** A rest tells the arm where to be, and so needs to have seen it. */
    @Override
    public boolean hears() {
        return reader.seen().isPresent();
    }

    @Override
    public void command(Vec controls) {
        reader.seen()
                .ifPresent(seen -> {
                    double seconds = (nanoTime.getAsLong() - said) / 1e9;
                    Vec speeds = part(controls, BASE, controls.size());
                    say(part(controls, 0, BASE), arm.move(speeds, joints(seen), seconds));
                });
    }

    /** The base stands, and the arm holds. */
    @Override
    public void rest() {
        reader.seen().ifPresent(seen -> say(Vec.zeros(BASE), arm.hold(joints(seen))));
    }

    private static Vec joints(Seen seen) {
        return part(seen.state(), BASE, seen.state().size());
    }

    private static Vec part(Vec all, int from, int to) {
        return Vec.of(Arrays.copyOfRange(all.toArray(), from, to));
    }

    private void say(Vec base, Vec joints) {
        said = nanoTime.getAsLong();
        commands.send(KiwiMessage.command(base, joints), ZMQ.DONTWAIT);
    }

    @Override
    public Optional<Seen> seen() {
        return reader.seen();
    }

    @Override
    public long heardNanos() {
        return reader.heardNanos();
    }

    /** It answers no questions. */
    @Override
    public Optional<Long> roundTrip() {
        return Optional.empty();
    }

    @Override
    public String trouble() {
        return reader.trouble();
    }

    @Override
    public void close() {
        end.compareAndSet("", "The connection was closed.");
        commands.close();
        reading.close();
        context.close();
    }
}
