package reins.core.role;

/**
 * A world that can be driven again: equal seeds and equal actions give equal episodes, and anybody
 * may make one at any time. Rewinding, looking back, repainting pictures and trying out a policy
 * need one. Used by one thread at a time.
 */
public interface Simulation extends World {}
