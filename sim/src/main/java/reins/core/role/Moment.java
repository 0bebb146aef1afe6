package reins.core.role;

import reins.core.fact.Action;
import reins.core.fact.Observation;

/**
 * What a teacher is shown at one tick. Safe on every thread.
 *
 * @param first whether this is an episode's first tick, so that the teacher forgets the last one
 * @param proposed what the policy wants to do here
 * @param teacherDrove whether the teacher drove at the tick before
 * @param asked whether the policy asks for help here
 */
public record Moment(
        boolean first,
        Observation observation,
        Action proposed,
        boolean teacherDrove,
        boolean asked) {
    /** A tick at which the policy asks for nothing. */
    public Moment(boolean first, Observation observation, Action proposed, boolean teacherDrove) {
        this(first, observation, proposed, teacherDrove, false);
    }
}
