package reins.app.screens.drive;

import reins.core.fact.Evaluation;
import reins.core.fact.Remark;

import java.util.Optional;

/**
 * A row of the list of policies: one version and all that is known of it. Safe on every thread.
 *
 * @param own how it did in the run's own episodes
 * @param evaluated how it did in fresh episodes beside the run, where it was tried
 * @param remark what a person says of it
 */
public record Standing(Version version, Score own, Optional<Evaluation> evaluated, Remark remark) {
    public int number() {
        return version.number();
    }

    /** What it is compared by: the evaluation where there is one, else its own episodes. */
    public Score score() {
        return evaluated.map(Score::of).orElse(own);
    }
}
