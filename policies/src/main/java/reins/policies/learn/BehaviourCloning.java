package reins.policies.learn;

import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.policies.data.Labels;

/**
 * Behaviour cloning, as the first imitation learner in ALVINN (Pomerleau 1988, <a
 * href="https://proceedings.neurips.cc/paper/1988/hash/812b4ba287f5ee0bc9d43bbf5bbe87fb-Abstract.html">An
 * Autonomous Land Vehicle in a Neural Network</a>): regression on what the teacher did.
 *
 * <pre>
 * minimise  E over demonstrations (s, y) of  mean((tanh μ(s) − y)²)
 *     where y is a word:                     −log softmax(μ(s))_y;  the likeliest word is said
 * </pre>
 *
 * What differs: the demonstrations are every step that the teacher drove, also those within an
 * episode that the policy began; actions are moved into [−1, 1] and the head is a tanh, so that the
 * policy keeps the controls' bounds; a world of words is learned by classification; it trains on
 * while demonstrations come in; of several members the mean acts.
 */
final class BehaviourCloning {
    static final LearnerType<Cloning.Config> TYPE =
            new LearnerType<>(
                    "bc",
                    "Behaviour cloning",
                    "https://proceedings.neurips.cc/paper/1988/hash/812b4ba287f5ee0bc9d43bbf5bbe87fb-Abstract.html",
                    Settings.defaults(Cloning.Config.class),
                    (context, config, trained) ->
                            new Cloning(
                                    "bc",
                                    config,
                                    config.choices(Labels::demonstrated),
                                    context,
                                    trained));

    private BehaviourCloning() {}
}
