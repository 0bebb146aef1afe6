package reins.core.role;

import reins.core.fact.Artifact;
import reins.core.fact.Clip;
import reins.core.fact.Decision;
import reins.core.fact.Metrics;
import reins.core.fact.Revised;
import reins.core.fact.Segment;

/**
 * What turns recorded facts into a better policy. Used by one thread at a time, the learner thread;
 * closed on that thread.
 */
public interface Learner extends AutoCloseable {
    void observe(Segment segment);

    default void watch(Clip clip) {}

    /**
     * Forgets what it observed of an episode up to a tick, and learns from what edits left of it
     * instead: it was discarded, cut, judged or relabelled, or that was undone.
     */
    void revise(Revised revised);

    /** Whether a tick that was decided like this is an example of what the teacher wants. */
    default boolean isTaughtBy(Decision decision) {
        return decision.teacherDrives();
    }

    /**
     * Whether there is something to learn now: enough data to begin with, and not yet as many steps
     * as the data are good for. Where there is not, {@code step} must not be called.
     */
    boolean ready();

    /** One bounded piece of training, tens of milliseconds at most. */
    Metrics step();

    /** The policy as it is now, as a file; later steps do not change it. */
    Artifact artifact();

    @Override
    void close();
}
