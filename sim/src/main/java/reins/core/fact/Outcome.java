package reins.core.fact;

/**
 * What a world answers to an action. Reward {@code [K]}, one for each objective of the spec. Safe
 * on every thread.
 */
public record Outcome(Observation observation, Vec reward, Ending ending, Link link) {
    /** Of a world in this program. */
    public Outcome(Observation observation, Vec reward, Ending ending) {
        this(observation, reward, ending, Link.NONE);
    }

    public Outcome withEnding(Ending changed) {
        return new Outcome(observation, reward, changed, link);
    }

    public Outcome withObservation(Observation changed) {
        return new Outcome(changed, reward, ending, link);
    }
}
