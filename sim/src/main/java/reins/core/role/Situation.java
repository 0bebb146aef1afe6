package reins.core.role;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Observation;

/**
 * All that an arbiter decides from. Both actions are already within the limits. Safe on every
 * thread.
 *
 * @param episode how many episodes this run had before this one, from 0
 * @param first whether this is an episode's first tick
 * @param teacherDrove whether the teacher drove at the tick before (false at an episode's first)
 * @param asked whether the policy asked for help here
 * @param chance a number drawn by the loop, uniform in [0, 1)
 * @param act what the policy wants
 */
public record Situation(
        long episode,
        boolean first,
        boolean teacherDrove,
        boolean asked,
        double chance,
        Observation observation,
        Act act,
        Guidance guidance) {
    public Action proposed() {
        return act.action();
    }

    /** The decision that lets the policy drive; the teacher's wish is kept where it is known. */
    public Decision policyDrives() {
        return guidance.action()
                .<Decision>map(taught -> new Decision.Labelled(proposed(), taught))
                .orElseGet(() -> new Decision.Autonomous(proposed()));
    }

    /**
     * The decision that lets the teacher drive; the policy does where the teacher has no action.
     */
    public Decision teacherDrives() {
        return guidance.action()
                .<Decision>map(taught -> new Decision.TakenOver(taught, proposed()))
                .orElseGet(() -> new Decision.Autonomous(proposed()));
    }
}
