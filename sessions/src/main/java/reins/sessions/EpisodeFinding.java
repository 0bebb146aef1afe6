package reins.sessions;

import reins.core.fact.Finding;

/**
 * A finding and the episode it is of. Safe on every thread.
 *
 * @param episode 0 where nothing was recorded yet
 */
public record EpisodeFinding(long episode, Finding finding) {}
