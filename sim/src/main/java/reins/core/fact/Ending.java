package reins.core.fact;

/** How an episode stands after a step. CUT (time limit) bootstraps; success and failure do not. */
public enum Ending {
    NONE,
    SUCCESS,
    FAILURE,
    CUT;

    /** Whether nothing follows by the world's own rules, so that a value must not bootstrap. */
    public boolean isTerminal() {
        return this == SUCCESS || this == FAILURE;
    }
}
