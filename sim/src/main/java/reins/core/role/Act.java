package reins.core.role;

import reins.core.fact.Action;
import reins.core.fact.Vec;

/**
 * What a policy wants at one tick. Safe on every thread.
 *
 * @param memory what it wants to remember, shape {@code [M]}; may be empty
 * @param thought what it says of itself; may be empty
 * @param doubt how unsure it is, 0 or more; 0 where it does not tell
 */
public record Act(Action action, Vec memory, String thought, float doubt) {}
