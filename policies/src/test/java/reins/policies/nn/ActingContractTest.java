package reins.policies.nn;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import reins.core.fact.Blob;
import reins.core.fact.Camera;

import java.nio.ByteBuffer;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.random.RandomGenerator;

/** What acts is what was trained: PyTorch's reading of every acting against ONNX Runtime's. */
final class ActingContractTest {
    private static final int ROWS = 5;
    private static final int TICKS = 4;
    private static final float CLOSE = 1e-5f;

    @BeforeAll
    static void oneThread() {
        NativeThreads.limitToOne();
    }

    static List<Actings.Example> all() {
        return Actings.ALL;
    }

    /** Makes up what is asked for, and notes it for the graph. */
    private static final class Drawn implements Senses<Tensor>, AutoCloseable {
        private final RandomGenerator random;
        private final Optional<Tensor> remembered;
        private final Map<String, OnnxTensor> noted = new HashMap<>();

        private Drawn(RandomGenerator random, Optional<Tensor> remembered) {
            this.random = random;
            this.remembered = remembered;
        }

        private Tensor numbers(String name, Tensor drawn) {
            float[] values = Tensors.floats(drawn);
            long[] shape = {ROWS, values.length / ROWS};
            note(name, () -> OnnxTensor.createTensor(env(), FloatBuffer.wrap(values), shape));
            return drawn;
        }

        private void note(String name, Making making) {
            try {
                noted.put(name, making.make());
            } catch (OrtException e) {
                throw new AssertionError(e);
            }
        }

        @Override
        public Tensor observation(int size) {
            return numbers("observation", Tensors.times(Tensors.noise(random, ROWS, size), 3));
        }

        @Override
        public Tensor noise(int size) {
            return numbers("noise", Tensors.noise(random, ROWS, size));
        }

        @Override
        public Tensor memory(int size) {
            return numbers(
                    "memory", remembered.orElseGet(() -> torch.zeros(new long[] {ROWS, size})));
        }

        @Override
        public Tensor image(Camera camera) {
            byte[] bytes = new byte[ROWS * camera.height() * camera.width() * 3];
            random.nextBytes(bytes);
            float[] values = new float[bytes.length];
            for (int i = 0; i < bytes.length; i++) {
                values[i] = bytes[i] & 0xFF;
            }
            long[] shape = {ROWS, camera.height(), camera.width(), 3};
            ByteBuffer direct = ByteBuffer.allocateDirect(bytes.length).put(0, bytes);
            note(
                    "image." + camera.name(),
                    () -> OnnxTensor.createTensor(env(), direct, shape, OnnxJavaType.UINT8));
            return Tensors.of(values, shape).to(torch.ScalarType.Byte);
        }

        @Override
        public Tensor tokens() {
            int places = random.nextInt(1, 9);
            long[] words = random.longs((long) ROWS * places, 0, 5).toArray();
            long[] shape = {ROWS, places};
            note("tokens", () -> OnnxTensor.createTensor(env(), LongBuffer.wrap(words), shape));
            return torch.tensor(words).view(shape);
        }

        @Override
        public void close() {
            noted.values().forEach(OnnxTensor::close);
        }
    }

    private interface Making {
        OnnxTensor make() throws OrtException;
    }

    private static OrtEnvironment env() {
        return OnnxRuntime.environment();
    }

    @ParameterizedTest
    @MethodSource("all")
    void bothReadingsAgree(Actings.Example example) throws OrtException {
        Blob onnx = PolicyFile.of(example.card(), example.acting(), example.weights());
        SplittableRandom random = new SplittableRandom(3);
        try (var _ = new Scope();
                Parameters parameters = new Parameters(example.weights());
                OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = env().createSession(onnx.toArray(), options)) {
            Optional<Tensor> memory = Optional.empty();
            for (int tick = 0; tick < TICKS; tick++) {
                try (Drawn senses = new Drawn(random, memory)) {
                    Answers<Tensor> answers =
                            example.acting().act(new TorchOps(parameters), senses);
                    Map<String, Tensor> expected = named(answers);
                    try (OrtSession.Result given = session.run(senses.noted)) {
                        assertEquals(expected.keySet(), named(given).keySet());
                        named(given).forEach((name, told) -> agree(name, of(expected, name), told));
                    }
                    memory = answers.memory().map(Tensor::detach);
                }
            }
        }
    }

    private static Map<String, Tensor> named(Answers<Tensor> answers) {
        Map<String, Tensor> named = new TreeMap<>();
        answers.action().ifPresent(action -> named.put("action", action));
        answers.word().ifPresent(word -> named.put("word", word));
        answers.memory().ifPresent(memory -> named.put("next_memory", memory));
        answers.thought().ifPresent(thought -> named.put("thought", thought));
        answers.doubt().ifPresent(doubt -> named.put("doubt", doubt));
        answers.risk().ifPresent(risk -> named.put("risk", risk));
        return named;
    }

    private static Map<String, OnnxTensor> named(OrtSession.Result result) {
        Map<String, OnnxTensor> named = new TreeMap<>();
        result.forEach(entry -> named.put(entry.getKey(), (OnnxTensor) entry.getValue()));
        return named;
    }

    private static <T> T of(Map<String, T> named, String name) {
        return Objects.requireNonNull(named.get(name), name);
    }

    /** Within 1e-5; of actions within 1e-5 of their bounds, the widest of which is ten. */
    private static void agree(String name, Tensor tensor, OnnxTensor told) {
        if (told.getInfo().type == OnnxJavaType.INT64) {
            float[] indices = Tensors.floats(tensor.to(torch.ScalarType.Float));
            assertEquals(indices.length, told.getLongBuffer().remaining(), name);
            for (int i = 0; i < indices.length; i++) {
                assertEquals((long) indices[i], told.getLongBuffer().get(i), name);
            }
        } else {
            float[] numbers = new float[told.getFloatBuffer().remaining()];
            told.getFloatBuffer().get(numbers);
            float close = name.equals("action") ? 10 * CLOSE : CLOSE;
            assertArrayEquals(Tensors.floats(tensor), numbers, close, name);
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void gradientsFlowBack(Actings.Example example) {
        try (var _ = new Scope();
                Parameters parameters = new Parameters(example.weights());
                Drawn senses = new Drawn(new SplittableRandom(3), Optional.empty())) {
            Answers<Tensor> answers = example.acting().act(new TorchOps(parameters), senses);
            Tensor told = answers.action().or(answers::doubt).orElseThrow();
            told.sum().backward();
            assertTrue(
                    parameters.leaves().stream().anyMatch(leaf -> leaf.grad().defined()),
                    example.name());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void itsFileDrives(Actings.Example example) {
        Blob onnx = PolicyFile.of(example.card(), example.acting(), example.weights());
        OnnxPolicy policy = OnnxPolicy.load(onnx, example.spec());
        assertEquals(!example.spec().cameras().isEmpty(), policy.looks());
    }

    @Test
    void bothReadingsOfAWorthAgree() throws OrtException {
        Net net = Net.mlp(5, 1, 16, 2, true);
        Net ofState = Net.mlp(3, 1, 16, 1, true);
        SplittableRandom random = new SplittableRandom(4);
        Weights weights =
                Examples.members(
                                List.of(Weights.initial(net, random), Weights.initial(net, random)))
                        .and(Weights.initial(ofState, random).under("state"));
        Worth worth =
                new Worth(
                        Examples.SCALING,
                        Examples.CONTROLS,
                        net,
                        Examples.names(2),
                        Optional.of(new Worth.OfState(ofState, "state/")),
                        0.3f);
        Blob onnx = PolicyFile.of(Examples.CARD, worth, weights);
        try (var _ = new Scope();
                Parameters parameters = new Parameters(weights);
                OrtSession.SessionOptions options = new OrtSession.SessionOptions();
                OrtSession session = env().createSession(onnx.toArray(), options);
                Drawn senses = new Drawn(random, Optional.empty())) {
            Tensor observation = senses.observation(3);
            Tensor action = senses.numbers("action", Tensors.noise(random, ROWS, 2));
            Tensor value = worth.of(new TorchOps(parameters), observation, action);
            try (OrtSession.Result given = session.run(senses.noted)) {
                agree("value", value, of(named(given), "value"));
            }
        }
    }
}
