package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.role.Moment;
import reins.core.role.Rule;
import reins.core.role.RuleContext;
import reins.core.role.RuleType;
import reins.core.role.Setting;
import reins.core.role.Settings;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * Takes over at random, as the first of the simulated teachers of RLIF (Luo 2023, <a
 * href="https://arxiv.org/abs/2311.12996">2311.12996</a>): while it does not drive it begins to
 * with a probability, and then drives for some ticks. What differs: nothing is drawn while it
 * drives, so that with a probability of 1 it never hands back. Asked by the sim thread only.
 */
final class RandomRule implements Rule {
    /** How often and for how long. Safe on every thread. */
    record Config(
            @Setting(
                            value =
                                    "probability of taking over at each tick while it does not"
                                            + " drive",
                            is = "0.3",
                            low = 0,
                            high = 1)
                    double probability,
            @Setting(value = "ticks for which it then drives", is = "10", low = 1, high = 10_000)
                    int ticks) {}

    static final RuleType<Config> TYPE =
            new RuleType<>(
                    "random",
                    "At random",
                    "https://arxiv.org/abs/2311.12996",
                    Settings.defaults(Config.class),
                    RandomRule::new);

    /** Keeps its chance apart from the expert's, which may have the same seed. */
    private static final long SALT = 0x2545F4914F6CDD1DL;

    private final Config config;
    private final RandomGenerator random;
    private int ticksLeft;

    private RandomRule(RuleContext context, Config config) {
        this.config = config;
        random = new SplittableRandom(context.seed() ^ SALT);
    }

    @Override
    public Verdict judge(Moment moment, Action wish) {
        ticksLeft = moment.first() ? 0 : Math.max(0, ticksLeft - 1);
        if (ticksLeft == 0 && random.nextDouble() < config.probability()) {
            ticksLeft = config.ticks();
        }
        return ticksLeft > 0 ? new Verdict(true, "by chance") : Verdict.WATCH;
    }
}
