package reins.core.role;

import reins.core.fact.Finding;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;

import java.util.Optional;

/** Watches one robot's driving for trouble. Used by the monitor thread only. */
public interface Monitor {
    /** Begins an episode: forgets the one before. */
    void begin(Stream of, Start start);

    /** The episode's steps in order; where monitors cannot keep up, some are left out. */
    Optional<Finding> inspect(Step step);
}
