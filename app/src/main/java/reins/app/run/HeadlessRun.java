package reins.app.run;

import reins.core.fact.Artifact;
import reins.core.fact.ReinsException;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.flow.Worker;
import reins.core.role.Policy;
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
     * @param updatesPerTick updates of the learner for each tick, from 0
     * @param listeners told every event
     */
    public HeadlessRun(
            Plan plan,
            Teacher teacher,
            SessionWriter store,
            int updatesPerTick,
            List<Sink> listeners) {
        this(plan, List.of(Station.of(plan, teacher, store, listeners)), updatesPerTick, listeners);
    }

    /**
     * Several robots, one after the other in each tick, and one learner.
     *
     * @param stations closed with the run, and where there can be none
     * @param updatesPerTick updates of the learner for each tick of each robot, from 0
     * @param listeners told what concerns all robots
     */
    public HeadlessRun(
            Plan plan, List<Station> stations, int updatesPerTick, List<Sink> listeners) {
        this.updatesPerTick = updatesPerTick;
        List<Sink> all = new ArrayList<>(listeners);
        all.add(this::noteFailure);
        List<Station> heard =
                stations.stream().map(station -> station.telling(this::note)).toList();
        rig = Rig.of(plan, heard, Sink.all(all), new Rig.Options(false, 0));
        if (updatesPerTick == 0) {
            rig.leaveLearner(); // which would never take what it is told
        }
    }

    /**
     * Lets this policy drive, whatever the learner publishes.
     *
     * @param artifact what is recorded of it
     * @param policy closed with the run, where it lives elsewhere
     */
    public void drive(Artifact artifact, Policy policy) {
        rig.pin(rig.version(artifact, policy));
    }

    private void note(Event event) {
        if (event instanceof Event.Ticked) {
            ticks++;
        }
        noteFailure(event);
    }

    private void noteFailure(Event event) {
        if (event instanceof Event.Failed(_, String sentence)) {
            failure = Optional.of(sentence);
        }
    }

    /** Ticks so far, of all robots. */
    public long ticks() {
        return ticks;
    }

    /**
     * Goes on until the whole run has this many ticks.
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
            for (Rig.Seat seat : rig.seats) {
                tick(seat);
            }
            progress.accept(ticks);
        }
    }

    private void tick(Rig.Seat seat) {
        seat.sim().work();
        for (int i = 0; i < updatesPerTick; i++) {
            rig.learner.work();
        }
        while (rig.monitors.work()) {
            // until they have seen what there is
        }
        rig.seats.forEach(each -> record(each.store()));
        if (failure.isPresent()) {
            throw new ReinsException(failure.get());
        }
    }

    /** Records without waiting for the user to make room: nobody may be there. */
    private static void record(SessionWriter store) {
        boolean more = true;
        while (more) {
            more = store.work();
        }
        store.obstacle()
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
        List<Worker> parts = new ArrayList<>();
        rig.seats.forEach(seat -> parts.add(seat.sim()));
        parts.add(rig.learner);
        parts.add(rig.monitors);
        rig.seats.forEach(seat -> parts.add(seat.store()));
        try {
            closeFrom(parts, 0);
        } finally {
            rig.leavePolicy();
        }
    }

    /** Each is closed whatever the ones before it throw. */
    private static void closeFrom(List<Worker> parts, int index) {
        if (index < parts.size()) {
            try {
                parts.get(index).close();
            } finally {
                closeFrom(parts, index + 1);
            }
        }
    }
}
