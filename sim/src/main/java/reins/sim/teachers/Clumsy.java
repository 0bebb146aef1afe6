package reins.sim.teachers;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Observation;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Expert;

import java.util.ArrayDeque;
import java.util.List;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/**
 * An expert with less than full skill: the less it has, the later, unsteadier and further off its
 * aim its hand is. Used by one thread at a time.
 */
final class Clumsy implements SharedEyes {
    /**
     * What the worst hand is like.
     *
     * @param seconds how late it is
     * @param aim how far off every control is at most, as a share of half the control's range
     * @param tremble the standard deviation of its trembling, as such a share
     */
    record Worst(double seconds, double aim, double tremble) {}

    /** The share of a tremble that is left a tenth of a second later. */
    private static final double TREMBLE_MEMORY = 0.6;

    private final Expert expert;
    private final List<Channel> controls;
    private final int delayTicks;
    private final double aim;
    private final double tremble;
    private final double memory;
    private final RandomGenerator random;
    private final ArrayDeque<Vec> wishes = new ArrayDeque<>();
    private final double[] beside;
    private final double[] trembling;

    private Clumsy(
            Expert expert, WorldSpec spec, double clumsiness, Worst worst, RandomGenerator random) {
        this.expert = expert;
        this.random = random;
        controls = spec.controls();
        delayTicks = (int) Math.round(clumsiness * worst.seconds() / spec.tickSeconds());
        aim = clumsiness * worst.aim();
        tremble = clumsiness * worst.tremble();
        memory = Math.pow(TREMBLE_MEMORY, spec.tickSeconds() / 0.1);
        beside = new double[controls.size()];
        trembling = new double[controls.size()];
    }

    /**
     * @param skill from 0 to 1
     */
    static Expert of(Expert expert, WorldSpec spec, double skill, Worst worst, long seed) {
        double clumsiness = 1 - Skill.checked(skill);
        return clumsiness == 0
                ? expert
                : new Clumsy(expert, spec, clumsiness, worst, new SplittableRandom(seed));
    }

    @Override
    public void begin() {
        expert.begin();
        wishes.clear();
        for (int i = 0; i < beside.length; i++) {
            beside[i] = aim * random.nextDouble(-1, 1);
            trembling[i] = 0;
        }
    }

    @Override
    public Action act(Observation observation) {
        wishes.addLast(expert.act(observation).asControls());
        while (wishes.size() > 1 + delayTicks) {
            wishes.removeFirst();
        }
        Vec wish = wishes.getFirst();
        float[] does = new float[wish.size()];
        double fresh = Math.sqrt(1 - memory * memory);
        for (int i = 0; i < does.length; i++) {
            Channel channel = controls.get(i);
            trembling[i] = memory * trembling[i] + fresh * tremble * random.nextGaussian();
            double half = (channel.high() - channel.low()) / 2;
            does[i] = channel.clamp((float) (wish.at(i) + half * (beside[i] + trembling[i])));
        }
        return new Action.Continuous(Vec.of(does));
    }

    @Override
    public Expert eyes() {
        return expert;
    }
}
