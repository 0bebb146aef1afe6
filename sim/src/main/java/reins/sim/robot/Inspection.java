package reins.sim.robot;

import reins.core.fact.Glimpse;
import reins.core.fact.Reach;
import reins.core.flow.Event;
import reins.core.flow.Worker;
import reins.core.flow.WorkerThread;
import reins.core.role.Chosen;
import reins.core.role.World;
import reins.core.role.WorldType;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * A world that lives elsewhere, reached by a thread of its own to be looked at only: it is told to
 * rest, and nothing else, until it is left. Nothing here waits. Safe on every thread.
 */
public final class Inspection {
    private final Visit visit;
    private final WorkerThread thread;
    private volatile String refusal = "";

    private Inspection(Chosen<WorldType.Reached<?>> world) {
        visit = new Visit(() -> world.type().openWith(world.settings()));
        thread =
                WorkerThread.start(
                        visit,
                        event -> {
                            if (event instanceof Event.Failed(_, String sentence)) {
                                refusal = sentence;
                            }
                        });
    }

    /** Begins to reach it. */
    public static Inspection begin(Chosen<WorldType.Reached<?>> world) {
        return new Inspection(world);
    }

    /** Reaches the world and stays there. */
    private static final class Visit implements Worker {
        private final Supplier<World> open;
        private volatile Optional<World> world = Optional.empty();

        private Visit(Supplier<World> open) {
            this.open = open;
        }

        @Override
        public String name() {
            return "inspection";
        }

        @Override
        public boolean work() {
            if (world.isEmpty()) {
                world = Optional.of(open.get());
                return true;
            }
            forget(world.get());
            return false;
        }

        /** A trouble that is over is forgotten as at an episode's beginning, which is at rest. */
        private static void forget(World reached) {
            Reach now = reached.reach();
            if (!now.trouble().isEmpty() && now.light() == Reach.Light.GREEN) {
                reached.reset(0);
            }
        }

        @Override
        public void close() {
            world.ifPresent(World::close);
        }
    }

    /** How well it is reached; empty where it is not, or not yet. */
    public Optional<Reach> reach() {
        return visit.world.map(World::reach);
    }

    /** What has come of it last. */
    public Glimpse glimpse() {
        return visit.world.map(World::glimpse).orElse(Glimpse.NOTHING);
    }

    /** Why it cannot be reached, as a sentence; empty where it can, or nobody knows yet. */
    public String refusal() {
        return refusal;
    }

    /** Leaves it, which says rest once more, or gives up reaching it. */
    public void leave() {
        thread.leave();
    }

    /** Whether it is left and the connection is closed. */
    public boolean isOver() {
        return thread.isOver();
    }
}
