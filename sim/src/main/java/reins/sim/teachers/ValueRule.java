package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.role.Critic;
import reins.core.role.Moment;
import reins.core.role.Rule;
import reins.core.role.RuleContext;
import reins.core.role.RuleType;
import reins.core.role.Setting;
import reins.core.role.Settings;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Takes over where a reference critic Q judges the policy's action worse than the teacher's, as the
 * second of the simulated teachers of RLIF (Luo 2023, <a
 * href="https://arxiv.org/abs/2311.12996">2311.12996</a>). Asked by the sim thread only.
 *
 * <pre>
 * worse  ⇔  Q(s, policy's) &lt; α·Q(s, teacher's)        by factor, for values above 0
 *        ⇔  Q(s, teacher's) − Q(s, policy's) &gt; δ      by difference
 * the policy makes a step; was it worse, take over at the next with probability 0.95, else with
 * 0.05, for 4 ticks
 * </pre>
 *
 * The paper's learners begin with some demonstrations; {@code demonstrations} is how many episodes
 * the teacher drives alone before it looks on.
 *
 * <p>What differs: the difference is what it goes by unless asked, for the worlds' returns may be
 * negative. It judges a step that the policy has made and not one that it is about to make, as a
 * person would who cannot foresee: so the step that the teacher found worse is the one before the
 * takeover, which is the one that RLIF punishes, and the policy makes one step at least between two
 * takeovers.
 */
final class ValueRule implements Rule {
    /** How two values are compared. */
    enum Comparison {
        /** The policy's is below a share of the teacher's. */
        FACTOR,
        /** The policy's is below the teacher's by an amount. */
        DIFFERENCE
    }

    /** When it takes over and for how long. Safe on every thread. */
    record Config(
            @Setting(
                            value = "compare values by a factor, or by their difference",
                            is = "difference")
                    Comparison by,
            @Setting(
                            value = "factor α: a value below this share of its own is worse",
                            is = "0.98",
                            low = 0,
                            high = 1)
                    double factor,
            @Setting(
                            value = "difference δ: a value more than this below its own is worse",
                            is = "1",
                            low = 0,
                            high = 1e9)
                    double difference,
            @Setting(
                            value = "probability of taking over where it is worse",
                            is = "0.95",
                            low = 0,
                            high = 1)
                    double whereWorse,
            @Setting(value = "probability of taking over elsewhere", is = "0.05", low = 0, high = 1)
                    double elsewhere,
            @Setting(value = "ticks for which it then drives", is = "4", low = 1, high = 10_000)
                    int ticks,
            @Setting(
                            value = "episodes that it drives alone at the beginning, to show how",
                            is = "0",
                            low = 0,
                            high = 1000)
                    int demonstrations) {}

    static final RuleType<Config> TYPE =
            new RuleType<>(
                    "value",
                    "Where a critic prefers its own action",
                    "https://arxiv.org/abs/2311.12996",
                    Settings.defaults(Config.class),
                    true,
                    ValueRule::new);

    /** Keeps its chance apart from the expert's, which may have the same seed. */
    private static final long SALT = 0x6C62272E07BB0142L;

    private final Config config;
    private final Critic critic;
    private final RandomGenerator random;
    private int episodes;
    private int ticksLeft;
    private boolean watched;
    private boolean worse;
    private String thought = "";

    private ValueRule(RuleContext context, Config config) {
        this.config = config;
        critic = context.critic().get();
        random = new SplittableRandom(context.seed() ^ SALT);
    }

    @Override
    public Verdict judge(Moment moment, Action wish) {
        if (moment.first() || episodes == 0) { // it may begin in the middle of one
            episodes++;
        }
        if (episodes <= config.demonstrations()) {
            return new Verdict(true, "showing how");
        }
        ticksLeft = moment.first() ? 0 : Math.max(0, ticksLeft - 1);
        watched = watched && !moment.first();
        if (watched && random.nextDouble() < probability()) {
            ticksLeft = config.ticks();
            thought = worse ? "worth less" : "by chance";
        }
        watched = ticksLeft == 0;
        if (watched) {
            worse = isWorse(moment.observation(), moment.proposed(), wish);
            return Verdict.WATCH;
        }
        return new Verdict(true, thought);
    }

    private double probability() {
        return worse ? config.whereWorse() : config.elsewhere();
    }

    private boolean isWorse(Observation observation, Action proposed, Action wish) {
        double theirs = critic.value(observation, proposed);
        double own = critic.value(observation, wish);
        return switch (config.by()) {
            case FACTOR -> theirs < config.factor() * own;
            case DIFFERENCE -> own - theirs > config.difference();
        };
    }
}
