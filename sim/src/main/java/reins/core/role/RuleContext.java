package reins.core.role;

import reins.core.fact.WorldSpec;

import java.util.function.Supplier;

/**
 * What a rule of intervention is made for. Safe on every thread.
 *
 * @param expert the expert that will drive; asked about dangers only
 * @param critic the world's reference critic; throws a {@link reins.core.fact.ReinsException} where
 *     there is none
 */
public record RuleContext(WorldSpec spec, Expert expert, long seed, Supplier<Critic> critic) {}
