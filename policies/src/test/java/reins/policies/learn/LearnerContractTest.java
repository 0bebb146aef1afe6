package reins.policies.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.gson.JsonParser;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Observation;
import reins.core.fact.Outcome;
import reins.core.fact.ReinsException;
import reins.core.fact.Revised;
import reins.core.fact.Said;
import reins.core.fact.Segment;
import reins.core.fact.Start;
import reins.core.fact.Step;
import reins.core.fact.Stream;
import reins.core.fact.Teaching;
import reins.core.fact.Vec;
import reins.core.role.Act;
import reins.core.role.Learner;
import reins.core.role.LearnerType;
import reins.core.role.Policy;
import reins.core.role.Settings;
import reins.policies.nn.NativeThreads;
import reins.policies.nn.OnnxPolicy;
import reins.policies.nn.Scope;
import reins.policies.nn.Weights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What every learner promises. */
class LearnerContractTest {
    static List<Pupil> all() {
        return Pupil.all();
    }

    static List<LearnerType<?>> types() {
        return ToyLearners.all();
    }

    @BeforeAll
    static void oneThread() {
        NativeThreads.limitToOne();
    }

    @ParameterizedTest
    @MethodSource("all")
    void sixtyLessonsMakeItBetter(Pupil pupil) {
        try (Learner learner = pupil.small(Optional.empty())) {
            assertSixtyLessonsMakeItBetter(pupil, learner);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void untrainedItActsWithinTheBounds(Pupil pupil) {
        try (Learner learner = pupil.byDefault()) {
            assertFalse(learner.ready());
            OnnxPolicy policy = OnnxPolicy.load(learner.artifact().body(), pupil.spec());
            for (float x : new float[] {-2, 0, 2, -1e30f, 1e30f}) {
                Action action = Pupil.act(policy, x);
                assertTrue(isWithinTheBounds(action), action + " at " + x);
            }
        }
    }

    private static boolean isWithinTheBounds(Action action) {
        return switch (action) {
            case Action.Continuous(Vec controls) -> Math.abs(controls.at(0)) <= 2;
            case Action.Token(int word) -> word < Toy.TOLD.vocabulary().size();
        };
    }

    @ParameterizedTest
    @MethodSource("types")
    void aWorldOfWordsIsLearnedOrRefusedWithWhoLearnsIt(LearnerType<?> type) {
        Pupil pupil = new Pupil(type, Toy.TOLD);
        if (Pupil.OF_WORDS.contains(type.id())) {
            try (Learner learner = pupil.byDefault()) {
                assertEquals(
                        Toy.TOLD.vocabulary(),
                        OnnxPolicy.card(learner.artifact().body()).orElseThrow().words());
            }
        } else {
            assertEquals(
                    "World 'toy' is steered by words, which this learner cannot learn; choose"
                            + " HG-DAgger, DAgger or behaviour cloning.",
                    assertThrows(ReinsException.class, () -> pupil.byDefault().close()).sentence());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void laterStepsDoNotChangeAnEarlierPolicy(Pupil pupil) {
        try (Learner learner = pupil.small(Optional.empty())) {
            pupil.teach(learner, 5);
            OnnxPolicy policy = pupil.policy(learner);
            Action early = Pupil.act(policy, 0.3f);
            pupil.teach(learner, 5);
            assertEquals(early, Pupil.act(policy, 0.3f));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void restoredItActsEqually(Pupil pupil) {
        try (Learner learner = pupil.small(Optional.empty())) {
            pupil.teach(learner, 5);
            Artifact artifact = learner.artifact();
            try (Learner restored = pupil.small(Optional.of(artifact))) {
                assertEquals(artifact.provenance(), restored.artifact().provenance());
                for (float x : new float[] {-1, -0.2f, 0, 0.7f}) {
                    assertEquals(
                            Pupil.act(pupil.policy(learner), x),
                            Pupil.act(pupil.policy(restored), x));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneSeedMakesOnePolicy(Pupil pupil) {
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (Learner learner = pupil.small(Optional.empty())) {
                pupil.teach(learner, 5);
                artifacts.add(learner.artifact());
            }
        }
        assertEquals(artifacts.getFirst(), artifacts.getLast());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theProvenanceIsComplete(Pupil pupil) {
        try (Learner learner = pupil.small(Optional.empty())) {
            pupil.teach(learner, 3);
            Map<String, String> lines = learner.artifact().provenance();
            assertEquals(pupil.type().id(), lines.get("learner"));
            assertEquals("toy", lines.get("world"));
            assertEquals("1", lines.get("seed"));
            assertEquals("0.1.0", lines.get("version"));
            assertTrue(Long.parseLong(lines.getOrDefault("updates", "")) > 0);
            assertEquals("150", lines.get("steps"));
            assertEquals(
                    Settings.values(pupil.type().defaults()).keySet(),
                    JsonParser.parseString(lines.get("settings")).getAsJsonObject().keySet());
            assertEquals(
                    lines, OnnxPolicy.card(learner.artifact().body()).orElseThrow().provenance());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itStopsWhenTheDataAreUsedUp(Pupil pupil) {
        try (Learner learner = pupil.small(Optional.empty())) {
            pupil.teach(learner, 3);
            int steps = 0;
            try (var _ = new Scope()) {
                while (learner.ready() && steps < 100_000) {
                    learner.step();
                    steps++;
                }
            }
            assertFalse(learner.ready());
        }
    }

    @ParameterizedTest
    @MethodSource("types")
    void everySettingIsExplainedAndWithinItsRange(LearnerType<?> type) {
        for (Settings.Field field : Settings.fields(type.defaults())) {
            assertFalse(field.help().isEmpty(), field.name());
            if (field.value() instanceof Number number) {
                double value = number.doubleValue();
                assertTrue(value >= field.low() && value <= field.high(), field.name());
                assertThrows(
                        ReinsException.class,
                        () -> Settings.parse(field, field.type() == int.class ? "-7" : "1e9"),
                        field.name());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatWasDiscardedIsUnlearned(Pupil pupil) {
        try (Learner learner = pupil.small(Optional.empty())) {
            Policy untrained = pupil.policy(learner);
            for (int episode = 101; episode <= 160; episode++) {
                Toy.wrongLesson(untrained, episode).forEach(learner::observe);
            }
            Pupil.learn(learner, 500);
            for (int episode = 101; episode <= 160; episode++) {
                learner.revise(new Revised(Stream.of(episode), Toy.SPEC.maxTicks(), List.of()));
            }
            assertFalse(learner.ready(), "nothing is left to learn from");
            assertSixtyLessonsMakeItBetter(pupil, learner);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatWasTakenInAgainIsLearnedFromAgain(Pupil pupil) {
        try (Learner learner = pupil.small(Optional.empty())) {
            Policy untrained = pupil.policy(learner);
            for (int episode = 1; episode <= 3; episode++) {
                Toy.lesson(untrained, episode).forEach(learner::observe);
            }
            double examples = examples(learner);
            Stream second = Stream.of(2);
            learner.revise(new Revised(second, Toy.SPEC.maxTicks(), List.of()));
            assertTrue(examples(learner) < examples);
            learner.revise(new Revised(second, Toy.SPEC.maxTicks(), Toy.lesson(untrained, 2)));
            assertEquals(examples, examples(learner));
        }
    }

    private static void assertSixtyLessonsMakeItBetter(Pupil pupil, Learner learner) {
        double before = Toy.straying(pupil.policy(learner));
        pupil.teach(learner, 60);
        double after = Toy.straying(pupil.policy(learner));
        assertTrue(after < before / 2, "strays " + before + " before, " + after + " after");
    }

    private static double examples(Learner learner) {
        try (var _ = new Scope()) {
            return learner.step().byName().getOrDefault("examples", -1.0);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anObservationThatIsNotANumberIsRefused(Pupil pupil) {
        try (Learner learner = pupil.small(Optional.empty())) {
            Action rest = pupil.spec().rest();
            Observation broken = Observation.of(Vec.of(Float.NaN));
            Segment segment =
                    new Segment(
                            Stream.of(1),
                            new Start.Fresh(1),
                            List.of(
                                    new Step(
                                            0,
                                            broken,
                                            new Decision.TakenOver(rest, rest),
                                            Said.nothing(0),
                                            Teaching.NONE,
                                            new Outcome(broken, Vec.of(0), Ending.CUT))));
            assertThrows(ReinsException.class, () -> learner.observe(segment));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void networksThatAreNotNumbersAreNoticed(Pupil pupil) {
        try (Learner learner = pupil.small(Optional.empty())) {
            Artifact sound = learner.artifact();
            List<Weights.Array> arrays = new ArrayList<>();
            for (Weights.Array array : Weights.from(sound.checkpoint()).arrays()) {
                float[] broken = array.values().toArray();
                if (!array.name().startsWith("normaliser")) {
                    broken[0] = Float.NaN;
                }
                arrays.add(new Weights.Array(array.name(), array.shape(), Vec.of(broken)));
            }
            Artifact artifact =
                    Artifact.onnx(sound.body(), new Weights(arrays).toBlob(), sound.provenance());
            OnnxPolicy policy = pupil.policy(learner);
            try (Learner restored = pupil.small(Optional.of(artifact));
                    var _ = new Scope()) {
                for (int episode = 1; !restored.ready(); episode++) {
                    Toy.lesson(policy, episode).forEach(restored::observe);
                }
                ReinsException broken = assertThrows(ReinsException.class, restored::step);
                assertTrue(broken.sentence().contains("loss"), broken.sentence());
            }
        }
    }

    /** Whether a learner goes on from another one's policy; where it does, it acts as that did. */
    private static boolean goesOn(Pupil pupil, Pupil from) {
        try (Learner learner = from.small(Optional.empty())) {
            Artifact other = learner.artifact();
            try (Learner restored = pupil.small(Optional.of(other))) {
                assertEquals(
                        Pupil.act(from.policy(learner), 0.3f),
                        Pupil.act(pupil.policy(restored), 0.3f));
                return true;
            } catch (ReinsException _) {
                return false;
            }
        }
    }

    @Test
    void aLearnerGoesOnFromAnothersPolicyWhereTheNetworksAgreeAndElseRefusesIt() {
        Pupil cloning = new Pupil(Learners.of("bc"), Toy.SPEC);
        Pupil correcting = new Pupil(Learners.of("hg-dagger"), Toy.SPEC);
        Pupil reinforced = new Pupil(Learners.of("rlif"), Toy.SPEC);
        assertTrue(goesOn(correcting, cloning));
        assertTrue(goesOn(reinforced, new Pupil(Learners.of("rlpd"), Toy.SPEC)));
        assertFalse(goesOn(correcting, reinforced));
        assertFalse(goesOn(reinforced, cloning));
    }

    @Test
    void aPolicyOfAnotherSizeIsRefused() {
        try (Learner learner = new Pupil(Learners.of("bc"), Toy.SPEC).byDefault()) {
            Optional<Artifact> other = Optional.of(learner.artifact());
            Pupil another = new Pupil(Learners.of("hg-dagger"), Toy.SPEC);
            assertThrows(ReinsException.class, () -> another.small(other).close());
        }
    }

    @Test
    void anUnknownLearnerIsRefusedWithTheList() {
        ReinsException refused = assertThrows(ReinsException.class, () -> Learners.of("magic"));
        assertTrue(refused.sentence().contains("hg-dagger"), refused.sentence());
    }

    static List<Pupil> cloning() {
        return Pupil.all().stream()
                .filter(pupil -> Pupil.OF_WORDS.contains(pupil.type().id()))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("cloning")
    void anEnsembleDoubtsLessWhereItWasTaught(Pupil pupil) {
        Map<String, String> three = Map.of("members", "3", "hidden", "32");
        try (Learner learner = pupil.with(three, Optional.empty())) {
            double before = doubt(pupil.policy(learner));
            pupil.teach(learner, 20);
            double after = doubt(pupil.policy(learner));
            assertTrue(after > 0 && after < before / 2, before + " before, " + after + " after");
        }
    }

    private static double doubt(OnnxPolicy policy) {
        return think(policy, 0.3f, policy.begin()).doubt();
    }

    @ParameterizedTest
    @MethodSource("cloning")
    void itLearnsToLookBackAndToPlanAhead(Pupil pupil) {
        Map<String, String> span =
                Map.of(
                        "history",
                        "3",
                        "chunk",
                        "4",
                        "hidden",
                        "32",
                        "batch",
                        "64",
                        "passes",
                        "500",
                        "learningRate",
                        "0.003");
        try (Learner learner = pupil.with(span, Optional.empty())) {
            assertSixtyLessonsMakeItBetter(pupil, learner);
        }
    }

    @Test
    void aPolicyThatRemembersTellsAtEachTickWhatItThinks() {
        Pupil pupil = new Pupil(ToyRecurrent.TYPE, Toy.SPEC);
        try (Learner learner = pupil.small(Optional.empty())) {
            pupil.teach(learner, 40);
            OnnxPolicy policy = pupil.policy(learner);
            Act above = think(policy, 0.6f, policy.begin());
            Act below = think(policy, -0.6f, policy.begin());
            assertEquals(
                    List.of("downwards", "upwards"), List.of(above.thought(), below.thought()));
            assertNotEquals(
                    think(policy, 0.1f, above.memory()).action(),
                    think(policy, 0.1f, below.memory()).action());
        }
    }

    private static Act think(OnnxPolicy policy, float x, Vec memory) {
        return policy.act(Observation.of(Vec.of(x)), memory, new SplittableRandom(1));
    }
}
