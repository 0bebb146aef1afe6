package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Unit;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;

import java.util.List;

class DemonstrationsTest {
    private static final WorldSpec SPEC =
            new WorldSpec(
                    "line",
                    "Line",
                    List.of(new Channel("x", Unit.METRE, -1, 1)),
                    List.of(new Channel("push", Unit.NEWTON, -1, 1)),
                    List.of(),
                    List.of(new Channel("reward", Unit.NONE, -1, 1)),
                    List.of(),
                    0.1,
                    10);

    private static Step step(long tick, boolean teacher) {
        Observation seen = Observation.of(Vec.of(tick / 10f));
        Action push = new Action.Continuous(Vec.of(0.5f));
        return new Step(
                tick,
                seen,
                teacher ? new Decision.TakenOver(push, push) : new Decision.Autonomous(push),
                0,
                "",
                new Outcome(seen, Vec.of(0), Ending.NONE));
    }

    @Test
    void whatIsNoLongerKeptStillCountsAsTaught() {
        Demonstrations demonstrations = new Demonstrations(SPEC, 2);
        demonstrations.add(
                new Segment(
                        1,
                        new Start.Fresh(1),
                        List.of(step(0, true), step(1, true), step(2, true), step(3, false))));
        assertEquals(2, demonstrations.size());
        assertEquals(3, demonstrations.taught());
        assertEquals(4, demonstrations.steps());
    }
}
