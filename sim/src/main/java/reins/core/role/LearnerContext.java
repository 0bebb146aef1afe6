package reins.core.role;

import reins.core.fact.WorldSpec;

/** What a learner is made for. Safe on every thread. */
public record LearnerContext(WorldSpec spec, long seed) {}
