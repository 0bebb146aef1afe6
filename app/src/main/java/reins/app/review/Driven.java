package reins.app.review;

import reins.core.fact.Decision;

/** Who drove at a tick. Safe on every thread. */
public enum Driven {
    POLICY,
    TEACHER,
    BOTH;

    static Driven by(Decision decision) {
        return switch (decision) {
            case Decision.Autonomous _, Decision.Labelled _, Decision.Relabelled _ -> POLICY;
            case Decision.TakenOver _, Decision.Demonstrated _ -> TEACHER;
            case Decision.Shared _ -> BOTH;
        };
    }
}
