package reins.policies.learn;

import reins.core.role.Filming;
import reins.core.role.LearnerType;
import reins.core.role.Setting;
import reins.core.role.Settings;
import reins.policies.data.Transition;

/**
 * RLIF: Interactive Imitation Learning as Reinforcement Learning (Luo 2023, <a
 * href="https://arxiv.org/abs/2311.12996">2311.12996</a>), which is {@link Rlpd} with the
 * intervention as its only reward.
 *
 * <pre>
 * each recorded step:  r = −1 where the teacher takes over at the next step, else 0
 * each step of training:  {@link SoftActorCritic}'s, without entropy in the targets;  H = −A/2;
 *     the share offlineRatio of a batch from the teacher's steps, the rest from all
 * </pre>
 *
 * What differs: two critics of two layers of 128 instead of ten of three of 256; one step of
 * training for each recorded step and no more; the temperature begins at 0.05 instead of 1, which
 * spares the ten thousand steps it takes to come down to values between −1 and 0. With the setting
 * {@code capped} the targets are cut off at 0, for no reward is greater; the paper does not. A
 * world's own failure earns 0, as in the paper: the teacher is trusted to take over before it.
 * Where the teacher often comes too late, a policy learns to fail soon, for nothing follows a
 * failure; {@code failureCost} makes one count as several interventions.
 */
public final class Rlif {
    /** Which of the teacher's steps are kept. */
    public enum TeacherTransitions {
        /** All, as in the paper. */
        ALL,
        /** The last one of each takeover, as in the authors' code. */
        LAST
    }

    /** How it learns. Safe on every thread. */
    public record Config(
            @Setting(
                            value =
                                    "what the policy sees: the state, pictures of the first camera,"
                                            + " or both",
                            is = "state")
                    Sees sees,
            @Setting(value = "units in each hidden layer", is = "128", low = 4, high = 1024)
                    int hidden,
            @Setting(value = "hidden layers", is = "2", low = 1, high = 6) int layers,
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
                            value = "share τ by which targets follow the critics at each update",
                            is = "0.005",
                            low = 1e-5,
                            high = 1)
                    double tau,
            @Setting(
                            value = "cap the critics' targets at 0, the greatest possible return",
                            is = "false")
                    boolean capped,
            @Setting(
                            value = "interventions that a failure counts as; 0 in the paper",
                            is = "0",
                            low = 0,
                            high = 1000)
                    double failureCost,
            @Setting(value = "recorded steps in each update", is = "256", low = 2, high = 4096)
                    int batch,
            @Setting(
                            value = "share of a batch from the teacher's steps",
                            is = "0.5",
                            low = 0,
                            high = 1)
                    double offlineRatio,
            @Setting(value = "which of the teacher's steps are kept", is = "all")
                    TeacherTransitions teacherTransitions,
            @Setting(value = "initial temperature α", is = "0.05", low = 1e-4, high = 100)
                    double temperature,
            @Setting(
                            value = "recorded steps before training begins",
                            is = "100",
                            low = 1,
                            high = 1e6)
                    int warmUp,
            @Setting(value = "recorded steps that are kept", is = "1000000", low = 1000, high = 1e7)
                    int capacity,
            @Setting(value = Vision.PICTURES, is = "2", low = 1, high = 4) int pictures,
            @Setting(value = Vision.SHIFT, is = "0.05", low = 0, high = 0.25) double shift)
            implements Filming {
        public Config {
            SoftActorCritic.checkTargets(targetCritics, critics);
        }

        @Override
        public boolean films() {
            return sees.pictures();
        }

        SoftActorCritic.Choices choices() {
            double cap = capped ? 0 : Double.POSITIVE_INFINITY;
            return new SoftActorCritic.Choices(
                    new Vision(sees, pictures, shift),
                    hidden,
                    layers,
                    true,
                    critics,
                    targetCritics,
                    criticUpdates,
                    learningRate,
                    discount,
                    tau,
                    false,
                    cap,
                    temperature,
                    -0.5,
                    warmUp);
        }

        Experience.Choices kept() {
            boolean all = teacherTransitions == TeacherTransitions.ALL;
            return new Experience.Choices(
                    step -> step.reward() - (step.fails() ? failureCost : 0),
                    step -> all || !step.teacherDrove() || step.closesTakeover(),
                    Transition::teacherDrove,
                    offlineRatio,
                    batch,
                    capacity);
        }
    }

    static final LearnerType<Config> TYPE =
            new LearnerType<>(
                    "rlif",
                    "RLIF",
                    "https://arxiv.org/abs/2311.12996",
                    Settings.defaults(Config.class),
                    (context, config, trained) ->
                            new SoftActorCritic(
                                    "rlif",
                                    config,
                                    config.choices(),
                                    config.kept(),
                                    context,
                                    trained));

    private Rlif() {}
}
