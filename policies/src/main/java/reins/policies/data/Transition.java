package reins.policies.data;

import reins.core.fact.Step;
import reins.core.fact.Vec;

/**
 * A recorded step with its intervention reward, which only the step after it can tell. Safe on
 * every thread.
 *
 * @param reward −1 on the last step before a takeover, else 0
 */
public record Transition(Step step, float reward) {
    /** The state it leads to, {@code [S]}. */
    public Vec next() {
        return step.outcome().observation().state();
    }

    /** 0 where nothing follows by the world's own rules, else 1: a time limit bootstraps. */
    public float continues() {
        return step.outcome().ending().isTerminal() ? 0 : 1;
    }
}
