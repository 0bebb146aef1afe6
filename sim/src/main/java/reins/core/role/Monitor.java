package reins.core.role;

import reins.core.fact.Finding;
import reins.core.fact.Step;

import java.util.Optional;

/** What watches the drive for trouble. Used by the monitor thread only. */
public interface Monitor {
    Optional<Finding> inspect(Step step);
}
