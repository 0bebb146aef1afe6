package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import reins.core.fact.Blob;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.role.Act;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
        return ActingGraph.tanhGaussian(
                Examples.CARD,
                Examples.SCALING,
                net,
                Weights.initial(net, new SplittableRandom(seed)));
    }

    private static Vec act(OnnxPolicy policy, Observation observation, long seed) {
        return policy.act(observation, policy.begin(), new SplittableRandom(seed))
                .action()
                .asControls();
    }

    /** A foreign graph: the first two numbers of the state through one operation. */
    private static Blob foreign(String operation) {
        OnnxGraph graph = new OnnxGraph();
        String x = graph.input("observation", 3);
        graph.output("action", graph.apply(operation, graph.columns(x, 0, 2)), 2);
        return graph.toBlob(Examples.CARD);
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
        OnnxGraph graph = new OnnxGraph();
        graph.input("observation", 3);
        String memory = graph.input("memory", 2);
        String next = graph.apply("Add", memory, graph.constant(Vec.of(1, 0.25f)));
        graph.output("action", memory, 2);
        graph.output("next_memory", next, 2);
        OnnxPolicy policy = OnnxPolicy.load(graph.toBlob(Examples.CARD), Examples.SPEC);
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
    void aWorldOfTokensIsNotForIt() {
        WorldSpec tokens =
                new WorldSpec(
                        "maze",
                        "Maze",
                        Examples.SPEC.state(),
                        List.of(),
                        List.of("left", "right"),
                        Examples.SPEC.objectives(),
                        List.of(),
                        1,
                        10);
        assertEquals(
                "This policy cannot drive here: its file gives controls, and world 'maze' takes"
                        + " tokens.",
                assertThrows(ReinsException.class, () -> OnnxPolicy.load(drawing(1), tokens))
                        .sentence());
    }
}
