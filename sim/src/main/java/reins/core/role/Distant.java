package reins.core.role;

import reins.core.fact.Observation;

import java.util.Optional;

/**
 * A policy that thinks somewhere else, and may have nothing to say yet. It drives one robot, and is
 * used by that robot's sim thread only, in the order obstacle, act.
 */
public interface Distant extends Policy, AutoCloseable {
    /**
     * Why it cannot act here yet, as a sentence; empty where it can. Asked once before each tick,
     * and again and again while the loop stands still for it.
     *
     * @param needed whether it is to drive here; where it is not, it forgets what it was about to
     *     do and is not asked to think
     */
    Optional<String> obstacle(Observation observation, boolean needed);

    /** Leaves where it thinks. */
    @Override
    void close();
}
