package reins.core.role;

/** An arbiter that can be chosen. Safe on every thread. */
public record ArbiterType(String id, String title, Arbiter arbiter) {}
