package reins.policies.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
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
import java.util.function.UnaryOperator;

/** Learning from pictures, tried on each learner that can. */
final class SightTest {
    /** Small networks, so that lessons are quick. */
    private static final Map<String, String> SMALL =
            Map.of(
                    "hidden", "32",
                    "batch", "64",
                    "passes", "300",
                    "learningRate", "0.002",
                    "warmUp", "50");

    static List<Pupil> looking() {
        return Pupil.all().stream()
                .filter(pupil -> Settings.values(pupil.type().defaults()).containsKey("sees"))
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

    private static Learner learner(Pupil pupil, Sees sees, Optional<Artifact> trained) {
        LearnerContext context = new LearnerContext(pupil.spec(), 1);
        return pupil.type().make(context, settings(pupil.type(), sees), trained);
    }

    private static void teach(Pupil pupil, Learner learner, int first, int last) {
        for (int lesson = first; lesson <= last; lesson++) {
            Toy.lesson(pupil.policy(learner), lesson).forEach(learner::observe);
            for (int i = 0; i < 40 && learner.ready(); i++) {
                try (var _ = new Scope()) {
                    learner.step();
                }
            }
        }
    }

    private static Action act(OnnxPolicy policy, Observation observation) {
        return policy.act(observation, policy.begin(), new SplittableRandom(1)).action();
    }

    @Test
    void someLearnersLook() {
        List<String> ids = looking().stream().map(pupil -> pupil.type().id()).toList();
        assertTrue(ids.containsAll(List.of("bc", "dagger", "hg-dagger", "rlif", "rlpd")), "" + ids);
    }

    @ParameterizedTest
    @MethodSource("looking")
    void picturesAloneTeachEnough(Pupil pupil) {
        try (Learner learner = learner(pupil, Sees.PICTURE, Optional.empty())) {
            double before = Toy.straying(pupil.policy(learner));
            int lessons = 0;
            while (lessons < 80 && Toy.straying(pupil.policy(learner)) >= before / 2) {
                teach(pupil, learner, lessons + 1, lessons + 10);
                lessons += 10;
            }
            OnnxPolicy taught = pupil.policy(learner);
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
    void seeingBothItGoesOnWhereItWas(Pupil pupil) {
        try (Learner learner = learner(pupil, Sees.BOTH, Optional.empty())) {
            teach(pupil, learner, 1, 3);
            Artifact artifact = learner.artifact();
            try (Learner restored = learner(pupil, Sees.BOTH, Optional.of(artifact))) {
                assertEquals(artifact.provenance(), restored.artifact().provenance());
                for (float x : new float[] {-1, -0.2f, 0, 0.7f}) {
                    assertEquals(
                            act(pupil.policy(learner), Toy.seen(x)),
                            act(pupil.policy(restored), Toy.seen(x)));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("looking")
    void oneSeedMakesOnePolicyOfPictures(Pupil pupil) {
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (Learner learner = learner(pupil, Sees.PICTURE, Optional.empty())) {
                teach(pupil, learner, 1, 2);
                artifacts.add(learner.artifact());
            }
        }
        assertEquals(artifacts.getFirst(), artifacts.getLast());
    }

    @ParameterizedTest
    @MethodSource("looking")
    void itsWorldIsFilmedWhereItLooks(Pupil pupil) {
        for (Sees sees : Sees.values()) {
            Filming settings = (Filming) settings(pupil.type(), sees);
            assertEquals(sees != Sees.STATE, settings.films());
            try (Learner learner = learner(pupil, sees, Optional.empty())) {
                assertEquals(settings.films(), pupil.policy(learner).looks());
            }
        }
        assertFalse(((Filming) pupil.type().defaults()).films());
    }

    @ParameterizedTest
    @MethodSource("looking")
    void stepsThatWereNotFilmedAreLeftOut(Pupil pupil) {
        try (Learner learner = learner(pupil, Sees.BOTH, Optional.empty())) {
            List<Segment> lesson = Toy.lesson(pupil.policy(learner), 1);
            lesson.stream()
                    .map(segment -> seen(segment, SightTest::unfilmed))
                    .forEach(learner::observe);
            assertFalse(learner.ready());
            lesson.forEach(learner::observe);
            assertTrue(learner.ready());
        }
    }

    private static Observation unfilmed(Observation seen) {
        return Observation.of(seen.state());
    }

    private static Observation stateless(Observation seen) {
        return new Observation(Vec.EMPTY, seen.frames(), List.of());
    }

    private static Segment seen(Segment segment, UnaryOperator<Observation> as) {
        return new Segment(
                segment.of(),
                segment.start(),
                segment.steps().stream()
                        .map(step ->
                                new Step(
                                        step.tick(),
                                        as.apply(step.observation()),
                                        step.decision(),
                                        step.policy(),
                                        step.teacher(),
                                        new Outcome(
                                                as.apply(step.outcome().observation()),
                                                step.outcome().reward(),
                                                step.outcome().ending())))
                        .toList());
    }

    @Test
    void aWorldWithoutACameraIsRefused() {
        WorldSpec toy = Toy.SPEC;
        WorldSpec blind = toy.withCameras(List.of());
        LearnerType<?> type = looking().getFirst().type();
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

    @ParameterizedTest
    @MethodSource("looking")
    void aWorldThatTellsNoNumbersIsLearnedByPicturesOnly(Pupil pupil) {
        Pupil blank = new Pupil(pupil.type(), pupil.spec().withState(List.of()));
        for (Sees sees : List.of(Sees.PICTURE, Sees.BOTH)) {
            try (Learner learner = learner(blank, sees, Optional.empty())) {
                for (int episode = 1; episode <= 3; episode++) {
                    Toy.lesson(pupil.policy(learner), episode).stream()
                            .map(segment -> seen(segment, SightTest::stateless))
                            .forEach(learner::observe);
                }
                assertTrue(learner.ready());
                Pupil.learn(learner, 3);
                assertTrue(blank.policy(learner).looks());
            }
        }
        assertEquals(
                "World 'toy' tells no numbers to learn from; let the learner see its pictures.",
                assertThrows(
                                ReinsException.class,
                                () -> learner(blank, Sees.STATE, Optional.empty()).close())
                        .sentence());
    }
}
