package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Unit;
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

    @Test
    void whatIsNoLongerKeptStillCountsAsTaught() {
        Demonstrations demonstrations = new Demonstrations(SPEC, 2, Labels::demonstrated);
        demonstrations.add(Tape.segment(1, 0, "tttp", Ending.NONE));
        assertEquals(2, demonstrations.size());
        assertEquals(3, demonstrations.taught());
        assertEquals(4, demonstrations.steps());
    }

    @Test
    void eachLearnerSaysWhatIsAnExample() {
        Demonstrations driven = new Demonstrations(SPEC, 9, Labels::demonstrated);
        Demonstrations known = new Demonstrations(SPEC, 9, Decision::label);
        driven.add(Tape.segment(1, 0, "pltsl", Ending.NONE));
        known.add(Tape.segment(1, 0, "pltsl", Ending.NONE));
        assertEquals(2, driven.size());
        assertEquals(4, known.size());
    }
}
