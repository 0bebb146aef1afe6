package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.role.Moment;
import reins.core.role.Rule;
import reins.core.role.RuleContext;
import reins.core.role.RuleType;
import reins.core.role.Setting;
import reins.core.role.Settings;

/**
 * Takes over where the policy asks for help, and drives until the two have agreed for some ticks in
 * a row: a teacher with other things to do. Asked by the sim thread only.
 */
final class AskedRule implements Rule {
    /** When it hands back. Safe on every thread. */
    record Config(
            @Setting(
                            value =
                                    "difference, as a share of full control, up to which they"
                                            + " agree",
                            is = "0.15",
                            low = 0.01,
                            high = 2)
                    double near,
            @Setting(
                            value = "ticks of agreement before it hands back",
                            is = "10",
                            low = 1,
                            high = 1000)
                    int trustTicks) {}

    static final RuleType<Config> TYPE =
            new RuleType<>(
                    "asked",
                    "When it is asked for help",
                    "",
                    Settings.defaults(Config.class),
                    AskedRule::new);

    private final Config config;
    private final Difference difference;
    private boolean driving;
    private int nearTicks;

    private AskedRule(RuleContext context, Config config) {
        this.config = config;
        difference = new Difference(context);
    }

    @Override
    public Verdict judge(Moment moment, Action wish) {
        if (moment.first()) {
            driving = false;
            nearTicks = 0;
            difference.forget();
        }
        difference.add(moment.proposed(), wish);
        nearTicks = difference.most() < config.near() ? nearTicks + 1 : 0;
        if (moment.asked()) {
            driving = true;
            nearTicks = 0;
        } else if (driving && nearTicks >= config.trustTicks()) {
            driving = false;
            return new Verdict(false, "yours again");
        }
        return driving ? new Verdict(true, "it was asked") : Verdict.WATCH;
    }
}
