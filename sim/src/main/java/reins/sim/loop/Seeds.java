package reins.sim.loop;

import reins.core.fact.Start;

import java.util.SplittableRandom;

/**
 * Derives the seeds of an episode's world and of its randomness from a run's seed and the episode's
 * number. Safe on every thread.
 */
record Seeds(long seed) {
    Start fresh(long episode) {
        return new Start.Fresh(new SplittableRandom(mix(episode)).nextLong(Long.MAX_VALUE));
    }

    /** The random generator that policies and arbiters draw from in this episode. */
    SplittableRandom chance(long episode) {
        return new SplittableRandom(~mix(episode));
    }

    /** A number of this run's seed and an episode's number, far from those of their neighbours. */
    private long mix(long episode) {
        return seed * 0x9E3779B97F4A7C15L + episode * 0xD1B54A32D192ED03L;
    }
}
