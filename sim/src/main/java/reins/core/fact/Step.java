package reins.core.fact;

/**
 * One tick as it happened. Safe on every thread.
 *
 * @param tick ticks since the world's reset, from 0; after a rewind it goes on behind the replay
 * @param observation what was seen before the decision
 * @param policy what the policy said of itself
 * @param teacher who taught, and why
 */
public record Step(
        long tick,
        Observation observation,
        Decision decision,
        Said policy,
        Teaching teacher,
        Outcome outcome) {
    public Step {
        if (tick < 0) {
            throw new IllegalArgumentException("tick " + tick);
        }
    }

    public Step withDecision(Decision changed) {
        return new Step(tick, observation, changed, policy, teacher, outcome);
    }

    public Step withEnding(Ending ending) {
        return withOutcome(outcome.withEnding(ending));
    }

    public Step withOutcome(Outcome changed) {
        return new Step(tick, observation, decision, policy, teacher, changed);
    }

    /** Whether a person had a hand in what was executed. */
    public boolean personDrives() {
        return decision.teacherDrives() && teacher.hand() == Hand.PERSON;
    }
}
