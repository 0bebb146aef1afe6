package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Actions;
import reins.core.fact.Channel;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Unit;
import reins.core.fact.WorldSpec;
import reins.policies.nn.Span;

import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

class DemonstrationsTest {
    private static final WorldSpec SPEC =
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

    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    @Test
    void whatIsNoLongerKeptStillCountsAsTaught() {
        Demonstrations demonstrations = new Demonstrations(SPEC, 2, Labels::demonstrated);
        demonstrations.add(Tape.segment(1, 0, "tttp", Ending.NONE), RANDOM);
        assertEquals(2, demonstrations.size());
        assertEquals(3, demonstrations.taught());
        assertEquals(4, demonstrations.steps());
    }

    @Test
    void eachLearnerSaysWhatIsAnExample() {
        Demonstrations driven = new Demonstrations(SPEC, 9, Labels::demonstrated);
        Demonstrations known = new Demonstrations(SPEC, 9, Decision::label);
        driven.add(Tape.segment(1, 0, "pltsl", Ending.NONE), RANDOM);
        known.add(Tape.segment(1, 0, "pltsl", Ending.NONE), RANDOM);
        assertEquals(2, driven.size());
        assertEquals(4, known.size());
    }

    @Test
    void aResampleHasSomeRowsTwiceAndLacksOthers() {
        Demonstrations demonstrations =
                new Demonstrations(SPEC, 2000, Labels::demonstrated, Span.NOW, 2);
        for (long episode = 1; episode <= 100; episode++) {
            demonstrations.add(
                    Tape.segment(episode, 10 * episode, "tttttttttt", Ending.NONE), RANDOM);
        }
        assertEquals(1000, demonstrations.size());
        Batch batch = demonstrations.batch(20_000);
        demonstrations.draw(RANDOM, batch, 1);
        FloatBuffer ticks = batch.column(Demonstrations.STATE);
        Set<Float> present = new HashSet<>();
        while (ticks.hasRemaining()) {
            present.add(ticks.get());
        }
        // A row is missing from a resample with probability 1/e: about 368 of 1000.
        assertEquals(632, present.size(), 60);
    }

    @Test
    void whatIsSaidAfterwardsIsAnExampleOfAStepThatIsCountedOnce() {
        Demonstrations demonstrations = new Demonstrations(SPEC, 9, Labels::demonstrated);
        demonstrations.add(Tape.segment(1, 0, "pppt", Ending.NONE), RANDOM);
        demonstrations.relabel(Tape.segment(1, 1, "rs", Ending.NONE), RANDOM);
        assertEquals(3, demonstrations.taught());
        assertEquals(4, demonstrations.steps());
    }

    @Test
    void aSessionReadBackGivesTheSameExamples() {
        Demonstrations demonstrations = new Demonstrations(SPEC, 9, Labels::demonstrated);
        demonstrations.add(Tape.segment(1, 0, "prlt", Ending.NONE), RANDOM);
        assertEquals(2, demonstrations.taught());
    }
}
