package reins.policies.learn;

import reins.core.fact.Decision;
import reins.core.role.LearnerType;
import reins.core.role.Settings;

/**
 * DAgger: A Reduction of Imitation Learning and Structured Prediction to No-Regret Online Learning
 * (Ross 2011, <a href="https://arxiv.org/abs/1011.0686">1011.0686</a>). Every state that is visited
 * is labelled with what the teacher would do there, whoever drove.
 *
 * <pre>
 * D ← ∅
 * for i = 1, 2, …:
 *     drive by βᵢ·teacher + (1 − βᵢ)·policy: at each step a coin says who
 *     D ← D ∪ {(s, y): every state s visited, y what the teacher wants in s}
 *     train the policy on D:  minimise mean((tanh μ(s) − y)²)
 *         where y is a word:  −log softmax(μ(s))_y;  the likeliest word is said
 * </pre>
 *
 * <p>The coin and its schedule βᵢ are the arbiter's ({@code beta}); with it goes a teacher that
 * says at every tick what it would do. Where the teacher is silent while the policy drives, as a
 * person is, no label is known and what is left is HG-DAgger.
 *
 * <p>What differs: it trains continuously instead of from scratch in rounds; actions are moved into
 * [−1, 1] and the head is a tanh, so that the policy keeps the controls' bounds; of several members
 * the mean acts.
 */
final class Dagger {
    static final LearnerType<Cloning.Config> TYPE =
            new LearnerType<>(
                    "dagger",
                    "DAgger",
                    "https://arxiv.org/abs/1011.0686",
                    Settings.defaults(Cloning.Config.class),
                    (context, config, trained) ->
                            new Cloning(
                                    "dagger",
                                    config,
                                    config.choices(Decision::label),
                                    context,
                                    trained));

    private Dagger() {}
}
