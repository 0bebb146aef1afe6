package reins.sim.teachers;

import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.role.Expert;

/**
 * An expert that acts by itself, and judges danger and effects as another expert does. Used by one
 * thread at a time.
 */
interface SharedEyes extends Expert {
    /** Who tells. */
    Expert eyes();

    @Override
    default String danger(Observation observation) {
        return eyes().danger(observation);
    }

    @Override
    default boolean isCalm(Observation observation) {
        return eyes().isCalm(observation);
    }

    @Override
    default boolean isForgiving(Observation observation) {
        return eyes().isForgiving(observation);
    }

    @Override
    default Vec effect(Vec controls) {
        return eyes().effect(controls);
    }
}
