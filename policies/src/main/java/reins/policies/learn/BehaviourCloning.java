package reins.policies.learn;

import reins.core.role.Filming;
import reins.core.role.LearnerType;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.policies.data.Labels;
import reins.policies.nn.Span;

/**
 * Behaviour cloning, as the first imitation learner in ALVINN (Pomerleau 1988, <a
 * href="https://proceedings.neurips.cc/paper/1988/hash/812b4ba287f5ee0bc9d43bbf5bbe87fb-Abstract.html">An
 * Autonomous Land Vehicle in a Neural Network</a>): regression on what the teacher did.
 *
 * <pre>
 * minimise  E over demonstrations (s, y) of  mean((tanh μ(s) − y)²)
 * </pre>
 *
 * What differs: the demonstrations are every step that the teacher drove, also those within an
 * episode that the policy began; actions are moved into [−1, 1] and the head is a tanh, so that the
 * policy keeps the controls' bounds; it trains on while demonstrations come in.
 */
final class BehaviourCloning {
    /** How it learns. Safe on every thread. */
    record Config(
            @Setting(
                            value =
                                    "what the policy sees: the state, pictures of the first camera,"
                                        + " or both",
                            is = "state")
                    Sees sees,
            @Setting(value = "numbers in each hidden layer", is = "128", low = 4, high = 1024)
                    int hidden,
            @Setting(value = "hidden layers", is = "2", low = 1, high = 6) int layers,
            @Setting(value = "learning rate of Adam", is = "1e-3", low = 1e-6, high = 0.1)
                    double learningRate,
            @Setting(value = "demonstrated steps in each update", is = "256", low = 1, high = 4096)
                    int batch,
            @Setting(
                            value = "times a demonstrated step is learned from",
                            is = "2000",
                            low = 1,
                            high = 1e6)
                    int passes,
            @Setting(
                            value = "demonstrated steps that are kept",
                            is = "1000000",
                            low = 1000,
                            high = 1e7)
                    int capacity,
            @Setting(value = "observations it sees at once", is = "1", low = 1, high = 50)
                    int history,
            @Setting(
                            value = "actions it plans at once; their plans are averaged",
                            is = "1",
                            low = 1,
                            high = 100)
                    int chunk,
            @Setting(value = Vision.PICTURES, is = "2", low = 1, high = 4) int pictures,
            @Setting(value = Vision.SHIFT, is = "0", low = 0, high = 0.25) double shift)
            implements Filming {
        Vision vision() {
            return new Vision(sees, pictures, shift);
        }

        @Override
        public boolean films() {
            return sees.pictures();
        }
    }

    static final LearnerType<Config> TYPE =
            new LearnerType<>(
                    "bc",
                    "Behaviour cloning",
                    "https://proceedings.neurips.cc/paper/1988/hash/812b4ba287f5ee0bc9d43bbf5bbe87fb-Abstract.html",
                    Settings.defaults(Config.class),
                    (context, config, trained) ->
                            Looking.orCloning(
                                    "bc",
                                    config,
                                    config.vision(),
                                    new Cloning.Choices(
                                            Labels::demonstrated,
                                            new Span(config.history(), config.chunk()),
                                            1,
                                            false,
                                            config.hidden(),
                                            config.layers(),
                                            config.learningRate(),
                                            config.batch(),
                                            config.passes(),
                                            config.capacity()),
                                    context,
                                    trained));

    private BehaviourCloning() {}
}
