package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.role.Moment;
import reins.core.role.NoSettings;
import reins.core.role.Rule;
import reins.core.role.RuleType;

/**
 * Never takes over: the teacher only says what it would do, and the arbiter alone decides who
 * drives, as in DAgger (Ross 2011, <a href="https://arxiv.org/abs/1011.0686">1011.0686</a>) and
 * ThriftyDAgger (Hoque 2021, <a href="https://arxiv.org/abs/2109.08273">2109.08273</a>). Asked by
 * the sim thread only.
 */
final class LabelRule implements Rule {
    static final RuleType<NoSettings> TYPE =
            new RuleType<>(
                    "label",
                    "Never; it only says what it would do",
                    "https://arxiv.org/abs/1011.0686",
                    new NoSettings(),
                    (_, _) -> new LabelRule());

    @Override
    public Verdict judge(Moment moment, Action wish) {
        return Verdict.WATCH;
    }
}
