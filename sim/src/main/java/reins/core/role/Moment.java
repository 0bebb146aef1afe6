package reins.core.role;

import reins.core.fact.Action;
import reins.core.fact.Observation;

/**
 * What a teacher is shown at one tick. Safe on every thread.
 *
 * @param first whether this is an episode's first tick, so that the teacher forgets the last one
 * @param proposed what the policy wants to do here
 * @param teacherDrove whether the teacher drove at the tick before
 */
public record Moment(
        boolean first, Observation observation, Action proposed, boolean teacherDrove) {}
