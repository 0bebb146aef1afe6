package reins.sim.loop;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Observation;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.role.Simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** An episode as it was driven, which is the way back into it. Used by the sim thread only. */
final class Trail {
    private final Stream of;
    private final Start start;
    private final List<Decision> recorded = new ArrayList<>();

    Trail(Stream of, Start start) {
        this.of = of;
        this.start = start;
    }

    Stream of() {
        return of;
    }

    Start start() {
        return start;
    }

    /** Whether it goes on from where another one was. */
    boolean isRewound() {
        return start instanceof Start.Rewound;
    }

    void add(Step step) {
        recorded.add(step.decision());
    }

    /** Ticks since the world's reset, those that were only replayed included. */
    int ticks() {
        return Math.toIntExact(start.firstTick()) + recorded.size();
    }

    /** Ticks that were recorded. */
    int recordedTicks() {
        return recorded.size();
    }

    /** What was decided at a recorded tick, counted since the world's reset. */
    Decision at(long tick) {
        return recorded.get(Math.toIntExact(tick - start.firstTick()));
    }

    /** How an episode begins that goes on from this many ticks after this one's reset. */
    Start.Rewound rewoundTo(int ticks) {
        return new Start.Rewound(start.seed(), of.episode(), executed().subList(0, ticks));
    }

    /** Drives this many first ticks again; what is seen then. */
    Observation replay(Simulation world, int ticks) {
        return world.replay(start.seed(), executed().subList(0, ticks));
    }

    /** What was executed just before this many ticks after the reset; empty at the first. */
    Optional<Action> executedBefore(int ticks) {
        return ticks == 0 ? Optional.empty() : Optional.of(executed().get(ticks - 1));
    }

    private List<Action> executed() {
        List<Action> executed = new ArrayList<>();
        if (start instanceof Start.Rewound(_, _, List<Action> replayed)) {
            executed.addAll(replayed);
        }
        recorded.forEach(decision -> executed.add(decision.executed()));
        return executed;
    }
}
