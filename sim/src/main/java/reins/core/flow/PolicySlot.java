package reins.core.flow;

import reins.core.role.Distant;
import reins.core.role.Policy;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * The slot of the newest policy: the learner thread publishes, the sim thread reads once a tick and
 * may pin another one. A policy that thinks elsewhere is left once it is not pinned any more. Safe
 * on every thread.
 */
public final class PolicySlot {
    /** A policy and its version, from 0. */
    public record Driver(int version, Policy policy) {}

    private record State(Driver newest, Optional<Driver> pinned) {}

    private final AtomicReference<State> state;

    public PolicySlot(Driver first) {
        state = new AtomicReference<>(new State(first, Optional.empty()));
    }

    /** Who drives now: the pinned one, else the newest. */
    public Driver current() {
        State now = state.get();
        return now.pinned().orElse(now.newest());
    }

    public Optional<Driver> pinned() {
        return state.get().pinned();
    }

    public void publish(Driver driver) {
        state.updateAndGet(now -> new State(driver, now.pinned()));
    }

    public void pin(Driver driver) {
        State before = state.getAndUpdate(now -> new State(now.newest(), Optional.of(driver)));
        before.pinned().filter(other -> !other.equals(driver)).ifPresent(PolicySlot::leave);
    }

    public void unpin() {
        State before = state.getAndUpdate(now -> new State(now.newest(), Optional.empty()));
        before.pinned().ifPresent(PolicySlot::leave);
    }

    private static void leave(Driver driver) {
        if (driver.policy() instanceof Distant distant) {
            distant.close();
        }
    }
}
