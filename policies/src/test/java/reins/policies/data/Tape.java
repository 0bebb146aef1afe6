package reins.policies.data;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Revised;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** Short recordings written as text: one letter a tick. */
final class Tape {
    /** The world of the tapes. */
    static final WorldSpec LINE =
            new WorldSpec(
                    "line",
                    "Line",
                    List.of(new Channel("x", Unit.METRE, -1, 1)),
                    List.of(),
                    Optional.empty(),
                    new Actions.Controls(List.of(new Channel("push", Unit.NEWTON, -1, 1))),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    0.1,
                    10);

    private static final Action REST = new Action.Continuous(Vec.of(0f));
    private static final Action WANTED = new Action.Continuous(Vec.of(1f));

    private Tape() {}

    /** p = policy, l = policy with a label, r = policy relabelled, t = teacher, s = shared. */
    static List<Step> steps(long firstTick, String drivers, Ending ending) {
        List<Step> steps = new ArrayList<>();
        for (int i = 0; i < drivers.length(); i++) {
            Decision decision =
                    switch (drivers.charAt(i)) {
                        case 'p' -> new Decision.Autonomous(REST);
                        case 'l' -> new Decision.Labelled(REST, WANTED);
                        case 'r' -> new Decision.Relabelled(REST, WANTED);
                        case 't' -> new Decision.TakenOver(WANTED, REST);
                        case 's' -> new Decision.Shared(REST, REST, WANTED);
                        default -> throw new IllegalArgumentException(drivers);
                    };
            long tick = firstTick + i;
            steps.add(
                    new Step(
                            tick,
                            Observation.of(Vec.of((float) tick)),
                            decision,
                            Said.nothing(0),
                            Teaching.NONE,
                            new Outcome(
                                    Observation.of(Vec.of((float) tick + 1)),
                                    Vec.of(0f),
                                    i == drivers.length() - 1 ? ending : Ending.NONE)));
        }
        return steps;
    }

    /** The same of one of several robots. */
    static Segment of(String robot, Segment segment) {
        return new Segment(new Stream(robot, segment.episode()), segment.start(), segment.steps());
    }

    static Segment segment(long episode, long firstTick, String drivers, Ending ending) {
        return new Segment(
                Stream.of(episode), new Start.Fresh(1), steps(firstTick, drivers, ending));
    }

    /** What is left of the first episode. */
    static Revised revised(long endTick, Segment... left) {
        return new Revised(Stream.of(1), endTick, List.of(left));
    }

    static Segment rewound(long episode, int replayed, String drivers) {
        return new Segment(
                Stream.of(episode),
                new Start.Rewound(1, 1, Collections.nCopies(replayed, REST)),
                steps(replayed, drivers, Ending.NONE));
    }
}
