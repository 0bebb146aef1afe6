package reins.core.role;

import reins.core.fact.Action;
import reins.core.fact.Camera;
import reins.core.fact.Glimpse;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Reach;
import reins.core.fact.Scene;
import reins.core.fact.WorldSpec;

/**
 * What is driven: a simulator, a symbolic task or a robot; see {@link Simulation} for those that
 * can be driven again. Used by one thread at a time; {@code reach} and {@code glimpse} are safe on
 * every thread.
 */
public interface World extends AutoCloseable {
    WorldSpec spec();

    /**
     * Begins an episode.
     *
     * @param seed decides all chance of a {@link Simulation}; others may ignore it
     */
    Observation reset(long seed);

    /**
     * One tick. After a success or failure {@code reset} comes first. From the time limit on every
     * tick answers CUT, and stepping may go on: a takeover is not cut short. Where the outcome's
     * link tells of trouble and the ending is CUT, the episode is over: it cannot be gone on with.
     */
    Outcome step(Action action);

    /** What it looks like now. */
    Scene scene();

    /** What a camera of the spec sees now. */
    default Scene seen(Camera camera) {
        return scene();
    }

    /**
     * Comes to rest: called whenever the loop stops for any reason, and perhaps again while it
     * stands still. A world that moves on by itself sends its action at rest; never throws.
     */
    default void rest() {}

    /**
     * Comes to rest and stays there, whatever it is told, until a person says to go on: called
     * where everything is stopped; never throws.
     */
    default void stop() {
        rest();
    }

    /** A person who was asked says to go on: a robot lets its policy drive only then. */
    default void goOn() {}

    /** It goes on by itself behind a pause that nobody has to end: no policy is let by that. */
    default void resume() {}

    /**
     * The teacher drives where the policy may not yet: a robot does not let it begin by itself
     * behind that.
     */
    default void takenOver() {}

    /** Whether nothing happens there between two ticks; a robot goes on by itself. */
    default boolean standsStill() {
        return true;
    }

    /**
     * How well it is reached now, and whether a policy may drive it; asked before every tick, and
     * by whoever shows it.
     */
    default Reach reach() {
        return Reach.HERE;
    }

    /** What has come of it last, also between ticks; nothing where it is in this program. */
    default Glimpse glimpse() {
        return Glimpse.NOTHING;
    }

    /**
     * What it lets through now of an action within its limits: a robot that is badly reached drives
     * more slowly, or rests.
     */
    default Action allowed(Action wanted) {
        return wanted;
    }

    @Override
    void close();
}
