package reins.core.role;

import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.random.RandomGenerator;

/**
 * What drives: immutable and pure, with explicit memory, so it may be shared between threads; only
 * one that is {@link Distant} is not.
 */
public interface Policy {
    /** The memory at an episode's first tick, shape {@code [M]}; empty where it has none. */
    Vec begin();

    Act act(Observation observation, Vec memory, RandomGenerator random);

    /** Whether its world must be filmed. */
    default boolean looks() {
        return false;
    }

    /** The same policy, but always taking the likeliest action. */
    default Policy withoutChance() {
        return this;
    }

    /** The policy that leaves the controls at rest. */
    static Policy resting(WorldSpec spec) {
        Act rest = new Act(spec.rest(), Vec.EMPTY, "", 0);
        return new Policy() {
            @Override
            public Vec begin() {
                return Vec.EMPTY;
            }

            @Override
            public Act act(Observation observation, Vec memory, RandomGenerator random) {
                return rest;
            }
        };
    }
}
