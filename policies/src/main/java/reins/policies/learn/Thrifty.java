package reins.policies.learn;

import reins.core.fact.Artifact;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.policies.data.Labels;
import reins.policies.nn.Controls;
import reins.policies.nn.Span;

import java.util.Optional;

/**
 * ThriftyDAgger: Budget-Aware Novelty and Risk Gating for Interactive Imitation Learning (Hoque
 * 2021, <a href="https://arxiv.org/abs/2109.08273">2109.08273</a>). The policy knows where it is
 * unsure and where it is likely to fail, so that it can ask for help there and nowhere else.
 *
 * <pre>
 * each member m of the ensemble has Dₘ, a resample of the demonstrations D with replacement
 * for ever:
 *     the policy drives until it asks, the teacher drives until it may hand back
 *     D ← D ∪ {(s, y): the teacher drove in s}
 *     each member:  minimise mean((tanh μₘ(s) − y)²) on Dₘ
 *     {@link RiskCritic}:  learn the likelihood of success from all steps
 * policy  a = mean of the members
 * doubt   √ of the variance of the members' actions        risk  1 − likelihood of success in (s, a)
 * </pre>
 *
 * <p>When to ask and when to hand back is the arbiter's part ({@code ask}): doubt above δ or risk
 * above β, thresholds that it tunes to a rate of asking.
 *
 * <p>What differs: it trains continuously instead of from scratch in each iteration; a resample is
 * made as steps come in, each going to each member as often as a Poisson distribution of mean 1
 * says; the doubt is the root of the variance, which has the same quantiles; actions are moved into
 * [−1, 1] and the head is a tanh; what a time limit ends is not taken as failed.
 */
final class Thrifty {
    /** How it learns. Safe on every thread. */
    record Config(
            @Setting(value = "networks in the ensemble", is = "5", low = 2, high = 10) int members,
            @Setting(value = "units in each hidden layer", is = "128", low = 4, high = 1024)
                    int hidden,
            @Setting(value = "hidden layers", is = "2", low = 1, high = 6) int layers,
            @Setting(value = "learning rate of Adam", is = "1e-3", low = 1e-6, high = 0.1)
                    double learningRate,
            @Setting(value = "demonstrated steps in each update", is = "100", low = 1, high = 4096)
                    int batch,
            @Setting(
                            value = "times a demonstrated step is learned from",
                            is = "2000",
                            low = 1,
                            high = 1e6)
                    int passes,
            @Setting(
                            value = "steps in each update of the risk critics",
                            is = "50",
                            low = 2,
                            high = 4096)
                    int riskBatch,
            @Setting(
                            value = "share of those steps that ended in success",
                            is = "0.1",
                            low = 0,
                            high = 1)
                    double successes,
            @Setting(value = "discount γ of a success, per step", is = "0.9999", low = 0, high = 1)
                    double discount,
            @Setting(value = "steps that are kept", is = "1000000", low = 1000, high = 1e7)
                    int capacity) {
        Cloning.Choices choices() {
            return new Cloning.Choices(
                    Labels::demonstrated,
                    Vision.NONE,
                    Span.NOW,
                    members,
                    true,
                    hidden,
                    layers,
                    learningRate,
                    batch,
                    passes,
                    capacity);
        }

        RiskCritic.Choices risk() {
            return new RiskCritic.Choices(
                    hidden, layers, learningRate, discount, riskBatch, successes, capacity);
        }
    }

    static final LearnerType<Config> TYPE =
            new LearnerType<>(
                    "thrifty",
                    "ThriftyDAgger",
                    "https://arxiv.org/abs/2109.08273",
                    Settings.defaults(Config.class),
                    Thrifty::create);

    private Thrifty() {}

    private static Learner create(
            LearnerContext context, Config config, Optional<Artifact> trained) {
        // Its critics judge controls; a world of words is refused before anything is made for it.
        Controls.of(context.spec());
        return new Cloning(
                TYPE.id(), config, config.choices(), Optional.of(config.risk()), context, trained);
    }
}
