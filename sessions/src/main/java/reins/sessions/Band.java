package reins.sessions;

import reins.core.fact.Decision;
import reins.core.fact.Hand;

/**
 * Consecutive ticks with the same driver, as recorded. Safe on every thread.
 *
 * @param endTick the tick behind the last one
 * @param hand who taught; NOBODY where the policy was left alone
 * @param labelled whether the teacher said, while the policy drove, what it would have done
 * @param asked whether the policy asked for help
 * @param policyVersion the version of the policy whose wish was heard, from 0
 */
public record Band(
        long firstTick,
        long endTick,
        Driver driver,
        Hand hand,
        boolean labelled,
        boolean asked,
        int policyVersion) {
    /** Whose action was executed. */
    public enum Driver {
        POLICY,
        TEACHER,
        BOTH;

        /** Who drove at the tick of this decision. */
        public static Driver by(Decision decision) {
            return switch (decision) {
                case Decision.Autonomous _, Decision.Labelled _, Decision.Relabelled _ -> POLICY;
                case Decision.TakenOver _, Decision.Demonstrated _ -> TEACHER;
                case Decision.Shared _ -> BOTH;
            };
        }
    }
}
