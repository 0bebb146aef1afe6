package reins.core.role;

/**
 * A world that can be driven again: equal seeds and equal actions give equal episodes, and anybody
 * may make one at any time. What goes back, looks back, paints pictures again or tries a policy
 * takes one of these. Used by one thread at a time.
 */
public interface Simulation extends World {}
