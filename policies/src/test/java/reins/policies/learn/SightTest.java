package reins.policies.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Artifact;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Segment;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Filming;
import reins.core.role.Learner;
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Settings;
import reins.policies.nn.NativeThreads;
import reins.policies.nn.OnnxPolicy;
import reins.policies.nn.Scope;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** Learning from pictures, tried on each learner that can. */
final class SightTest {
    private static final LearnerContext CONTEXT = new LearnerContext(Toy.SPEC, 1);

    static List<LearnerType<?>> looking() {
        return Learners.ALL.stream()
                .filter(type -> Settings.values(type.defaults()).containsKey("sees"))
                .toList();
    }

    @BeforeAll
    static void oneThread() {
        NativeThreads.limitToOne();
    }

    private static Record settings(LearnerType<?> type, Sees sees) {
        return Settings.with(
                type.defaults(),
                Map.of(
                        "sees", sees.name(),
                        "hidden", "32",
                        "batch", "64",
                        "passes", "300",
                        "learningRate", "0.002"));
    }

    private static Learner learner(LearnerType<?> type, Sees sees, Optional<Artifact> trained) {
        return type.make(CONTEXT, settings(type, sees), trained);
    }

    private static OnnxPolicy policy(Learner learner) {
        return OnnxPolicy.load(learner.artifact().onnx(), Toy.SPEC);
    }

    private static void teach(Learner learner, int lessons) {
        for (int lesson = 1; lesson <= lessons; lesson++) {
            Toy.lesson(policy(learner), lesson).forEach(learner::observe);
            for (int i = 0; i < 40 && learner.ready(); i++) {
                try (var _ = new Scope()) {
                    learner.step();
                }
            }
        }
    }

    private static Vec act(OnnxPolicy policy, Observation observation) {
        return policy.act(observation, policy.begin(), new SplittableRandom(1))
                .action()
                .asControls();
    }

    @Test
    void someLearnersLook() {
        assertTrue(looking().size() >= 2);
    }

    @ParameterizedTest
    @MethodSource("looking")
    void picturesAloneTeachEnough(LearnerType<?> type) {
        try (Learner learner = learner(type, Sees.PICTURE, Optional.empty())) {
            double before = Toy.straying(policy(learner));
            teach(learner, 20);
            OnnxPolicy taught = policy(learner);
            double after = Toy.straying(taught);
            assertTrue(after < before / 2, "strays " + before + " before, " + after + " after");
            // What the state says is nothing to it.
            Observation seen = Toy.seen(0.6f);
            Observation lie = new Observation(Vec.of(-0.6f), seen.frames(), List.of());
            assertEquals(act(taught, seen), act(taught, lie));
        }
    }

    @ParameterizedTest
    @MethodSource("looking")
    void seeingBothItGoesOnWhereItWas(LearnerType<?> type) {
        try (Learner learner = learner(type, Sees.BOTH, Optional.empty())) {
            teach(learner, 3);
            Artifact artifact = learner.artifact();
            try (Learner restored = learner(type, Sees.BOTH, Optional.of(artifact))) {
                assertEquals(artifact.provenance(), restored.artifact().provenance());
                for (float x : new float[] {-1, -0.2f, 0, 0.7f}) {
                    assertEquals(
                            act(policy(learner), Toy.seen(x)), act(policy(restored), Toy.seen(x)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looking")
    void itsWorldIsFilmedWhereItLooks(LearnerType<?> type) {
        for (Sees sees : Sees.values()) {
            Filming settings = (Filming) settings(type, sees);
            assertEquals(sees != Sees.STATE, settings.films());
            try (Learner learner = learner(type, sees, Optional.empty())) {
                assertEquals(settings.films(), policy(learner).looks());
            }
        }
        assertFalse(((Filming) type.defaults()).films());
    }

    @ParameterizedTest
    @MethodSource("looking")
    void stepsThatWereNotFilmedAreLeftOut(LearnerType<?> type) {
        try (Learner learner = learner(type, Sees.BOTH, Optional.empty())) {
            List<Segment> lesson = Toy.lesson(policy(learner), 1);
            lesson.stream().map(SightTest::unfilmed).forEach(learner::observe);
            assertFalse(learner.ready());
            lesson.forEach(learner::observe);
            assertTrue(learner.ready());
        }
    }

    private static Segment unfilmed(Segment segment) {
        return new Segment(
                segment.episode(),
                segment.start(),
                segment.steps().stream()
                        .map(step ->
                                new Step(
                                        step.tick(),
                                        Observation.of(step.observation().state()),
                                        step.decision(),
                                        step.policyVersion(),
                                        step.thought(),
                                        step.outcome()))
                        .toList());
    }

    @Test
    void aWorldWithoutACameraIsRefused() {
        WorldSpec toy = Toy.SPEC;
        WorldSpec blind =
                new WorldSpec(
                        toy.id(),
                        toy.title(),
                        toy.state(),
                        toy.controls(),
                        toy.vocabulary(),
                        toy.objectives(),
                        List.of(),
                        toy.tickSeconds(),
                        toy.maxTicks());
        LearnerType<?> type = looking().getFirst();
        assertEquals(
                "World 'toy' has no camera to learn from; let the learner see the state.",
                assertThrows(
                                ReinsException.class,
                                () ->
                                        type.make(
                                                new LearnerContext(blind, 1),
                                                settings(type, Sees.PICTURE),
                                                Optional.empty()))
                        .sentence());
    }
}
