package reins.policies.learn;

import reins.core.role.Filming;
import reins.core.role.LearnerType;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.policies.data.Labels;
import reins.policies.nn.Span;

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
 * </pre>
 *
 * What differs: it trains on all the while, from where it is, instead of anew in rounds; members
 * differ by where they begin and by the batches they draw, not by a resample of D; the doubt is
 * shown, and no risk threshold is derived from it.
 */
final class HgDagger {
    /** How it learns. Safe on every thread. */
    record Config(
            @Setting(
                            value =
                                    "what the policy sees: the state, pictures of the first camera,"
                                        + " or both",
                            is = "state")
                    Sees sees,
            @Setting(
                            value = "networks in the ensemble; doubt needs 2",
                            is = "1",
                            low = 1,
                            high = 10)
                    int members,
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
                    "hg-dagger",
                    "HG-DAgger",
                    "https://arxiv.org/abs/1810.02890",
                    Settings.defaults(Config.class),
                    (context, config, trained) ->
                            Looking.orCloning(
                                    "hg-dagger",
                                    config,
                                    config.vision(),
                                    new Cloning.Choices(
                                            Labels::demonstrated,
                                            new Span(config.history(), config.chunk()),
                                            config.members(),
                                            false,
                                            config.hidden(),
                                            config.layers(),
                                            config.learningRate(),
                                            config.batch(),
                                            config.passes(),
                                            config.capacity()),
                                    context,
                                    trained));

    private HgDagger() {}
}
