package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;
import reins.core.role.Expert;
import reins.core.role.ExpertType;
import reins.core.role.Policy;

import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * A policy that teaches what it would do, whoever trained it; it knows no danger. With less skill
 * its hand is unsteady, and where it says words it says another one now and then. Used by one
 * thread at a time.
 */
public final class PolicyExpert implements Expert {
    /** What the id of every one begins with; its name follows. */
    public static final String ID = "policy:";

    private static final ExpertType.Levels LEVELS = new ExpertType.Levels(0.3, 0.6, 0.9);
    private static final Clumsy.Worst WORST = new Clumsy.Worst(0.2, 0.2, 0.4);

    private final Policy policy;
    private final List<String> words;
    private final double slips;
    private final RandomGenerator random;
    private Vec memory = Vec.EMPTY;

    private PolicyExpert(Policy policy, List<String> words, double slips, long seed) {
        this.policy = policy;
        this.words = words;
        this.slips = slips;
        random = new SplittableRandom(seed);
    }

    /**
     * @param world the id of the world that the policy drives in
     * @param name of the policy, such as its file's
     * @param policy draws nothing; used by one thread at a time
     */
    public static ExpertType type(String world, String name, Policy policy) {
        return new ExpertType(
                ID + name,
                name,
                world,
                LEVELS,
                (spec, skill, seed) -> of(policy, spec, skill, seed));
    }

    private static Expert of(Policy policy, WorldSpec spec, double skill, long seed) {
        double slips = 1 - Skill.checked(skill);
        return switch (spec.actions()) {
            case Actions.Controls _ ->
                    Clumsy.of(
                            new PolicyExpert(policy, List.of(), 0, seed), spec, skill, WORST, seed);
            case Actions.Words(List<String> vocabulary) ->
                    new PolicyExpert(policy, vocabulary, slips, seed);
        };
    }

    @Override
    public void begin() {
        memory = policy.begin();
    }

    @Override
    public Action act(Observation observation) {
        Act act = policy.act(observation, memory, random);
        memory = act.memory();
        return slips > 0 && random.nextDouble() < slips
                ? new Action.Token(random.nextInt(words.size()))
                : act.action();
    }
}
