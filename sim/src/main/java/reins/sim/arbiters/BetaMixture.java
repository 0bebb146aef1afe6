package reins.sim.arbiters;

import reins.core.fact.Decision;
import reins.core.role.Arbiter;
import reins.core.role.Setting;
import reins.core.role.Signal;
import reins.core.role.Situation;

/**
 * DAgger's mixture (Ross 2011, <a href="https://arxiv.org/abs/1011.0686">1011.0686</a>): at each
 * tick of episode i the teacher drives with probability βᵢ; where the policy drives, what the
 * teacher would have done is its label. What differs: a round is an episode, and a teacher who
 * signals TAKE_OVER drives in any case. Safe on every thread.
 *
 * <pre>
 * linear:       βᵢ = max(0, 1 − i/n)
 * exponential:  βᵢ = bⁱ
 * </pre>
 */
final class BetaMixture implements Arbiter {
    /** How the chance falls. */
    enum Schedule {
        LINEAR,
        EXPONENTIAL
    }

    /** How fast the chance falls from episode to episode. Safe on every thread. */
    record Config(
            @Setting(value = "how the teacher's chance falls from 1", is = "linear")
                    Schedule schedule,
            @Setting(value = "n: linear, episodes until it is 0", is = "15", low = 1, high = 1e6)
                    int episodes,
            @Setting(
                            value = "b: exponential, the share of it that is left an episode later",
                            is = "0.9",
                            low = 0,
                            high = 1)
                    double base) {
        /** The teacher's chance at each tick of an episode, counted from 0. */
        double beta(long episode) {
            return switch (schedule) {
                case LINEAR -> Math.max(0, 1 - (double) episode / episodes);
                case EXPONENTIAL -> Math.pow(base, (double) episode);
            };
        }
    }

    private final Config config;

    BetaMixture(Config config) {
        this.config = config;
    }

    @Override
    public Decision decide(Situation situation) {
        boolean insists = situation.guidance().signals().contains(Signal.TAKE_OVER);
        return insists || situation.chance() < config.beta(situation.episode())
                ? situation.teacherDrives()
                : situation.policyDrives();
    }
}
