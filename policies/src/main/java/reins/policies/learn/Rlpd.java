package reins.policies.learn;

import reins.core.role.Filming;
import reins.core.role.LearnerType;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.policies.data.Transition;

/**
 * RLPD: Efficient Online Reinforcement Learning with Offline Data (Ball 2023, <a
 * href="https://arxiv.org/abs/2302.02948">2302.02948</a>): soft actor-critic on the world's own
 * reward, helped along by what the teacher did.
 *
 * <pre>
 * each recorded step:  r = the world's first objective;  r/(1 − γ) for a success, where absorbing
 * each step of training:  {@link SoftActorCritic}'s;  layer norm in the critics;
 *     the share offlineRatio of a batch from the teacher's steps, the rest from all
 * </pre>
 *
 * What differs: the offline data are the teacher's steps as they come in, instead of a data set
 * from before; two critics of two layers of 256 instead of ten; one step of training for each
 * recorded step and no more; before the warm-up ends the untrained policy drives, not chance alone.
 *
 * <p>With {@code offlineRatio} 0, {@code layerNorm} false and {@code entropyPerControl} −1 it is
 * plain soft actor-critic (Haarnoja 2018, <a
 * href="https://arxiv.org/abs/1812.05905">1812.05905</a>). It needs no teacher then.
 */
final class Rlpd {
    /** How it learns. Safe on every thread. */
    record Config(
            @Setting(
                            value =
                                    "what the policy sees: the state, pictures of the first camera,"
                                            + " or both",
                            is = "state")
                    Sees sees,
            @Setting(value = "units in each hidden layer", is = "256", low = 4, high = 1024)
                    int hidden,
            @Setting(value = "hidden layers", is = "2", low = 1, high = 6) int layers,
            @Setting(value = "normalise the critics' hidden layers", is = "true") boolean layerNorm,
            @Setting(value = "critics", is = "2", low = 2, high = 10) int critics,
            @Setting(
                            value = "critics drawn for a target, which is their least value",
                            is = "2",
                            low = 1,
                            high = 10)
                    int targetCritics,
            @Setting(value = "critic updates for each recorded step", is = "1", low = 1, high = 20)
                    int criticUpdates,
            @Setting(value = "learning rate of Adam", is = "3e-4", low = 1e-6, high = 0.1)
                    double learningRate,
            @Setting(value = "discount γ per step", is = "0.99", low = 0, high = 1) double discount,
            @Setting(
                            value = "a success is an absorbing state: its reward goes on for ever",
                            is = "false")
                    boolean absorbing,
            @Setting(
                            value = "share τ by which targets follow the critics at each update",
                            is = "0.005",
                            low = 1e-5,
                            high = 1)
                    double tau,
            @Setting(value = "include future entropy in the critics' targets", is = "true")
                    boolean entropyBackup,
            @Setting(value = "target entropy for each control", is = "-0.5", low = -10, high = 0.6)
                    double entropyPerControl,
            @Setting(value = "initial temperature α", is = "1", low = 1e-4, high = 100)
                    double temperature,
            @Setting(value = "recorded steps in each update", is = "256", low = 2, high = 4096)
                    int batch,
            @Setting(
                            value = "share of a batch from the teacher's steps",
                            is = "0.5",
                            low = 0,
                            high = 1)
                    double offlineRatio,
            @Setting(
                            value = "recorded steps before training begins",
                            is = "500",
                            low = 1,
                            high = 1e6)
                    int warmUp,
            @Setting(value = "recorded steps that are kept", is = "1000000", low = 1000, high = 1e7)
                    int capacity,
            @Setting(value = Vision.PICTURES, is = "2", low = 1, high = 4) int pictures,
            @Setting(value = Vision.SHIFT, is = "0.05", low = 0, high = 0.25) double shift)
            implements Filming {
        Config {
            SoftActorCritic.checkTargets(targetCritics, critics);
            if (absorbing && discount == 1) {
                throw new IllegalArgumentException(
                        "absorbing needs a discount below 1: what goes on for ever would be worth"
                                + " endlessly much");
            }
        }

        @Override
        public boolean films() {
            return sees.pictures();
        }

        SoftActorCritic.Choices choices() {
            return new SoftActorCritic.Choices(
                    new Vision(sees, pictures, shift),
                    hidden,
                    layers,
                    layerNorm,
                    critics,
                    targetCritics,
                    criticUpdates,
                    learningRate,
                    discount,
                    tau,
                    entropyBackup,
                    Double.POSITIVE_INFINITY,
                    temperature,
                    entropyPerControl,
                    warmUp);
        }

        Experience.Choices kept() {
            return new Experience.Choices(
                    step -> absorbing ? step.absorbedReward(discount) : step.worldReward(),
                    _ -> true,
                    Transition::teacherDrove,
                    offlineRatio,
                    batch,
                    capacity);
        }
    }

    static final LearnerType<Config> TYPE =
            new LearnerType<>(
                    "rlpd",
                    "RLPD and SAC, by the world's reward",
                    "https://arxiv.org/abs/2302.02948",
                    Settings.defaults(Config.class),
                    (context, config, trained) ->
                            new SoftActorCritic(
                                    "rlpd",
                                    config,
                                    config.choices(),
                                    config.kept(),
                                    context,
                                    trained));

    private Rlpd() {}
}
