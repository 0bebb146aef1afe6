package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.role.Expert;
import reins.core.role.Moment;
import reins.core.role.Rule;
import reins.core.role.RuleContext;
import reins.core.role.RuleType;
import reins.core.role.Setting;

import java.util.Arrays;
import java.util.List;

/**
 * Takes over at once where the expert sees danger, and where what the policy does has been far from
 * the expert's wish for some ticks on end, looked at as a running mean, so that a policy that only
 * trembles is let be. Hands back where the state is well clear of danger and the two have agreed
 * for some ticks; where a mistake can still be mended it gives the policy another chance after a
 * while in any case. Asked by the sim thread only.
 */
final class StateRule implements Rule {
    /** When it takes over and hands back. Safe on every thread. */
    record Config(
            @Setting(
                            value = "difference, as a share of full control, that is far",
                            low = 0.01,
                            high = 2)
                    double far,
            @Setting(value = "ticks on end of being far before it drives", low = 1, high = 1000)
                    int patienceTicks,
            @Setting(value = "ticks it drives at least", low = 1, high = 1000) int leastTicks,
            @Setting(value = "ticks of agreement before it hands back", low = 1, high = 1000)
                    int trustTicks,
            @Setting(value = "ticks after which it gives another chance", low = 1, high = 10_000)
                    int chanceTicks) {}

    static final RuleType<Config> TYPE =
            new RuleType<>(
                    "state",
                    "In danger, or far from its wish",
                    "",
                    new Config(0.25, 5, 25, 10, 100),
                    StateRule::new);

    /** The weight of the newest difference in the running mean. */
    private static final double NEWEST = 0.15;

    /** Below this share of being far the two agree. */
    private static final double NEAR = 0.6;

    private final Config config;
    private final Expert expert;
    private final List<Channel> controls;
    private final double[] apart;
    private int farTicks;
    private int nearTicks;
    private int drivenTicks;
    private boolean driving;
    private String thought = "";

    private StateRule(RuleContext context, Config config) {
        this.config = config;
        expert = context.expert();
        controls = context.spec().controls();
        apart = new double[controls.size()];
    }

    @Override
    public Verdict judge(Moment moment, Action wish) {
        if (moment.first()) {
            forget();
        }
        int most = compare(moment.proposed().asControls(), wish.asControls());
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
            thought = alarm.isEmpty() ? disagreement(most) : alarm;
        }
        return driving ? new Verdict(true, thought) : Verdict.WATCH;
    }

    private void forget() {
        Arrays.fill(apart, 0);
        farTicks = 0;
        nearTicks = 0;
        drivenTicks = 0;
        driving = false;
        thought = "";
    }

    /**
     * @return the control that is furthest apart
     */
    private int compare(Vec proposed, Vec wish) {
        Vec does = expert.effect(proposed);
        Vec wanted = expert.effect(wish);
        int most = 0;
        for (int i = 0; i < apart.length; i++) {
            apart[i] += NEWEST * (does.at(i) - wanted.at(i) - apart[i]);
            most = Math.abs(apart[i]) > Math.abs(apart[most]) ? i : most;
        }
        double distance = Math.abs(apart[most]) / config.far();
        farTicks = distance > 1 ? farTicks + 1 : 0;
        nearTicks = distance < NEAR ? nearTicks + 1 : 0;
        return most;
    }

    private boolean mayHandBack(Observation observation) {
        if (drivenTicks < config.leastTicks() || !expert.isCalm(observation)) {
            return false;
        }
        return nearTicks >= config.trustTicks()
                || (drivenTicks >= config.chanceTicks() && expert.isForgiving(observation));
    }

    private String disagreement(int control) {
        return controls.get(control).name() + (apart[control] > 0 ? ": too much" : ": too little");
    }
}
