package reins.core.role;

import reins.core.fact.WorldSpec;

/** What an arbiter is made for. Safe on every thread. */
public record ArbiterContext(WorldSpec spec) {}
