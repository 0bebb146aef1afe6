package reins.sim.robot;

import reins.core.fact.Ending;
import reins.core.fact.Glimpse;
import reins.core.flow.Worker;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Says the newest command or rest to a robot, as {@link Safety} wants it, and connects again where
 * the link is down. Used by one thread, the link's own; what tells something is safe on every
 * thread.
 */
final class RobotLink implements Worker {
    private static final long FIRST_PAUSE_NANOS = 250_000_000;
    private static final long LONGEST_PAUSE_NANOS = 2_000_000_000;

    /** How long the last rests may take to leave. */
    private static final long LEAVE_NANOS = 300_000_000;

    private final String name;
    private final Safety safety;
    private final Senses senses;
    private final Supplier<Wire> connect;
    private final LongSupplier nanoTime;
    private final Runnable moment;
    private volatile Optional<Wire> wire = Optional.empty();
    private Optional<Parting> parting = Optional.empty();
    private final AtomicLong sent = new AtomicLong();
    private volatile String refusal = "";
    private long since;
    private long pauseNanos;

    /**
     * @param senses are closed with the link
     * @param connect begins a new connection, and does not wait for it
     * @param nanoTime a clock in nanoseconds that never goes back
     * @param moment waits a moment
     */
    RobotLink(
            String name,
            Safety safety,
            Senses senses,
            Supplier<Wire> connect,
            LongSupplier nanoTime,
            Runnable moment) {
        this.name = name;
        this.safety = safety;
        this.senses = senses;
        this.connect = connect;
        this.nanoTime = nanoTime;
        this.moment = moment;
        since = nanoTime.getAsLong();
    }

    @Override
    public String name() {
        return name;
    }

    /** What was seen last; empty where not everything was since it was connected to. */
    Optional<Seen> seen() {
        return wire.flatMap(Wire::seen).flatMap(senses::with);
    }

    /** How many commands were sent so far. */
    long sent() {
        return sent.get();
    }

    /** What came last, also where not everything has. */
    Glimpse glimpse() {
        Optional<Seen> heard = wire.flatMap(Wire::seen);
        return new Glimpse(
                heard.map(seen -> part(seen.state(), seen.arrivedNanos(), seen.number())),
                senses.sights(heard).stream()
                        .map(sight -> part(sight.frame(), sight.arrivedNanos(), sight.number()))
                        .toList());
    }

    private <T> Glimpse.Part<T> part(T newest, long arrivedNanos, long number) {
        double age = Math.max(0, nanoTime.getAsLong() - arrivedNanos) / 1e9;
        return new Glimpse.Part<>(newest, age, number);
    }

    /** See {@link Wire#ending}. */
    Ending ending() {
        return wire.map(Wire::ending).orElse(Ending.NONE);
    }

    /** Why the last connection did not come about or ended; empty where there is none to tell. */
    String refusal() {
        return refusal;
    }

    /** Why nothing is seen of it, as a sentence; empty where there is no reason to tell. */
    String blindness() {
        return refusal.isEmpty() ? wire.map(this::blindness).orElse("") : refusal;
    }

    private String blindness(Wire now) {
        return senses.trouble().isEmpty() ? now.blindness() : senses.trouble();
    }

    @Override
    public boolean work() {
        if (parting.isPresent() && parting.get().isOver()) {
            parting = Optional.empty();
        }
        if (parting.isPresent()) {
            return false;
        }
        if (wire.isEmpty()) {
            if (nanoTime.getAsLong() - since >= pauseNanos) {
                since = nanoTime.getAsLong();
                wire = Optional.of(connect.get());
            }
            return false;
        }
        return serve(wire.get());
    }

    private boolean serve(Wire now) {
        switch (now.state()) {
            case Wire.State.Opening() -> {
                if (nanoTime.getAsLong() - since > now.openingNanos()) {
                    giveUp(
                            now,
                            "The robot does not answer; look at its address and whether it is on.");
                }
                return false;
            }
            case Wire.State.Ended(String why) -> {
                giveUp(now, why);
                return false;
            }
            case Wire.State.Open() -> {
                return speak(now);
            }
        }
    }

    private boolean speak(Wire now) {
        if (!safety.isUp()) {
            safety.connected();
            refusal = "";
        }
        safety.heard(now.heardNanos());
        now.seen().flatMap(senses::with).ifPresent(seen -> safety.observed(seen.oldestNanos()));
        safety.blind(blindness(now));
        now.roundTrip().ifPresent(safety::roundTrip);
        if (!now.trouble().isEmpty()) {
            safety.report(now.trouble());
        }
        if (!now.isReady()) {
            safety.watch();
        } else {
            switch (safety.next()) {
                case Word.Silence() -> {}
                case Word.Rest() -> {
                    now.rest();
                    sent.incrementAndGet();
                }
                case Word.Begin() -> {
                    now.begin();
                    safety.saidBegin();
                }
                case Word.Send(var controls) -> {
                    now.command(controls);
                    sent.incrementAndGet();
                }
            }
        }
        if (safety.isUp()) {
            pauseNanos = 0;
        } else {
            giveUp(now, Safety.SILENT);
        }
        return false;
    }

    /** Leaves this connection at rest; the next one is begun after a pause that grows. */
    private void giveUp(Wire now, String why) {
        safety.disconnected(why);
        refusal = why;
        wire = Optional.empty();
        parting = Optional.of(new Parting(now));
        since = nanoTime.getAsLong();
        pauseNanos = Math.clamp(2 * pauseNanos, FIRST_PAUSE_NANOS, LONGEST_PAUSE_NANOS);
    }

    /**
     * A connection that is left: whoever was told anything is told to rest before, as far as he can
     * still be told, since he may go on with what he was told last.
     */
    private final class Parting {
        private final Wire left;
        private final long until = nanoTime.getAsLong() + LEAVE_NANOS;
        private final boolean hasSpoken = sent.get() > 0;
        private int owed = hasSpoken ? Known.RESTS : 0;

        private Parting(Wire left) {
            this.left = left;
        }

        /** Whether it is closed now; asked again and again until it is. */
        private boolean isOver() {
            if (owed > 0 && left.hears() && left.isReady()) {
                left.rest();
                sent.incrementAndGet();
                owed--;
            }
            boolean over =
                    !hasSpoken
                            || !left.hears()
                            || (owed == 0 && left.isReady())
                            || nanoTime.getAsLong() >= until;
            if (over) {
                left.close();
            }
            return over;
        }
    }

    /** Says rest, waits a little for that to leave, and hangs up. */
    @Override
    public void close() {
        Optional<Parting> last = wire.map(Parting::new).or(() -> parting);
        while (last.isPresent() && !last.get().isOver()) {
            moment.run();
        }
        wire = Optional.empty();
        parting = Optional.empty();
        senses.close();
        safety.disconnected("The link to the robot was closed.");
    }
}
