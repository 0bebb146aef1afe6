package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Expert;
import reins.core.role.ExpertType;
import reins.core.role.Policy;

import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/**
 * An agent that learned a world by its reward, at some stage of its learning: the less skill, the
 * earlier the stage, so that a poor one does not only tremble but is mistaken. It knows danger as
 * the world's scripted expert does. Used by one thread at a time.
 */
public final class TrainedExpert implements SharedEyes {
    /** The id of every world's. */
    public static final String ID = "trained";

    /** A stage of learning, by the skill that it stands for. */
    public enum Stage {
        LOW(0.3),
        MIDDLE(0.6),
        HIGH(0.9),
        FULL(1);

        private final double skill;

        Stage(double skill) {
            this.skill = skill;
        }

        /** The skill that it stands for, 0 to 1; about the share of episodes that succeed. */
        public double skill() {
            return skill;
        }

        /** The stage that stands for a skill, 0 to 1; the later one where two are as near. */
        public static Stage nearest(double skill) {
            Stage nearest = LOW;
            for (Stage stage : values()) {
                if (Math.abs(stage.skill - skill) <= Math.abs(nearest.skill - skill)) {
                    nearest = stage;
                }
            }
            return nearest;
        }
    }

    /** Between two stages the hand trembles the more, the less skill it has. */
    private static final Clumsy.Worst WORST = new Clumsy.Worst(0, 0, 0.1);

    private final Policy policy;
    private final Expert watch;
    private final RandomGenerator random = new SplittableRandom(0);
    private Vec memory = Vec.EMPTY;

    private TrainedExpert(Policy policy, Expert watch) {
        this.policy = policy;
        this.watch = watch;
    }

    /**
     * @param scripted the world's scripted expert
     * @param stages the policy at each stage, which draws nothing
     */
    public static ExpertType type(
            String title, ExpertType scripted, Function<Stage, Policy> stages) {
        return new ExpertType(
                ID,
                title,
                scripted.world(),
                new ExpertType.Levels(Stage.LOW.skill(), Stage.MIDDLE.skill(), Stage.HIGH.skill()),
                (spec, skill, seed) -> create(scripted, stages, spec, skill, seed));
    }

    private static Expert create(
            ExpertType scripted,
            Function<Stage, Policy> stages,
            WorldSpec spec,
            double skill,
            long seed) {
        Policy policy = stages.apply(Stage.nearest(Skill.checked(skill)));
        Expert watch = scripted.create().create(spec, 1, seed);
        return Clumsy.of(new TrainedExpert(policy, watch), spec, skill, WORST, seed);
    }

    @Override
    public void begin() {
        watch.begin();
        memory = policy.begin();
    }

    @Override
    public Action act(Observation observation) {
        watch.watch(observation);
        Act act = policy.act(observation, memory, random);
        memory = act.memory();
        return act.action();
    }

    @Override
    public Expert eyes() {
        return watch;
    }
}
