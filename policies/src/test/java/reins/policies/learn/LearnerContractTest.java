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
import org.junit.jupiter.params.provider.ValueSource;

import reins.core.fact.Action;
import reins.core.fact.Artifact;
import reins.core.fact.Decision;
import reins.core.fact.Ending;
import reins.core.fact.Metric;
import reins.core.fact.Metrics;
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
import reins.core.role.LearnerContext;
import reins.core.role.LearnerType;
import reins.core.role.Policy;
import reins.core.role.Settings;
import reins.policies.nn.NativeThreads;
import reins.policies.nn.OnnxPolicy;
import reins.policies.nn.Scope;
import reins.policies.nn.Weights;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/** What every learner promises. */
class LearnerContractTest {
    private static final LearnerContext CONTEXT = new LearnerContext(Toy.SPEC, 1);

    static List<LearnerType<?>> all() {
        return ToyLearners.all();
    }

    @BeforeAll
    static void oneThread() {
        NativeThreads.limitToOne();
    }

    @ParameterizedTest
    @MethodSource("all")
    void sixtyLessonsMakeItBetter(LearnerType<?> type) {
        try (Learner learner = small(type, Optional.empty())) {
            assertSixtyLessonsMakeItBetter(learner);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void untrainedItActsWithinTheBounds(LearnerType<?> type) {
        try (Learner learner = byDefault(type)) {
            assertFalse(learner.ready());
            OnnxPolicy policy = OnnxPolicy.load(learner.artifact().body(), Toy.SPEC);
            for (float x : new float[] {-2, 0, 2, -1e30f, 1e30f}) {
                float push = act(policy, x).at(0);
                assertTrue(push >= -2 && push <= 2, "push " + push + " at " + x);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void laterStepsDoNotChangeAnEarlierPolicy(LearnerType<?> type) {
        try (Learner learner = small(type, Optional.empty())) {
            teach(learner, 5);
            OnnxPolicy policy = policy(learner);
            Vec early = act(policy, 0.3f);
            teach(learner, 5);
            assertEquals(early, act(policy, 0.3f));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void restoredItActsEqually(LearnerType<?> type) {
        try (Learner learner = small(type, Optional.empty())) {
            teach(learner, 5);
            Artifact artifact = learner.artifact();
            try (Learner restored = small(type, Optional.of(artifact))) {
                assertEquals(artifact.provenance(), restored.artifact().provenance());
                for (float x : new float[] {-1, -0.2f, 0, 0.7f}) {
                    assertEquals(act(policy(learner), x), act(policy(restored), x));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void oneSeedMakesOnePolicy(LearnerType<?> type) {
        List<Artifact> artifacts = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            try (Learner learner = small(type, Optional.empty())) {
                teach(learner, 5);
                artifacts.add(learner.artifact());
            }
        }
        assertEquals(artifacts.getFirst(), artifacts.getLast());
    }

    @ParameterizedTest
    @MethodSource("all")
    void theProvenanceIsComplete(LearnerType<?> type) {
        try (Learner learner = small(type, Optional.empty())) {
            teach(learner, 3);
            Map<String, String> lines = learner.artifact().provenance();
            assertEquals(type.id(), lines.get("learner"));
            assertEquals("toy", lines.get("world"));
            assertEquals("1", lines.get("seed"));
            assertEquals("0.1.0", lines.get("version"));
            assertTrue(Long.parseLong(lines.getOrDefault("updates", "")) > 0);
            assertEquals("150", lines.get("steps"));
            assertEquals(
                    Settings.values(type.defaults()).keySet(),
                    JsonParser.parseString(lines.get("settings")).getAsJsonObject().keySet());
            assertEquals(
                    lines, OnnxPolicy.card(learner.artifact().body()).orElseThrow().provenance());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itStopsWhenTheDataAreUsedUp(LearnerType<?> type) {
        try (Learner learner = small(type, Optional.empty())) {
            teach(learner, 3);
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
    @MethodSource("all")
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
    void whatWasDiscardedIsUnlearned(LearnerType<?> type) {
        try (Learner learner = small(type, Optional.empty())) {
            Policy untrained = policy(learner);
            for (int episode = 101; episode <= 160; episode++) {
                Toy.wrongLesson(untrained, episode).forEach(learner::observe);
            }
            learn(learner, 500);
            for (int episode = 101; episode <= 160; episode++) {
                learner.revise(new Revised(Stream.of(episode), Toy.SPEC.maxTicks(), List.of()));
            }
            assertFalse(learner.ready(), "nothing is left to learn from");
            assertSixtyLessonsMakeItBetter(learner);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatWasTakenInAgainIsLearnedFromAgain(LearnerType<?> type) {
        try (Learner learner = small(type, Optional.empty())) {
            Policy untrained = policy(learner);
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

    private static void assertSixtyLessonsMakeItBetter(Learner learner) {
        double before = Toy.straying(policy(learner));
        teach(learner, 60);
        double after = Toy.straying(policy(learner));
        assertTrue(after < before / 2, "strays " + before + " before, " + after + " after");
    }

    private static double examples(Learner learner) {
        try (var _ = new Scope()) {
            return learner.step().byName().getOrDefault("examples", -1.0);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void anObservationThatIsNotANumberIsRefused(LearnerType<?> type) {
        try (Learner learner = small(type, Optional.empty())) {
            Action rest = Toy.SPEC.rest();
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
    void networksThatAreNotNumbersAreNoticed(LearnerType<?> type) {
        try (Learner learner = small(type, Optional.empty())) {
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
            OnnxPolicy policy = policy(learner);
            try (Learner restored = small(type, Optional.of(artifact));
                    var _ = new Scope()) {
                for (int episode = 1; !restored.ready(); episode++) {
                    Toy.lesson(policy, episode).forEach(restored::observe);
                }
                ReinsException broken = assertThrows(ReinsException.class, restored::step);
                assertTrue(broken.sentence().contains("loss"), broken.sentence());
            }
        }
    }

    @Test
    void anotherLearnersPolicyIsRefused() {
        try (Learner learner = byDefault(Learners.of("bc"))) {
            Optional<Artifact> other = Optional.of(learner.artifact());
            ReinsException refused =
                    assertThrows(
                            ReinsException.class,
                            () -> small(Learners.of("hg-dagger"), other).close());
            assertTrue(refused.sentence().contains("'bc'"), refused.sentence());
        }
    }

    @Test
    void anUnknownLearnerIsRefusedWithTheList() {
        ReinsException refused = assertThrows(ReinsException.class, () -> Learners.of("magic"));
        assertTrue(refused.sentence().contains("hg-dagger"), refused.sentence());
    }

    @Test
    void anEnsembleDoubtsLessWhereItWasTaught() {
        Learner learner =
                with(
                        Learners.of("hg-dagger"),
                        Map.of("members", "3", "hidden", "32"),
                        Optional.empty());
        try (learner) {
            double before = doubt(policy(learner));
            teach(learner, 20);
            double after = doubt(policy(learner));
            assertTrue(after > 0 && after < before / 2, before + " before, " + after + " after");
        }
    }

    @Test
    void aPolicyThatRemembersTellsAtEachTickWhatItThinks() {
        try (Learner learner = small(ToyRecurrent.TYPE, Optional.empty())) {
            teach(learner, 40);
            OnnxPolicy policy = policy(learner);
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

    @ParameterizedTest
    @ValueSource(strings = {"bc", "dagger", "hg-dagger"})
    void itLearnsToLookBackAndToPlanAhead(String id) {
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
        try (Learner learner = with(Learners.of(id), span, Optional.empty())) {
            assertSixtyLessonsMakeItBetter(learner);
        }
    }

    private static double doubt(OnnxPolicy policy) {
        Observation taught = Observation.of(Vec.of(0.3f));
        return policy.act(taught, policy.begin(), new SplittableRandom(1)).doubt();
    }

    /** Lessons by the policy as it is, with a step for each tick. */
    private static void teach(Learner learner, int lessons) {
        OnnxPolicy policy = policy(learner);
        for (int episode = 1; episode <= lessons; episode++) {
            if (episode % 10 == 0) {
                policy = policy(learner);
            }
            Toy.lesson(policy, episode).forEach(learner::observe);
            learn(learner, Toy.SPEC.maxTicks());
        }
    }

    private static void learn(Learner learner, int steps) {
        for (int i = 0; i < steps && learner.ready(); i++) {
            try (var _ = new Scope()) {
                Metrics metrics = learner.step();
                assertTrue(metrics.updates() > 0);
                assertTrue(
                        metrics.values().stream()
                                .anyMatch(metric -> metric.plot() == Metric.Plot.LOSS),
                        () -> "what it makes smaller is to be seen: " + metrics);
            }
        }
    }

    private static OnnxPolicy policy(Learner learner) {
        return OnnxPolicy.load(learner.artifact().body(), Toy.SPEC).withoutChance();
    }

    private static Vec act(OnnxPolicy policy, float x) {
        return policy.act(Observation.of(Vec.of(x)), policy.begin(), new SplittableRandom(1))
                .action()
                .asControls();
    }

    private static Learner byDefault(LearnerType<?> type) {
        return with(type, Map.of(), Optional.empty());
    }

    /** Small networks, so that lessons are quick. */
    private static Learner small(LearnerType<?> type, Optional<Artifact> trained) {
        Map<String, String> changes = new HashMap<>();
        for (String name : Settings.values(type.defaults()).keySet()) {
            switch (name) {
                case "hidden" -> changes.put(name, "32");
                case "batch" -> changes.put(name, "64");
                case "passes" -> changes.put(name, "500");
                case "learningRate" -> changes.put(name, "0.003");
                case "warmUp" -> changes.put(name, "50");
                default -> {}
            }
        }
        return with(type, changes, trained);
    }

    private static <C extends Record> Learner with(
            LearnerType<C> type, Map<String, String> changes, Optional<Artifact> trained) {
        return type.create().create(CONTEXT, Settings.with(type.defaults(), changes), trained);
    }
}
