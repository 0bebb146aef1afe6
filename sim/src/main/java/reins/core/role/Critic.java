package reins.core.role;

import reins.core.fact.Action;
import reins.core.fact.Observation;

/**
 * Judges how good an action is: what a good driver would earn from there on. Safe on every thread.
 */
@FunctionalInterface
public interface Critic {
    double value(Observation observation, Action action);
}
