package reins.policies.data;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;

class TransitionTest {
    @ParameterizedTest(name = "{0} is worth {1}")
    @CsvSource({"NONE, 0.5", "CUT, 0.5", "FAILURE, 0.5", "SUCCESS, 50"})
    void onlyTheRewardOfASuccessGoesOnForEver(Ending ending, double worth) {
        Observation seen = Observation.of(Vec.of(0f));
        Step step =
                new Step(
                        0,
                        seen,
                        new Decision.Autonomous(new Action.Continuous(Vec.of(0f))),
                        Said.nothing(0),
                        Teaching.NONE,
                        new Outcome(seen, Vec.of(0.5f), ending));

        assertEquals(worth, Transition.last(Stream.of(1), step).absorbedReward(0.99), 1e-9);
    }
}
