package reins.core.role;

/** The settings of what has none. Safe on every thread. */
public record NoSettings() {}
