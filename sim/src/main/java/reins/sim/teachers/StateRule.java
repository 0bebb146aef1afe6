package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.role.Expert;
import reins.core.role.Moment;
import reins.core.role.Rule;
import reins.core.role.RuleContext;
import reins.core.role.RuleType;
import reins.core.role.Setting;
import reins.core.role.Settings;

/**
 * Takes over at once where the expert sees danger, and where what the policy does has been far from
 * the expert's wish for some ticks in a row, as a running mean, so that a policy that only trembles
 * is left alone. Hands back where the state is well clear of danger and the two have agreed for
 * some ticks; where a mistake can still be mended it gives the policy another chance after a while
 * in any case. Asked by the sim thread only.
 */
final class StateRule implements Rule {
    /** When it takes over and hands back. Safe on every thread. */
    record Config(
            @Setting(
                            value = "difference, as a share of full control, that counts as far",
                            is = "0.25",
                            low = 0.01,
                            high = 2)
                    double far,
            @Setting(
                            value = "consecutive ticks of being far before it drives",
                            is = "5",
                            low = 1,
                            high = 1000)
                    int patienceTicks,
            @Setting(value = "fewest ticks for which it drives", is = "25", low = 1, high = 1000)
                    int leastTicks,
            @Setting(
                            value = "ticks of agreement before it hands back",
                            is = "10",
                            low = 1,
                            high = 1000)
                    int trustTicks,
            @Setting(
                            value = "ticks after which it gives the policy another chance",
                            is = "100",
                            low = 1,
                            high = 10_000)
                    int chanceTicks) {}

    static final RuleType<Config> TYPE =
            new RuleType<>(
                    "state",
                    "In danger, or far from its wish",
                    "",
                    Settings.defaults(Config.class),
                    StateRule::new);

    /** Below this share of being far the two agree. */
    private static final double NEAR = 0.6;

    private final Config config;
    private final Expert expert;
    private final Difference difference;
    private int farTicks;
    private int nearTicks;
    private int drivenTicks;
    private boolean driving;
    private String thought = "";

    private StateRule(RuleContext context, Config config) {
        this.config = config;
        expert = context.expert();
        difference = new Difference(context);
    }

    @Override
    public Verdict judge(Moment moment, Action wish) {
        if (moment.first()) {
            forget();
        }
        difference.add(moment.proposed(), wish);
        double distance = difference.most() / config.far();
        farTicks = distance > 1 ? farTicks + 1 : 0;
        nearTicks = distance < NEAR ? nearTicks + 1 : 0;
        Observation observation = moment.observation();
        String alarm = expert.danger(observation);
        if (driving) {
            drivenTicks++;
            thought = alarm.isEmpty() ? thought : alarm;
            if (alarm.isEmpty() && mayHandBack(observation)) {
                driving = false;
                farTicks = 0;
                return new Verdict(false, "yours again");
            }
        } else if (!alarm.isEmpty() || farTicks >= config.patienceTicks()) {
            driving = true;
            drivenTicks = 0;
            thought = alarm.isEmpty() ? difference.words() : alarm;
        }
        return driving ? new Verdict(true, thought) : Verdict.WATCH;
    }

    private void forget() {
        difference.forget();
        farTicks = 0;
        nearTicks = 0;
        drivenTicks = 0;
        driving = false;
        thought = "";
    }

    private boolean mayHandBack(Observation observation) {
        if (drivenTicks < config.leastTicks() || !expert.isCalm(observation)) {
            return false;
        }
        return nearTicks >= config.trustTicks()
                || (drivenTicks >= config.chanceTicks() && expert.isForgiving(observation));
    }
}
