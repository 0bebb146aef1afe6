package reins.core.role;

import reins.core.fact.Action;
import reins.core.fact.Vec;

/**
 * What a policy wants at one tick. Safe on every thread.
 *
 * @param memory what it wants to remember, shape {@code [M]}; may be empty
 * @param thought what it says of itself; may be empty
 * @param doubt how unsure it is, 0 or more; 0 where it does not tell
 * @param risk how likely it takes failure to be, 0 to 1; 0 where it does not tell
 */
public record Act(Action action, Vec memory, String thought, float doubt, float risk) {
    public Act(Action action, Vec memory, String thought, float doubt) {
        this(action, memory, thought, doubt, 0);
    }

    public Act withAction(Action changed) {
        return new Act(changed, memory, thought, doubt, risk);
    }
}
