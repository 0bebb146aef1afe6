package reins.core.role;

import reins.core.fact.Action;
import reins.core.fact.Observation;

import java.util.List;

/**
 * A world that can be driven again: equal seeds and equal actions give equal episodes, and anybody
 * may make one at any time. Rewinding, looking back, repainting pictures and trying out a policy
 * need one. Used by one thread at a time.
 */
public interface Simulation extends World {
    /** Begins an episode and drives these actions again; what is seen then. */
    default Observation replay(long seed, List<Action> actions) {
        Observation seen = reset(seed);
        for (Action action : actions) {
            seen = step(action).observation();
        }
        return seen;
    }
}
