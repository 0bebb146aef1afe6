package reins.core.fact;

/**
 * One tick as it happened. Safe on every thread.
 *
 * @param tick ticks since the world's reset, from 0; after a rewind it goes on behind the replay
 * @param observation what was seen before the decision
 * @param policyVersion the version of the policy whose wish this was, from 0
 * @param thought what the policy or teacher says of itself, for display; may be empty
 */
public record Step(
        long tick,
        Observation observation,
        Decision decision,
        int policyVersion,
        String thought,
        Outcome outcome) {
    public Step {
        if (tick < 0 || policyVersion < 0) {
            throw new IllegalArgumentException("tick " + tick + ", version " + policyVersion);
        }
    }

    public Step withDecision(Decision changed) {
        return new Step(tick, observation, changed, policyVersion, thought, outcome);
    }

    public Step withEnding(Ending ending) {
        return new Step(
                tick, observation, decision, policyVersion, thought, outcome.withEnding(ending));
    }
}
