package reins.sim.teachers;

import reins.core.fact.ReinsException;
import reins.core.role.ById;
import reins.core.role.RuleType;

import java.util.List;

/** The rules by which a program that teaches takes over. Safe on every thread. */
public final class Rules {
    public static final List<RuleType<?>> ALL =
            List.of(
                    StateRule.TYPE,
                    ValueRule.TYPE,
                    RandomRule.TYPE,
                    AskedRule.TYPE,
                    LabelRule.TYPE);

    private Rules() {}

    /**
     * The rule of this id.
     *
     * @throws ReinsException where there is none
     */
    public static RuleType<?> find(String id) {
        return ById.find("rule of intervention", ALL, RuleType::id, id);
    }
}
