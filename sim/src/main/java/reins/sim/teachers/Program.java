package reins.sim.teachers;

import reins.core.fact.WorldSpec;
import reins.core.role.Chosen;
import reins.core.role.Critic;
import reins.core.role.Expert;
import reins.core.role.ExpertType;
import reins.core.role.RuleContext;
import reins.core.role.RuleType;
import reins.core.role.Teacher;

import java.util.function.Supplier;

/**
 * A program that teaches, as it was chosen: who it is, how well it drives and when it takes over.
 * Safe on every thread.
 *
 * @param skill 0 (hardly) to 1 (as well as it can)
 */
public record Program(ExpertType expert, double skill, Chosen<RuleType<?>> rule) {
    /** With the rule that looks at the state. */
    public Program(ExpertType expert, double skill) {
        this(expert, skill, Rules.ALL.getFirst().byDefault());
    }

    /** What it is called in a session's header. */
    public String name() {
        return "%s skill %.2f, rule %s %s"
                .formatted(expert.id(), skill, rule.type().id(), rule.settings());
    }

    /** A driver, who never takes over. */
    public Expert makeExpert(WorldSpec spec, long seed) {
        return expert.create().create(spec, skill, seed);
    }

    /**
     * @param critic the world's reference critic, asked for by some rules only
     */
    public Teacher make(WorldSpec spec, long seed, Supplier<Critic> critic) {
        Expert driver = makeExpert(spec, seed);
        return new RuledTeacher(
                driver,
                rule.type().make(new RuleContext(spec, driver, seed, critic), rule.settings()));
    }
}
