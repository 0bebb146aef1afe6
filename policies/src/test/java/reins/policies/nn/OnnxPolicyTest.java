package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Action;
import reins.core.fact.Actions;
import reins.core.fact.Blob;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

final class OnnxPolicyTest {
    private static final Observation ZERO = Observation.of(Vec.zeros(3));

    private static Blob drawing(long seed) {
        Net net = Net.mlp(3, 4, 16, 1, true);
        return Examples.drawn(net, Weights.initial(net, new SplittableRandom(seed)));
    }

    private static Vec act(OnnxPolicy policy, Observation observation, long seed) {
        return policy.act(observation, policy.begin(), new SplittableRandom(seed))
                .action()
                .asControls();
    }

    /** A foreign graph: the first two numbers of the state through one operation. */
    private static Blob foreign(String operation) {
        OnnxOps ops = new OnnxOps(Weights.of());
        OnnxOps.Value x = ops.input("observation", 3);
        ops.output("action", ops.apply(operation, ops.columns(x, 0, 2)));
        return ops.toBlob(Examples.CARD);
    }

    @Test
    void theSameChanceDrawsTheSameAction() {
        OnnxPolicy policy = OnnxPolicy.load(drawing(1), Examples.SPEC);
        assertEquals(act(policy, ZERO, 1), act(policy, ZERO, 1));
        assertNotEquals(act(policy, ZERO, 1), act(policy, ZERO, 2));
        assertEquals(act(policy.withoutChance(), ZERO, 1), act(policy.withoutChance(), ZERO, 2));
    }

    @Test
    void actionsOfAForeignGraphAreMovedIntoTheBounds() {
        OnnxPolicy policy = OnnxPolicy.load(foreign("Identity"), Examples.SPEC);
        assertArrayEquals(
                new float[] {10, 0}, act(policy, Observation.of(Vec.of(50, -3, 0)), 1).toArray());
    }

    @Test
    void anActionThatIsNoNumberStopsWithOneSentence() {
        OnnxPolicy policy = OnnxPolicy.load(foreign("Sqrt"), Examples.SPEC);
        String sentence =
                assertThrows(
                                ReinsException.class,
                                () -> act(policy, Observation.of(Vec.of(1, -1, 0)), 1))
                        .sentence();
        assertEquals(
                "The policy wants NaN for control 'brake'; go back to an earlier version.",
                sentence);
    }

    @Test
    void aStateThatIsNoNumberIsNotActedOn() {
        OnnxPolicy policy = OnnxPolicy.load(drawing(1), Examples.SPEC);
        String sentence =
                assertThrows(
                                ReinsException.class,
                                () -> act(policy, Observation.of(Vec.of(1, Float.NaN, 0)), 1))
                        .sentence();
        assertEquals(
                "The world's state has NaN for 'speed', so the policy does not act on it.",
                sentence);
    }

    @Test
    void memoryIsHandedFromActToAct() {
        OnnxOps ops = new OnnxOps(Weights.of());
        ops.input("observation", 3);
        OnnxOps.Value memory = ops.input("memory", 2);
        ops.output("action", memory);
        ops.output("next_memory", ops.add(memory, ops.constant(Vec.of(1, 0.25f))));
        OnnxPolicy policy = OnnxPolicy.load(ops.toBlob(Examples.CARD), Examples.SPEC);
        assertEquals(Vec.of(0, 0), policy.begin());
        Act first = policy.act(ZERO, policy.begin(), new SplittableRandom(1));
        Act second = policy.act(ZERO, first.memory(), new SplittableRandom(1));
        assertEquals(Vec.of(1, 0.25f), second.action().asControls());
        assertEquals(Vec.of(2, 0.5f), second.memory());
    }

    @Test
    void manySwapsKeepFewSessionsOpenAndEveryPolicyStillActs() {
        List<OnnxPolicy> policies = new ArrayList<>();
        List<Vec> actions = new ArrayList<>();
        for (int i = 0; i < 3 * OnnxSession.MAX_OPEN; i++) {
            policies.add(OnnxPolicy.load(drawing(i), Examples.SPEC));
            actions.add(act(policies.getLast(), ZERO, 1));
        }
        for (int i = 0; i < policies.size(); i++) {
            assertEquals(actions.get(i), act(policies.get(i), ZERO, 1));
        }
        assertTrue(OnnxSession.open() <= OnnxSession.MAX_OPEN);
    }

    @Test
    void severalThreadsMayActAtOnceWhileOthersAreSwapped()
            throws InterruptedException, ExecutionException {
        OnnxPolicy shared = OnnxPolicy.load(drawing(1), Examples.SPEC);
        Vec expected = act(shared, ZERO, 1);
        try (ExecutorService threads = Executors.newFixedThreadPool(4)) {
            List<Future<Boolean>> same = new ArrayList<>();
            for (int i = 0; i < 4; i++) {
                long seed = i;
                same.add(
                        threads.submit(() -> {
                            boolean equal = true;
                            for (int j = 0; j < 40; j++) {
                                OnnxPolicy.load(drawing(seed), Examples.SPEC);
                                equal &= act(shared, ZERO, 1).equals(expected);
                            }
                            return equal;
                        }));
            }
            for (Future<Boolean> future : same) {
                assertTrue(future.get());
            }
        }
    }

    @Test
    void anotherProgramsFileHasNoCard() {
        assertEquals(
                Optional.empty(), PolicyCard.from(new TreeMap<>(Map.of("producer", "someone"))));
    }

    @Test
    void aFileThatIsNotThereIsNamedLast(@TempDir Path folder) {
        Path file = folder.resolve("none.onnx");
        assertEquals(
                "The policy's file cannot be read; check that it is there: " + file,
                assertThrows(ReinsException.class, () -> OnnxPolicy.read(file)).sentence());
        assertEquals(
                "This policy cannot drive here: its file is not an ONNX model, or is cut off.",
                assertThrows(
                                ReinsException.class,
                                () ->
                                        OnnxPolicy.load(
                                                Blob.of(
                                                        "hello, this is no graph"
                                                                .getBytes(StandardCharsets.UTF_8)),
                                                Examples.SPEC))
                        .sentence());
    }

    @Test
    void aWorldOfWordsIsNotForOneThatGivesControls() {
        WorldSpec tokens =
                new WorldSpec(
                        "maze",
                        "Maze",
                        Examples.SPEC.state(),
                        List.of(),
                        Optional.empty(),
                        new Actions.Words(List.of("left", "right")),
                        Examples.SPEC.objectives(),
                        1,
                        10);
        assertEquals(
                "This policy cannot drive here: its file gives controls, and world 'maze' takes"
                        + " words.",
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(drawing(1), tokens))
                        .sentence());
    }

    private static OnnxPolicy example(String name) {
        Actings.Example example =
                Actings.ALL.stream().filter(e -> e.name().equals(name)).findFirst().orElseThrow();
        Blob onnx = PolicyFile.of(example.card(), example.acting(), example.weights());
        return OnnxPolicy.load(onnx, example.spec());
    }

    @Test
    void aPolicyThatReadsAnswersByAWord() {
        OnnxPolicy policy = example("reading and writing");
        Observation text = new Observation(Vec.EMPTY, List.of(), List.of(3, 0, 4));
        Set<Action> drawn = new HashSet<>();
        for (int seed = 0; seed < 50; seed++) {
            Act act = policy.act(text, policy.begin(), new SplittableRandom(seed));
            drawn.add(act.action());
            assertTrue(act.doubt() > 0);
        }
        assertTrue(drawn.size() > 1, drawn.toString());
        Act likeliest = policy.withoutChance().act(text, Vec.EMPTY, new SplittableRandom(1));
        assertTrue(drawn.contains(likeliest.action()));
        assertEquals(
                "There is nothing to read here, but the policy reads words.",
                assertThrows(
                                ReinsException.class,
                                () ->
                                        policy.act(
                                                Observation.of(Vec.EMPTY),
                                                Vec.EMPTY,
                                                new SplittableRandom(1)))
                        .sentence());
    }

    @Test
    void aThoughtIsPutTogetherFromTheWordsOfTheFile() {
        OnnxPolicy policy = example("recurrent, with a thought, a doubt and a risk");
        Vec memory = policy.begin();
        Set<String> words = new HashSet<>();
        SplittableRandom random = new SplittableRandom(1);
        for (int tick = 0; tick < 50; tick++) {
            Act act = policy.act(Observation.of(Examples.state(random)), memory, random);
            memory = act.memory();
            words.addAll(List.of(act.thought().split(" ")));
            assertEquals(2, act.thought().split(" ").length);
            assertTrue(act.risk() > 0 && act.doubt() > 0);
        }
        assertTrue(List.of("push", "brake", "wait", "cart", "wall").containsAll(words));
    }

    /** A file that always thinks that, as indices into three sentences. */
    private static Blob thinking(long... indices) {
        OnnxGraph graph = new OnnxGraph();
        graph.input("observation", OnnxGraph.FLOAT, List.of(OnnxOps.ROWS, 3));
        String two =
                graph.apply(
                        "Slice",
                        "observation",
                        graph.integers(0),
                        graph.integers(2),
                        graph.integers(1));
        graph.output("action", two, OnnxGraph.FLOAT, List.of(OnnxOps.ROWS, 2));
        String row =
                graph.apply("Reshape", graph.integers(indices), graph.integers(1, indices.length));
        List<Integer> shape = List.of(OnnxOps.ROWS, indices.length);
        graph.output("thought", row, OnnxGraph.INT64, shape);
        return graph.toBlob(Examples.CARD.thinking(List.of("Left.", "Right.", "Stop.")));
    }

    @Test
    void aNegativeThoughtSaysNothingAndOneThatIsNotThereIsRefused() {
        OnnxPolicy policy = OnnxPolicy.load(thinking(2, -1, 0), Examples.SPEC);
        assertEquals("Stop. Left.", policy.act(ZERO, Vec.EMPTY, new SplittableRandom(1)).thought());
        assertEquals(
                "The policy thinks thought 3 of 3; go back to an earlier version.",
                assertThrows(
                                ReinsException.class,
                                () -> OnnxPolicy.load(thinking(3), Examples.SPEC))
                        .sentence());
    }
}
