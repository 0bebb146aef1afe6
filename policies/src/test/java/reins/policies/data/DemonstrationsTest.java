package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Revised;
import reins.core.fact.Stream;
import reins.policies.nn.Span;

import java.nio.FloatBuffer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

class DemonstrationsTest {
    private static final SplittableRandom RANDOM = new SplittableRandom(1);

    @Test
    void whatIsNoLongerKeptStillCountsAsTaught() {
        Demonstrations demonstrations = new Demonstrations(Tape.LINE, 2, Labels::demonstrated);
        demonstrations.add(Tape.segment(1, 0, "tttp", Ending.NONE), RANDOM);
        assertEquals(2, demonstrations.size());
        assertEquals(3, demonstrations.taught());
        assertEquals(4, demonstrations.steps());
    }

    @Test
    void eachLearnerSaysWhatIsAnExample() {
        Demonstrations driven = new Demonstrations(Tape.LINE, 9, Labels::demonstrated);
        Demonstrations known = new Demonstrations(Tape.LINE, 9, Decision::label);
        driven.add(Tape.segment(1, 0, "pltsl", Ending.NONE), RANDOM);
        known.add(Tape.segment(1, 0, "pltsl", Ending.NONE), RANDOM);
        assertEquals(2, driven.size());
        assertEquals(4, known.size());
    }

    @Test
    void aResampleHasSomeRowsTwiceAndLacksOthers() {
        Demonstrations demonstrations =
                new Demonstrations(Tape.LINE, 2000, Labels::demonstrated, Span.NOW, 2);
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
        Demonstrations demonstrations = new Demonstrations(Tape.LINE, 9, Labels::demonstrated);
        demonstrations.add(Tape.segment(1, 0, "pppt", Ending.NONE), RANDOM);
        demonstrations.revise(Tape.revised(4, Tape.segment(1, 0, "prrt", Ending.NONE)), RANDOM);
        assertEquals(3, demonstrations.taught());
        assertEquals(3, demonstrations.size());
        assertEquals(4, demonstrations.steps());
    }

    @Test
    void ofADiscardedEpisodeNothingIsLearnedAnyMore() {
        Demonstrations demonstrations =
                new Demonstrations(Tape.LINE, 9, Labels::demonstrated, Span.NOW, 1);
        demonstrations.add(Tape.segment(1, 0, "ttt", Ending.CUT), RANDOM);
        demonstrations.add(Tape.segment(2, 5, "tt", Ending.CUT), RANDOM);
        demonstrations.add(Tape.segment(3, 7, "t", Ending.CUT), RANDOM);
        demonstrations.revise(new Revised(Stream.of(2), 7, List.of()), RANDOM);
        assertEquals(4, demonstrations.size());
        assertEquals(4, demonstrations.taught());
        assertEquals(Set.of(0f, 1f, 2f, 7f), drawn(demonstrations));
        demonstrations.revise(new Revised(Stream.of(1), 3, List.of()), RANDOM);
        demonstrations.revise(new Revised(Stream.of(3), 8, List.of()), RANDOM);
        assertEquals(0, demonstrations.taught());
    }

    @Test
    void anEditOfAnotherRobotsEpisodeChangesNothing() {
        Demonstrations demonstrations = new Demonstrations(Tape.LINE, 9, Labels::demonstrated);
        demonstrations.add(Tape.of("one", Tape.segment(1, 0, "ttt", Ending.CUT)), RANDOM);
        demonstrations.revise(new Revised(new Stream("other", 1), 3, List.of()), RANDOM);
        assertEquals(3, demonstrations.size());
    }

    private static Set<Float> drawn(Demonstrations demonstrations) {
        Batch batch = demonstrations.batch(1000);
        demonstrations.draw(RANDOM, batch);
        FloatBuffer ticks = batch.column(Demonstrations.STATE);
        Set<Float> drawn = new HashSet<>();
        while (ticks.hasRemaining()) {
            drawn.add(ticks.get());
        }
        return drawn;
    }

    @Test
    void aSessionReadBackGivesTheSameExamples() {
        Demonstrations demonstrations = new Demonstrations(Tape.LINE, 9, Labels::demonstrated);
        demonstrations.add(Tape.segment(1, 0, "prlt", Ending.NONE), RANDOM);
        assertEquals(2, demonstrations.taught());
    }
}
