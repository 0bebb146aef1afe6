package reins.app.lab;

import reins.app.run.Driver;
import reins.app.run.Teachers;
import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Critic;
import reins.core.role.Expert;
import reins.core.role.ExpertType;
import reins.core.role.World;
import reins.core.role.WorldType;
import reins.policies.learn.CriticFit;
import reins.policies.learn.CriticFit.Row;
import reins.sim.loop.Guard;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongConsumer;

/**
 * What a reference critic is trained and tested on: episodes of the world's expert, driven with
 * more or less skill and with actions drawn at random in between, and at every step what the expert
 * would do. Used by one thread.
 */
final class CriticLessons {
    private static final double LEAST_SKILL = 0.5;

    /** The largest share of an episode's ticks that is driven at random. */
    private static final double MOST_CHANCE = 0.8;

    /** How far from the expert's wish an action is drawn, as a share of half the range. */
    private static final double SPREAD = 0.4;

    /** Actions drawn, the one that a critic likes best being held. */
    private static final int DRAWS = 16;

    /** How often an episode begins with a critic at the reins, where there is one. */
    private static final double STRAYS = 0.5;

    /** For how long at most, as a share of the longest episode. */
    private static final double LONGEST_STRAY = 0.5;

    private final WorldType.Simulated<?> type;
    private final int hold;
    private final boolean lasting;
    private final ExpertType expert;
    private final SplittableRandom random;

    /**
     * @param hold the fewest ticks that an action drawn at random is held, 1 or more
     * @param lasting whether a success goes on to earn what its last tick earned
     */
    CriticLessons(WorldType.Simulated<?> type, int hold, boolean lasting, long seed) {
        this.type = type;
        this.hold = hold;
        this.lasting = lasting;
        expert = Teachers.of(type.id()).getFirst();
        random = new SplittableRandom(seed);
    }

    /**
     * Whole episodes with this many steps in all, or a few more.
     *
     * @param against a critic: every other action that is held is then the best of some draws in
     *     its eyes, and every other episode begins with nothing else for a while; this shows where
     *     the critic overrates an action, and where that would lead
     */
    List<List<Row>> record(long steps, Optional<Critic> against, LongConsumer progress) {
        List<List<Row>> episodes = new ArrayList<>();
        long recorded = 0;
        try (World world = type.make()) {
            while (recorded < steps) {
                List<Row> episode = episode(world, against);
                episodes.add(episode);
                recorded += episode.size();
                progress.accept(Math.min(recorded, steps));
            }
        }
        return episodes;
    }

    private List<Row> episode(World world, Optional<Critic> against) {
        WorldSpec spec = type.spec();
        Guard guard = new Guard(spec);
        double skill = random.nextDouble(LEAST_SKILL, 1);
        Expert clumsy = expert.create().create(spec, skill, random.nextLong());
        Expert best = expert.create().create(spec, 1, random.nextLong());
        double chance = random.nextDouble(MOST_CHANCE);
        int stray = against.isPresent() && random.nextDouble() < STRAYS ? stray() : 0;
        clumsy.begin();
        best.begin();
        Observation observation = world.reset(random.nextLong(Long.MAX_VALUE));
        Action before = spec.rest();
        Action wish = guard.limit(best.act(observation), before);
        List<Row> rows = new ArrayList<>();
        Action held = spec.rest();
        int spell = 0;
        Ending ending = Ending.NONE;
        while (ending == Ending.NONE) {
            Action skilled = clumsy.act(observation);
            boolean strays = rows.size() < stray;
            if (spell == 0 && (strays || random.nextDouble() < chance / hold)) {
                spell = random.nextInt(hold, 2 * hold + 1);
                Observation seen = observation;
                Action wished = wish;
                Action executed = before;
                held =
                        guard.limit(
                                against.filter(_ -> strays || random.nextBoolean())
                                        .map(critic -> bestDraw(critic, seen, wished))
                                        .orElseGet(() -> draw(wished)),
                                executed);
            }
            Action action = guard.limit(spell > 0 ? held : skilled, before);
            before = action;
            spell = Math.max(0, spell - 1);
            Outcome outcome = world.step(action);
            ending = outcome.ending();
            Action next = guard.limit(best.act(outcome.observation()), action);
            rows.add(
                    new Row(
                            observation.state(),
                            wish,
                            action,
                            reward(outcome),
                            outcome.observation().state(),
                            next,
                            !ending.isTerminal()));
            wish = next;
            observation = outcome.observation();
        }
        return rows;
    }

    private int stray() {
        return random.nextInt(1 + (int) (LONGEST_STRAY * type.spec().maxTicks()));
    }

    private double reward(Outcome outcome) {
        double reward = outcome.reward().at(0);
        return lasting && outcome.ending() == Ending.SUCCESS
                ? reward / (1 - CriticFit.Config.holding(hold).discount())
                : reward;
    }

    private Action bestDraw(Critic critic, Observation observation, Action wish) {
        Action best = draw(wish);
        double most = critic.value(observation, best);
        for (int i = 1; i < DRAWS; i++) {
            Action other = draw(wish);
            double value = critic.value(observation, other);
            if (value > most) {
                most = value;
                best = other;
            }
        }
        return best;
    }

    private Action draw(Action wish) {
        return random.nextBoolean() ? Driver.drawn(type.spec(), random) : near(wish);
    }

    private Action near(Action wish) {
        List<Channel> channels = type.spec().controls();
        float[] controls = wish.asControls().toArray();
        for (int i = 0; i < controls.length; i++) {
            Channel channel = channels.get(i);
            double half = (channel.high() - channel.low()) / 2;
            controls[i] =
                    channel.clamp((float) (controls[i] + half * SPREAD * random.nextGaussian()));
        }
        return new Action.Continuous(Vec.of(controls));
    }

    /**
     * The share of fresh steps, 0 to 1, in which a critic prefers the expert's action to chance.
     */
    double agreement(Critic critic, long steps) {
        long asked = 0;
        long agreed = 0;
        for (List<Row> episode : record(steps, Optional.empty(), _ -> {})) {
            for (Row row : episode) {
                Observation seen = Observation.of(row.state());
                double wished = critic.value(seen, row.wish());
                Action other = Driver.drawn(type.spec(), random);
                agreed += wished > critic.value(seen, other) ? 1 : 0;
                asked++;
            }
        }
        return (double) agreed / asked;
    }
}
