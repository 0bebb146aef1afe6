package reins.sim.robot;

import reins.core.fact.Observation;

/**
 * What was seen of a robot last. Safe on every thread.
 *
 * @param arrivedNanos when it came, by this machine's clock
 */
record Seen(Observation observation, long arrivedNanos) {}
