package reins.app.run;

import reins.core.fact.ReinsException;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.role.Teacher;
import reins.sessions.SessionWriter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/**
 * A run in one thread, as fast as it goes: the same plan gives the same session. Used by one thread
 * at a time.
 */
public final class HeadlessRun implements AutoCloseable {
    private final Rig rig;
    private final int updatesPerTick;
    private long ticks;
    private boolean begun;
    private Optional<String> failure = Optional.empty();

    /**
     * @param store the session to record into; closed with the run, and where there can be none
     * @param updatesPerTick learner steps for each tick, from 0
     * @param listeners told every event
     */
    public HeadlessRun(
            Plan plan,
            Teacher teacher,
            SessionWriter store,
            int updatesPerTick,
            List<Sink> listeners) {
        this.updatesPerTick = updatesPerTick;
        List<Sink> all = new ArrayList<>(listeners);
        all.add(this::note);
        rig = Rig.of(plan, teacher, store, all, false, 0);
        if (updatesPerTick == 0) {
            rig.leaveLearner(); // which would never take what it is told
        }
    }

    private void note(Event event) {
        if (event instanceof Event.Ticked(long total, _, _)) {
            ticks = total;
        }
        if (event instanceof Event.Failed(_, String sentence)) {
            failure = Optional.of(sentence);
        }
    }

    /** Ticks so far. */
    public long ticks() {
        return ticks;
    }

    /**
     * Goes on until so many ticks of the whole run are done.
     *
     * @param isEnough asked between two ticks whether to end earlier
     * @param progress told the ticks so far, once a tick
     * @throws ReinsException where a policy, the learner or the store fails; what was recorded
     *     before is kept when the run is closed
     */
    public void runTo(long untilTicks, BooleanSupplier isEnough, LongConsumer progress) {
        if (!begun) {
            begun = true;
            rig.learner.work(); // publishes the policy to begin with
        }
        while (ticks < untilTicks && !isEnough.getAsBoolean()) {
            rig.sim.work();
            for (int i = 0; i < updatesPerTick; i++) {
                rig.learner.work();
            }
            while (rig.monitors.work()) {
                // until they have seen what there is
            }
            record();
            if (failure.isPresent()) {
                throw new ReinsException(failure.get());
            }
            progress.accept(ticks);
        }
    }

    /** Nobody makes room for a program that runs alone, so it does not wait for that. */
    private void record() {
        boolean more = true;
        while (more) {
            more = rig.store.work();
        }
        rig.store
                .obstacle()
                .ifPresent(sentence -> {
                    throw new ReinsException(sentence);
                });
    }

    /**
     * Writes what was recorded, whatever happened before.
     *
     * @throws ReinsException where it cannot; the sentence says how many ticks are not written
     */
    @Override
    public void close() {
        try {
            rig.sim.close();
        } finally {
            try {
                rig.learner.close();
            } finally {
                try {
                    rig.monitors.close();
                } finally {
                    rig.store.close();
                }
            }
        }
    }
}
