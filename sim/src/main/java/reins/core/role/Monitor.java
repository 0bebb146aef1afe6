package reins.core.role;

import reins.core.fact.Finding;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;

import java.util.Optional;

/** What watches one robot's drive for trouble. Used by the monitor thread only. */
public interface Monitor {
    /** What is inspected next is of this episode; nothing is remembered of the one before. */
    void begin(Stream of, Start start);

    /** The episode's steps in order; where monitors cannot keep up, some are left out. */
    Optional<Finding> inspect(Step step);
}
