package reins.core.role;

import reins.core.fact.Decision;

/** Who drives at this tick: a pure function. Safe on every thread. */
public interface Arbiter {
    Decision decide(Situation situation);
}
