package reins.app.lab;

import reins.app.run.Driver;
import reins.core.fact.Action;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.WorldSpec;
import reins.core.role.Critic;
import reins.core.role.World;
import reins.core.role.WorldType;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/**
 * What a reference critic is tested on: fresh episodes of the agent that it belongs to, with
 * actions drawn at random in between, and what the agent would have done at every tick. Used by one
 * thread.
 */
final class CriticProbe {
    /** The largest share of an episode's ticks that is driven at random. */
    private static final double MOST_CHANCE = 0.8;

    /** The most ticks that an action drawn at random is held. */
    private static final int LONGEST_SPELL = 16;

    /** A tick of an episode. */
    private record Moment(Observation seen, Action wish, Action drawn) {}

    private final WorldSpec spec;
    private final List<Moment> moments = new ArrayList<>();

    /**
     * @param ticks to drive, or a few more
     */
    CriticProbe(WorldType.Simulated<?> type, Driver agent, int ticks, long seed) {
        spec = type.spec();
        SplittableRandom random = new SplittableRandom(seed);
        try (World world = type.make()) {
            while (moments.size() < ticks) {
                drive(world, agent, random);
            }
        }
    }

    private void drive(World world, Driver agent, SplittableRandom random) {
        double chance = random.nextDouble(MOST_CHANCE);
        Observation observation = world.reset(random.nextLong(Long.MAX_VALUE));
        Action held = spec.rest();
        int spell = 0;
        boolean first = true;
        Ending ending = Ending.NONE;
        while (ending == Ending.NONE) {
            Action wish = agent.drive(first, observation);
            moments.add(new Moment(observation, wish, Driver.drawn(spec, random)));
            if (spell == 0 && random.nextDouble() < 2 * chance / LONGEST_SPELL) {
                spell = random.nextInt(1, LONGEST_SPELL + 1);
                held = Driver.drawn(spec, random);
            }
            Outcome outcome = world.step(spell > 0 ? held : wish);
            spell = Math.max(0, spell - 1);
            first = false;
            ending = outcome.ending();
            observation = outcome.observation();
        }
    }

    /** By how much actions drawn at random lose against the agent's, on average. */
    double meanLoss(Critic critic) {
        double sum = 0;
        for (Moment moment : moments) {
            sum += loss(critic, moment);
        }
        return sum / moments.size();
    }

    /** The share of ticks, 0 to 1, in which the critic prefers the agent's action to chance. */
    double agreement(Critic critic) {
        long agreed = moments.stream().filter(moment -> loss(critic, moment) > 0).count();
        return (double) agreed / moments.size();
    }

    private static double loss(Critic critic, Moment moment) {
        return critic.value(moment.seen(), moment.wish())
                - critic.value(moment.seen(), moment.drawn());
    }
}
