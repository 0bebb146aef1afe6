package reins.policies.learn;

import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.policies.data.Labels;

/**
 * HG-DAgger: Interactive Imitation Learning with Human Experts (Kelly 2019, <a
 * href="https://arxiv.org/abs/1810.02890">1810.02890</a>). The human decides when to take over; the
 * states where the human drives are labelled with what the human does and join the demonstrations.
 *
 * <pre>
 * D ← demonstrations
 * for ever:
 *     the policy drives until the human takes over; the human drives until handing back
 *     D ← D ∪ {(s, y): the human drove in s}
 *     train each member of the ensemble on D
 * policy  a = mean of the members        doubt  ‖diag(covariance of the members' actions)‖
 *     where it says words: the likeliest by the mean of the members' likelihoods, which are what
 *     the doubt is of
 * </pre>
 *
 * What differs: it trains continuously instead of from scratch in rounds; members differ by where
 * they begin and by the batches they draw, not by a resample of D; the doubt is shown, and no risk
 * threshold is derived from it.
 */
final class HgDagger {
    static final LearnerType<Cloning.Config> TYPE =
            new LearnerType<>(
                    "hg-dagger",
                    "HG-DAgger",
                    "https://arxiv.org/abs/1810.02890",
                    Settings.defaults(Cloning.Config.class),
                    (context, config, trained) ->
                            new Cloning(
                                    "hg-dagger",
                                    config,
                                    config.choices(Labels::demonstrated),
                                    context,
                                    trained));

    private HgDagger() {}
}
