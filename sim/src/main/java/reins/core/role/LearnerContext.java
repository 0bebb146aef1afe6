package reins.core.role;

import reins.core.fact.WorldSpec;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a learner is made for. Safe on every thread.
 *
 * @param rehearsal makes private worlds, in which a learner may drive by itself; empty where the
 *     world is not simulated
 */
public record LearnerContext(WorldSpec spec, long seed, Optional<Supplier<Simulation>> rehearsal) {
    /** Of a learner that drives nothing by itself. */
    public LearnerContext(WorldSpec spec, long seed) {
        this(spec, seed, Optional.empty());
    }
}
