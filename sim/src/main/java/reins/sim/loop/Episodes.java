package reins.sim.loop;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Vec;
import reins.core.flow.Event;
import reins.core.flow.Sink;
import reins.core.role.Simulation;
import reins.core.role.World;

import java.util.Optional;

/**
 * The episodes of a world, one after the other: begun, driven tick by tick, recorded and closed.
 * Used by the sim thread only.
 */
final class Episodes {
    private final World world;

    /** The world, where it can be driven again. */
    private final Optional<Simulation> simulation;

    private final Deliberation deliberation;
    private final Sink sink;
    private final SimLoop.Options options;
    private final Seeds seeds;
    private final Recorder recorder;

    private long next;
    private boolean open;
    private int linger;
    private boolean resting;
    private Observation observation = Observation.of(Vec.EMPTY);
    private Trail trail;
    private Optional<Trail> closed = Optional.empty();

    /**
     * @param deliberation told of every beginning
     */
    Episodes(World world, Deliberation deliberation, Sink sink, SimLoop.Options options) {
        this.world = world;
        simulation = world instanceof Simulation again ? Optional.of(again) : Optional.empty();
        this.deliberation = deliberation;
        this.sink = sink;
        this.options = options;
        seeds = new Seeds(options.seed());
        recorder = new Recorder(options.robot(), sink, world.spec().tickSeconds());
        next = options.firstEpisode();
        trail = new Trail(new Stream(options.robot(), 0), new Start.Fresh(0));
    }

    /** The world, where it can be driven again. */
    Optional<Simulation> simulation() {
        return simulation;
    }

    /** Whether an episode has begun that is not closed. */
    boolean isOpen() {
        return open;
    }

    /** The trail of the episode that began last. */
    Trail trail() {
        return trail;
    }

    /** The trail of the episode that was closed last. */
    Optional<Trail> closed() {
        return closed;
    }

    /** How many episodes this run had before the one that began last. */
    long before() {
        return trail.of().episode() - options.firstEpisode();
    }

    /** What is seen before the next tick. */
    Observation observation() {
        return observation;
    }

    /**
     * Begins a new episode as {@code begin} does; one of a world that cannot be driven again is not
     * reached again.
     */
    void beginFresh() {
        begin(simulation.isPresent() ? seeds.fresh(next) : new Start.Unknown(0));
    }

    /** Begins an episode in this way, and closes the one that is open, as it stands. */
    void begin(Start start) {
        close();
        trail = new Trail(new Stream(options.robot(), next), start);
        observation =
                simulation
                        .map(again -> trail.replay(again, trail.ticks()))
                        .orElseGet(() -> world.reset(start.seed()));
        deliberation.begin(
                seeds.chance(next),
                trail.executedBefore(trail.ticks()).orElse(world.spec().rest()));
        open = true;
        linger = 0;
        recorder.begin(next++, start);
        show();
    }

    /** Drives a tick, which must then be recorded. */
    Outcome drive(Action executed) {
        resting = false;
        return world.step(executed);
    }

    /** Records the tick that was driven last. */
    Step record(Deliberation.Verdict verdict, Outcome outcome) {
        Step step =
                new Step(
                        trail.ticks(),
                        observation,
                        verdict.decision(),
                        verdict.policy(),
                        verdict.teacher(),
                        outcome);
        observation = outcome.observation();
        trail.add(step);
        recorder.record(step);
        show();
        return step;
    }

    /** Tells the ticks recorded so far. */
    void handOver() {
        recorder.handOver();
    }

    /** Closes the episode that is open, as it stands; what was recorded stays. */
    void close() {
        if (open) {
            open = false;
            rest();
            recorder.end();
            closed = Optional.of(trail);
        }
    }

    /** Closes the episode at its ending, and stands there for a while. */
    void closeAndLinger() {
        close();
        linger = options.lingerTicks();
    }

    /** Whether it still lingers after an ending at this tick. */
    boolean lingers() {
        if (linger == 0) {
            return false;
        }
        linger--;
        return true;
    }

    /** Lingers no longer. */
    void lingerNoMore() {
        linger = 0;
    }

    /** Takes the world back to where the trail ends. */
    void comeBack(Simulation again) {
        if (open) {
            observation = trail.replay(again, trail.ticks());
            show();
        }
    }

    /** Lets the world go to rest, once. */
    void rest() {
        if (!resting) {
            resting = true;
            world.rest();
        }
    }

    /** Tells what the world looks like, where somebody looks. */
    void show() {
        if (options.scenes()) {
            sink.on(new Event.Shown(world.scene()));
        }
    }
}
