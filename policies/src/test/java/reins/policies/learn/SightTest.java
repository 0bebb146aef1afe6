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

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;

/** Learning from pictures, tried on each learner that can. */
final class SightTest {
    private static final LearnerContext CONTEXT = new LearnerContext(Toy.SPEC, 1);

    /** Small networks, so that lessons are quick. */
    private static final Map<String, String> SMALL =
            Map.of(
                    "hidden", "32",
                    "batch", "64",
                    "passes", "300",
                    "learningRate", "0.002",
                    "warmUp", "50");

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
        Map<String, String> changes = new HashMap<>(Map.of("sees", sees.name()));
        Set<String> names = Settings.values(type.defaults()).keySet();
        SMALL.forEach((name, value) -> {
            if (names.contains(name)) {
                changes.put(name, value);
            }
        });
        return Settings.with(type.defaults(), changes);
    }

    private static Learner learner(LearnerType<?> type, Sees sees, Optional<Artifact> trained) {
        return type.make(CONTEXT, settings(type, sees), trained);
    }

    private static OnnxPolicy policy(Learner learner) {
        return OnnxPolicy.load(learner.artifact().body(), Toy.SPEC).withoutChance();
    }

    private static void teach(Learner learner, int first, int last) {
        for (int lesson = first; lesson <= last; lesson++) {
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
        List<String> ids = looking().stream().<String>map(LearnerType::id).toList();
        assertTrue(ids.containsAll(List.of("bc", "dagger", "hg-dagger", "rlif", "rlpd")), "" + ids);
    }

    @ParameterizedTest
    @MethodSource("looking")
    void picturesAloneTeachEnough(LearnerType<?> type) {
        try (Learner learner = learner(type, Sees.PICTURE, Optional.empty())) {
            double before = Toy.straying(policy(learner));
            int lessons = 0;
            while (lessons < 80 && Toy.straying(policy(learner)) >= before / 2) {
                teach(learner, lessons + 1, lessons + 10);
                lessons += 10;
            }
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
            teach(learner, 1, 3);
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
    void oneSeedMakesOnePolicyOfPictures(LearnerType<?> type) {
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (Learner learner = learner(type, Sees.PICTURE, Optional.empty())) {
                teach(learner, 1, 2);
                artifacts.add(learner.artifact());
            }
        }
        assertEquals(artifacts.getFirst(), artifacts.getLast());
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
                segment.of(),
                segment.start(),
                segment.steps().stream()
                        .map(step ->
                                new Step(
                                        step.tick(),
                                        Observation.of(step.observation().state()),
                                        step.decision(),
                                        step.policy(),
                                        step.teacher(),
                                        step.outcome()))
                        .toList());
    }

    @Test
    void aWorldWithoutACameraIsRefused() {
        WorldSpec toy = Toy.SPEC;
        WorldSpec blind = toy.withCameras(List.of());
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
