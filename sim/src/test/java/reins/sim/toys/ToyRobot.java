package reins.sim.toys;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Link;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Scene;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Handling;
import reins.core.role.NoSettings;
import reins.core.role.World;
import reins.core.role.WorldType;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A cart on a rail that lives in another thread: it goes on as it was told, and stops by itself
 * where it hears nothing. Its world puts a command into a slot and takes the newest snapshot, never
 * waiting. Used by one thread at a time.
 */
public final class ToyRobot implements World {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "toy-robot",
                    "Toy robot",
                    List.of(new Channel("place", Unit.METRE, -100, 100)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(
                            List.of(
                                    new Channel("pace", Unit.METRE_PER_SECOND, -1, 1)
                                            .withFastest(5))),
                    List.of(new Channel("progress", Unit.METRE, -1, 1)),
                    0.1,
                    1000);

    /** Whoever is not heard of for so many ticks is lost. */
    private static final int LOST_TICKS = 5;

    /** The cart stops by itself where it was told nothing for so many of its own ticks. */
    private static final int DEAD_MAN_TICKS = 3;

    static final ToyPeer PEER = new Cart();

    private record Snapshot(long number, float place) {}

    private record Order(long number, float pace) {}

    /** The robot itself. */
    private static final class Cart implements ToyPeer {
        private static final WorldType.Reached<NoSettings> TYPE =
                new WorldType.Reached<>(
                        SPEC.id(),
                        SPEC.title(),
                        new NoSettings(),
                        _ -> SPEC,
                        _ -> Handling.inOrder(SPEC),
                        _ -> new ToyRobot((Cart) PEER));

        private final AtomicInteger connections = new AtomicInteger();
        private final AtomicInteger rests = new AtomicInteger();
        private volatile boolean cut;
        private volatile Order order = new Order(0, 0);
        private volatile Snapshot snapshot = new Snapshot(0, 0);
        private long heard;
        private int silent;
        private float pace;
        private float place;

        @Override
        public WorldType.Reached<?> type() {
            return TYPE;
        }

        @Override
        public synchronized void live() {
            if (!cut && order.number() != heard) {
                heard = order.number();
                pace = order.pace();
                silent = 0;
            } else if (++silent >= DEAD_MAN_TICKS) {
                pace = 0;
            }
            place += (float) (pace * SPEC.tickSeconds());
            if (!cut) {
                snapshot = new Snapshot(snapshot.number() + 1, place);
            }
        }

        @Override
        public void cut(boolean now) {
            cut = now;
        }

        @Override
        public int connections() {
            return connections.get();
        }

        @Override
        public int rests() {
            return rests.get();
        }

        @Override
        public synchronized boolean isStill() {
            return pace == 0;
        }

        @Override
        public synchronized void renew() {
            cut = false;
            connections.set(0);
            rests.set(0);
            order = new Order(order.number() + 1, 0);
            pace = 0;
            place = 0;
        }
    }

    private final Cart cart;
    private Snapshot seen;
    private int agedTicks;

    private ToyRobot(Cart cart) {
        this.cart = cart;
        cart.connections.incrementAndGet();
        seen = cart.snapshot;
    }

    @Override
    public WorldSpec spec() {
        return SPEC;
    }

    @Override
    public Observation reset(long seed) {
        seen = cart.snapshot;
        agedTicks = 0;
        return observed();
    }

    @Override
    public Outcome step(Action action) {
        send(action.asControls().at(0));
        Snapshot newest = cart.snapshot;
        agedTicks = newest.number() == seen.number() ? agedTicks + 1 : 0;
        float progress = newest.place() - seen.place();
        seen = newest;
        boolean lost = agedTicks >= LOST_TICKS;
        return new Outcome(
                observed(),
                Vec.of(progress),
                lost ? Ending.CUT : Ending.NONE,
                new Link(
                        agedTicks * SPEC.tickSeconds(),
                        lost ? "The toy robot is not heard of; look whether it is on." : ""));
    }

    @Override
    public boolean standsStill() {
        return false;
    }

    private void send(float pace) {
        cart.order = new Order(cart.order.number() + 1, pace);
    }

    private Observation observed() {
        return Observation.of(Vec.of(Math.clamp(seen.place(), -100, 100)));
    }

    @Override
    public void rest() {
        cart.rests.incrementAndGet();
        send(0);
    }

    @Override
    public Scene scene() {
        return new Scene(new Scene.View(-100, -1, 100, 1), 0xFF000000, List.of());
    }

    @Override
    public void close() {
        rest();
    }
}
