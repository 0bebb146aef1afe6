package reins.policies.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.role.Act;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.Settings;
import reins.policies.nn.NativeThreads;
import reins.policies.nn.OnnxPolicy;
import reins.policies.nn.Scope;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** ThriftyDAgger's doubt and risk, as its graph tells them. */
class ThriftyTest {
    @BeforeAll
    static void oneThread() {
        NativeThreads.limitToOne();
    }

    @Test
    void theRiskIsHighWhereItFailedAndLowWhereItSucceeded() {
        try (Learner learner = learner()) {
            Act before = act(learner, 1);
            assertTrue(before.risk() > 0 && before.risk() < 1, before.toString());
            for (int episode = 1; episode <= 200; episode++) {
                learner.observe(lesson(episode, episode % 2 == 0));
            }
            try (var _ = new Scope()) {
                for (int i = 0; i < 1000 && learner.ready(); i++) {
                    learner.step();
                }
            }
            // Near the ending targets follow at once; a step earlier the success is worth 0.9999
            // of it once they have come after.
            assertEquals(0, act(learner, 1).risk(), 0.1);
            assertEquals(1, act(learner, -1).risk(), 0.1);
        }
    }

    @Test
    void itDoubtsMoreWhereItWasNeverTaught() {
        try (Learner learner = learner()) {
            for (int episode = 1; episode <= 200; episode++) {
                learner.observe(lesson(episode, true));
            }
            try (var _ = new Scope()) {
                for (int i = 0; i < 400 && learner.ready(); i++) {
                    learner.step();
                }
            }
            float taught = act(learner, 1).doubt();
            float untaught = act(learner, -2).doubt();
            assertTrue(untaught > 3 * taught, taught + " where taught, " + untaught + " elsewhere");
        }
    }

    /** Two ticks at 1 that end well, or at −1 that end badly; the teacher drives. */
    private static Segment lesson(long episode, boolean good) {
        Observation seen = Observation.of(Vec.of(good ? 1 : -1));
        Action push = new Action.Continuous(Vec.of(good ? 1 : -1));
        Decision decision = new Decision.TakenOver(push, push);
        Ending ending = good ? Ending.SUCCESS : Ending.FAILURE;
        return new Segment(
                Stream.of(episode),
                new Start.Fresh(episode),
                List.of(
                        new Step(
                                0,
                                seen,
                                decision,
                                Said.nothing(0),
                                Teaching.NONE,
                                outcome(seen, Ending.NONE)),
                        new Step(
                                1,
                                seen,
                                decision,
                                Said.nothing(0),
                                Teaching.NONE,
                                outcome(seen, ending))));
    }

    private static Outcome outcome(Observation seen, Ending ending) {
        return new Outcome(seen, Vec.of(0), ending);
    }

    private static Learner learner() {
        return Thrifty.TYPE
                .create()
                .create(
                        new LearnerContext(Toy.SPEC, 1),
                        Settings.with(
                                Thrifty.TYPE.defaults(),
                                Map.of("hidden", "32", "learningRate", "0.003")),
                        Optional.empty());
    }

    private static Act act(Learner learner, float x) {
        OnnxPolicy policy = OnnxPolicy.load(learner.artifact().body(), Toy.SPEC);
        return policy.act(Observation.of(Vec.of(x)), policy.begin(), new SplittableRandom(1));
    }
}
