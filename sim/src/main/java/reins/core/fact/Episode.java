package reins.core.fact;

import java.util.List;

/**
 * One episode as read back, with its edits applied. It has no ending where it was abandoned. Safe
 * on every thread.
 *
 * @param id the episode's number within its session, from 1
 */
public record Episode(long id, Start start, List<Step> steps) {
    public Episode {
        steps = Steps.checked(steps);
    }

    /** How it ended; NONE where it was abandoned. */
    public Ending ending() {
        return steps.isEmpty() ? Ending.NONE : steps.getLast().outcome().ending();
    }

    /** The undiscounted sum of the first objective's reward. */
    public double episodeReturn() {
        double sum = 0;
        for (Step step : steps) {
            sum += step.outcome().reward().at(0);
        }
        return sum;
    }

    /** The share of ticks at which the teacher drove, 0 to 1. */
    public double teacherShare() {
        long driven = steps.stream().filter(step -> step.decision().teacherDrives()).count();
        return steps.isEmpty() ? 0 : (double) driven / steps.size();
    }
}
