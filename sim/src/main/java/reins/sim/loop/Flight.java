package reins.sim.loop;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Observation;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.role.World;

import java.util.ArrayList;
import java.util.List;

/** An episode as it was flown, which is the way back into it. Used by the sim thread only. */
final class Flight {
    /** What was decided at a recorded tick, and the version of the policy whose wish it was. */
    record Flown(Decision decision, int policyVersion) {}

    private final long episode;
    private final Start start;
    private final List<Flown> recorded = new ArrayList<>();

    Flight(long episode, Start start) {
        this.episode = episode;
        this.start = start;
    }

    long episode() {
        return episode;
    }

    Start start() {
        return start;
    }

    void add(Step step) {
        recorded.add(new Flown(step.decision(), step.policyVersion()));
    }

    /** Ticks since the world's reset, those that were only replayed included. */
    int ticks() {
        return Math.toIntExact(start.firstTick()) + recorded.size();
    }

    /** Ticks that were recorded. */
    int recordedTicks() {
        return recorded.size();
    }

    /** A recorded tick, counted since the world's reset. */
    Flown at(long tick) {
        return recorded.get(Math.toIntExact(tick - start.firstTick()));
    }

    /** How an episode begins that goes on from so many ticks behind this one's reset. */
    Start.Rewound rewoundTo(int ticks) {
        return new Start.Rewound(start.seed(), episode, executed().subList(0, ticks));
    }

    /** Flies the first so many ticks again: what is seen then. */
    Observation replay(World world, int ticks) {
        Observation seen = world.reset(start.seed());
        for (Action action : executed().subList(0, ticks)) {
            seen = world.step(action).observation();
        }
        return seen;
    }

    private List<Action> executed() {
        List<Action> executed = new ArrayList<>();
        if (start instanceof Start.Rewound(_, _, List<Action> replayed)) {
            executed.addAll(replayed);
        }
        recorded.forEach(flown -> executed.add(flown.decision().executed()));
        return executed;
    }
}
