package reins.core.fact;

/** What a world answers to an action. Reward {@code [K]}, one for each objective of the spec. */
public record Outcome(Observation observation, Vec reward, Ending ending) {
    public Outcome withEnding(Ending changed) {
        return new Outcome(observation, reward, changed);
    }
}
