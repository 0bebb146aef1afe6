package reins.core.role;

/**
 * One of a list, with its settings. Safe on every thread.
 *
 * @param type a {@link WorldType}, {@link LearnerType}, {@link ArbiterType} or {@link RuleType}
 * @param settings of the type's settings record
 */
public record Chosen<T>(T type, Record settings) {}
