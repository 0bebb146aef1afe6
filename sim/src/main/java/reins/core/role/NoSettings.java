package reins.core.role;

/** The settings of something that has none. Safe on every thread. */
public record NoSettings() {}
