package reins.policies.learn;

import reins.core.fact.Decision;
import reins.core.role.Filming;
import reins.core.role.LearnerType;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.policies.nn.Span;

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
 * </pre>
 *
 * <p>The coin and its schedule βᵢ are the arbiter's ({@code beta}); with it goes a teacher that
 * says at every tick what it would do. Where the teacher is silent while the policy drives, as a
 * person is, no label is known and what is left is HG-DAgger.
 *
 * <p>What differs: it trains on all the while, from where it is, instead of anew in rounds; actions
 * are moved into [−1, 1] and the head is a tanh, so that the policy keeps the controls' bounds.
 */
final class Dagger {
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
            @Setting(value = "labelled steps in each update", is = "256", low = 1, high = 4096)
                    int batch,
            @Setting(
                            value = "times a labelled step is learned from",
                            is = "2000",
                            low = 1,
                            high = 1e6)
                    int passes,
            @Setting(value = "labelled steps that are kept", is = "1000000", low = 1000, high = 1e7)
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
                    "dagger",
                    "DAgger",
                    "https://arxiv.org/abs/1011.0686",
                    Settings.defaults(Config.class),
                    (context, config, trained) ->
                            Looking.orCloning(
                                    "dagger",
                                    config,
                                    config.vision(),
                                    new Cloning.Choices(
                                            Decision::label,
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

    private Dagger() {}
}
