package reins.sessions;

import reins.core.fact.Metrics;

/**
 * A learner's numbers and when they were told. Safe on every thread.
 *
 * @param ticks recorded in the session by then
 */
public record MetricPoint(long ticks, Metrics metrics) {}
