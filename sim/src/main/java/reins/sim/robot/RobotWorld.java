package reins.sim.robot;

import reins.core.fact.Action;
import reins.core.fact.Blob;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Glimpse;
import reins.core.fact.Link;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Reach;
import reins.core.fact.Scene;
import reins.core.fact.Traffic;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.World;

import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/**
 * A robot as a world: a tick leaves a command and takes what was seen last, and never waits. How an
 * episode ends is for a person to say, or for the robot where it can. Used by one thread at a time;
 * {@code reach} and {@code glimpse} are safe on every thread.
 */
final class RobotWorld implements World {
    private static final long BEGIN_NANOS = 5_000_000_000L;
    private static final String UNSEEN =
            "Nothing was seen of the robot for 5 s; look whether it is on, and at its camera.";

    private final WorldSpec spec;
    private final Safety safety;
    private final RobotLink link;
    private final LongSupplier nanoTime;
    private final Runnable moment;
    private final Runnable hangUp;
    private final Arrivals arrivals = new Arrivals();
    private Observation observation;
    private Optional<Seen> last = Optional.empty();
    private long sent;
    private int ticks;

    /**
     * @param nanoTime a clock in nanoseconds that never goes back
     * @param moment waits a moment
     * @param hangUp ends the link's thread, which says rest before
     */
    RobotWorld(
            WorldSpec spec,
            Safety safety,
            RobotLink link,
            LongSupplier nanoTime,
            Runnable moment,
            Runnable hangUp) {
        this.spec = spec;
        this.safety = safety;
        this.link = link;
        this.nanoTime = nanoTime;
        this.moment = moment;
        this.hangUp = hangUp;
        observation = unseen(spec);
    }

    /** Zeros and black pictures, until the first that is seen. */
    private static Observation unseen(WorldSpec spec) {
        List<Frame> black =
                spec.cameras().stream()
                        .map(camera ->
                                new Frame(
                                        camera.name(),
                                        camera.width(),
                                        camera.height(),
                                        Blob.of(new byte[3 * camera.width() * camera.height()])))
                        .toList();
        return new Observation(Vec.zeros(spec.state().size()), black, List.of());
    }

    @Override
    public WorldSpec spec() {
        return spec;
    }

    /** Rests, and waits until the robot is seen; where it is not, the first tick is the last. */
    @Override
    public Observation reset(long seed) {
        safety.begin();
        ticks = 0;
        long from = nanoTime.getAsLong();
        Optional<Seen> fresh = seenAfter(from);
        while (fresh.isEmpty() && nanoTime.getAsLong() - from < BEGIN_NANOS) {
            moment.run();
            fresh = seenAfter(from);
        }
        fresh.ifPresentOrElse(
                seen -> {
                    take(seen);
                    arrivals.of(seen, nanoTime.getAsLong());
                    sent = link.sent();
                    safety.begun();
                },
                () -> safety.fail(link.blindness().isEmpty() ? UNSEEN : link.blindness()));
        return observation;
    }

    private Optional<Seen> seenAfter(long nanos) {
        return safety.isToBegin()
                ? Optional.empty()
                : link.seen().filter(seen -> seen.oldestNanos() - nanos > 0);
    }

    private void take(Seen seen) {
        last = Optional.of(seen);
        observation = seen.observation();
        safety.observed(seen.oldestNanos());
    }

    @Override
    public Outcome step(Action action) {
        safety.command(action.asControls());
        ticks++;
        Ending told = link.ending();
        link.seen().ifPresent(this::take);
        Reach reach = safety.reach();
        return new Outcome(
                observation,
                Vec.zeros(spec.objectives().size()),
                ending(told, reach),
                new Link(reach.ageSeconds(), traffic(reach), reach.trouble()));
    }

    private Traffic traffic(Reach reach) {
        long before = sent;
        sent = link.sent();
        return new Traffic(
                reach.roundTripSeconds(),
                Math.toIntExact(sent - before),
                last.map(seen -> arrivals.of(seen, nanoTime.getAsLong())).orElse(List.of()));
    }

    private Ending ending(Ending told, Reach reach) {
        if (!reach.trouble().isEmpty()) {
            return Ending.CUT;
        }
        return told == Ending.NONE && ticks >= spec.maxTicks() ? Ending.CUT : told;
    }

    @Override
    public void rest() {
        safety.rest();
    }

    @Override
    public void stop() {
        safety.stop();
    }

    @Override
    public void goOn() {
        safety.goOn();
    }

    @Override
    public void resume() {
        safety.resume();
    }

    @Override
    public void takenOver() {
        safety.takenOver();
    }

    @Override
    public boolean standsStill() {
        return false;
    }

    @Override
    public Reach reach() {
        return safety.reach();
    }

    @Override
    public Glimpse glimpse() {
        return link.glimpse();
    }

    @Override
    public Action allowed(Action wanted) {
        return new Action.Continuous(safety.allowed(wanted.asControls()));
    }

    /** Its pictures side by side. */
    @Override
    public Scene scene() {
        return Scene.of(observation.frames());
    }

    @Override
    public void close() {
        hangUp.run();
    }
}
