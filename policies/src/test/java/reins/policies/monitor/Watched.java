package reins.policies.monitor;

import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Finding;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Monitor;
import reins.core.role.MonitorType;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;

/** Drives to be watched: ten ticks a second on a line of 100 m, and on one without ends. */
final class Watched {
    static final WorldSpec SPEC =
            new WorldSpec(
                    "line",
                    "Line",
                    List.of(
                            new Channel("x", Unit.METRE, -50, 50),
                            new Channel(
                                    "walked",
                                    Unit.METRE,
                                    Float.NEGATIVE_INFINITY,
                                    Float.POSITIVE_INFINITY)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(List.of(new Channel("push", Unit.NEWTON, -1, 1))),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    0.1,
                    1000);

    private Watched() {}

    static Step step(long tick, Observation seen, Decision decision) {
        return new Step(
                tick,
                seen,
                decision,
                Said.nothing(0),
                Teaching.NONE,
                new Outcome(seen, Vec.of(0f), Ending.NONE));
    }

    /** The policy drives, and is seen here. */
    static Step policy(long tick, double x, double walked) {
        return step(
                tick,
                Observation.of(Vec.of((float) x, (float) walked)),
                new Decision.Autonomous(SPEC.rest()));
    }

    static Step teacher(long tick, double x, double walked) {
        return step(
                tick,
                Observation.of(Vec.of((float) x, (float) walked)),
                new Decision.Demonstrated(SPEC.rest()));
    }

    static Monitor begun(MonitorType type, WorldSpec spec) {
        Monitor monitor = type.create().apply(spec);
        monitor.begin(Stream.of(1), new Start.Fresh(1));
        return monitor;
    }

    /** What is found in so many steps. */
    static List<Finding> findings(Monitor monitor, long steps, LongFunction<Step> step) {
        List<Finding> findings = new ArrayList<>();
        for (long tick = 0; tick < steps; tick++) {
            monitor.inspect(step.apply(tick)).ifPresent(findings::add);
        }
        return findings;
    }
}
