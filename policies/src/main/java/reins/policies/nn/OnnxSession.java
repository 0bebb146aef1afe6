package reins.policies.nn;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import org.jspecify.annotations.Nullable;

import reins.core.fact.Blob;
import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A graph loaded into ONNX Runtime and the memory it reads and writes. Only the {@value #MAX_OPEN}
 * sessions used last stay open, so policies can be swapped for hours without being closed. Safe on
 * every thread.
 */
final class OnnxSession {
    static final int MAX_OPEN = 16;

    private static final Set<OnnxSession> OPEN = ConcurrentHashMap.newKeySet();
    private static final AtomicLong USES = new AtomicLong();

    /** One caller's tensors, over memory that both Java and the graph see; used for a whole run. */
    private record Buffers(
            Map<String, FloatBuffer> numbers,
            Map<String, LongBuffer> indices,
            Map<String, ByteBuffer> pictures,
            Map<String, OnnxTensor> inputs,
            Map<String, OnnxTensor> outputs) {
        void close() {
            inputs.values().forEach(OnnxTensor::close);
            outputs.values().forEach(OnnxTensor::close);
        }
    }

    private final OrtSession session;
    private final OnnxContract contract;
    private final AtomicReference<@Nullable Buffers> spare = new AtomicReference<>();

    /** Runs under way, and one for being open; who takes it to 0 frees the native memory. */
    private final AtomicInteger users = new AtomicInteger(1);

    private volatile long lastUse = USES.incrementAndGet();

    private OnnxSession(OrtSession session, OnnxContract contract) {
        this.session = session;
        this.contract = contract;
    }

    /** Loads a graph; takes a few milliseconds. */
    static OnnxSession open(byte[] onnx, OnnxContract contract) {
        OrtEnvironment environment = OnnxRuntime.environment();
        try (OrtSession.SessionOptions options = OnnxRuntime.oneThread()) {
            options.setCPUArenaAllocator(false);
            OnnxSession opened =
                    new OnnxSession(environment.createSession(onnx, options), contract);
            OPEN.add(opened);
            closeLeastUsed();
            return opened;
        } catch (OrtException e) {
            throw OnnxContract.refused("is refused by ONNX Runtime (" + firstLine(e) + ")", e);
        }
    }

    /** How many sessions hold native memory now. */
    static int open() {
        return OPEN.size();
    }

    private static void closeLeastUsed() {
        while (OPEN.size() > MAX_OPEN) {
            OnnxSession least =
                    OPEN.stream().min(Comparator.comparingLong(s -> s.lastUse)).orElseThrow();
            if (OPEN.remove(least)) {
                least.leave();
            }
        }
    }

    /** Whether a run may begin; {@link #leave} ends it. */
    boolean enter() {
        int now = users.get();
        while (now > 0) {
            if (users.compareAndSet(now, now + 1)) {
                lastUse = USES.incrementAndGet();
                return true;
            }
            now = users.get();
        }
        return false;
    }

    void leave() {
        if (users.decrementAndGet() == 0) {
            Buffers buffers = spare.getAndSet(null);
            if (buffers != null) {
                buffers.close();
            }
            try {
                session.close();
            } catch (OrtException e) {
                throw new IllegalStateException("a session that does not close", e);
            }
        }
    }

    /**
     * What goes into one run; what the graph does not want is empty.
     *
     * @param pictures bytes {@code [H, W, 3]} by input
     * @param observation {@code [S]}
     * @param tokens {@code [T]}
     * @param noise {@code [Z]}
     * @param memory {@code [M]}
     */
    record Given(
            Map<String, Blob> pictures,
            Vec observation,
            List<Integer> tokens,
            Vec noise,
            Vec memory) {
        Given {
            pictures = Map.copyOf(pictures);
            tokens = List.copyOf(tokens);
        }
    }

    /**
     * What one run gave; what the graph does not tell is empty or 0.
     *
     * @param action {@code [A]}
     * @param memory {@code [M]}
     * @param thought indices {@code [K]}
     */
    record Result(Vec action, long word, Vec memory, List<Long> thought, float doubt, float risk) {}

    /** Runs the graph once, between {@link #enter} and {@link #leave}. */
    Result run(Given given) {
        try {
            Buffers taken = spare.getAndSet(null);
            Buffers buffers = taken == null ? allocate() : taken;
            try {
                given.pictures()
                        .forEach((name, pixels) ->
                                Objects.requireNonNull(buffers.pictures().get(name), name)
                                        .put(0, pixels.toArray()));
                give(buffers, Ports.OBSERVATION, given.observation());
                give(buffers, Ports.NOISE, given.noise());
                give(buffers, Ports.MEMORY, given.memory());
                run(buffers, given.tokens());
                List<Long> thought = indices(buffers, Ports.THOUGHT, contract.thought());
                return new Result(
                        take(buffers, Ports.ACTION, contract.actions()),
                        contract.actions() > 0 ? 0 : indices(buffers, Ports.WORD, 1).getFirst(),
                        take(buffers, Ports.NEXT_MEMORY, contract.memory()),
                        thought,
                        contract.doubt() ? take(buffers, Ports.DOUBT, 1).at(0) : 0,
                        contract.risk() ? take(buffers, Ports.RISK, 1).at(0) : 0);
            } finally {
                if (!spare.compareAndSet(null, buffers)) {
                    buffers.close();
                }
            }
        } catch (OrtException e) {
            throw new ReinsException("The policy's graph does not run (" + firstLine(e) + ").", e);
        }
    }

    /** Texts are of any length, so what is read gets a tensor of its own each time. */
    private void run(Buffers buffers, List<Integer> tokens) throws OrtException {
        if (!contract.reads()) {
            session.run(buffers.inputs(), buffers.outputs()).close();
            return;
        }
        long[] words = tokens.stream().mapToLong(Integer::longValue).toArray();
        long[] shape = {1, words.length};
        try (OnnxTensor read =
                OnnxTensor.createTensor(OnnxRuntime.environment(), LongBuffer.wrap(words), shape)) {
            Map<String, OnnxTensor> inputs = new HashMap<>(buffers.inputs());
            inputs.put(Ports.TOKENS, read);
            session.run(inputs, buffers.outputs()).close();
        }
    }

    private Buffers allocate() throws OrtException {
        Buffers buffers =
                new Buffers(
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashMap<>(),
                        new HashMap<>());
        for (Map.Entry<String, Camera> image : contract.images().entrySet()) {
            int height = image.getValue().height();
            int width = image.getValue().width();
            ByteBuffer picture = ByteBuffer.allocateDirect(height * width * 3);
            buffers.pictures().put(image.getKey(), picture);
            long[] shape = {1, height, width, 3};
            buffers.inputs()
                    .put(
                            image.getKey(),
                            OnnxTensor.createTensor(
                                    OnnxRuntime.environment(), picture, shape, OnnxJavaType.UINT8));
        }
        if (contract.state() > 0) {
            add(buffers, buffers.inputs(), Ports.OBSERVATION, 1, contract.state());
        }
        if (contract.noise() > 0) {
            add(buffers, buffers.inputs(), Ports.NOISE, 1, contract.noise());
        }
        if (contract.memory() > 0) {
            add(buffers, buffers.inputs(), Ports.MEMORY, 1, contract.memory());
            add(buffers, buffers.outputs(), Ports.NEXT_MEMORY, 1, contract.memory());
        }
        if (contract.actions() > 0) {
            add(buffers, buffers.outputs(), Ports.ACTION, 1, contract.actions());
        } else {
            addIndices(buffers, Ports.WORD, 1);
        }
        if (contract.thought() > 0) {
            addIndices(buffers, Ports.THOUGHT, 1, contract.thought());
        }
        if (contract.doubt()) {
            add(buffers, buffers.outputs(), Ports.DOUBT, 1);
        }
        if (contract.risk()) {
            add(buffers, buffers.outputs(), Ports.RISK, 1);
        }
        return buffers;
    }

    private static void add(
            Buffers buffers, Map<String, OnnxTensor> tensors, String name, long... shape)
            throws OrtException {
        int size = Math.toIntExact(shape[shape.length - 1]);
        FloatBuffer numbers =
                ByteBuffer.allocateDirect(size * Float.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asFloatBuffer();
        buffers.numbers().put(name, numbers);
        tensors.put(name, OnnxTensor.createTensor(OnnxRuntime.environment(), numbers, shape));
    }

    private static void addIndices(Buffers buffers, String name, long... shape)
            throws OrtException {
        int size = Math.toIntExact(shape[shape.length - 1]);
        LongBuffer indices =
                ByteBuffer.allocateDirect(size * Long.BYTES)
                        .order(ByteOrder.nativeOrder())
                        .asLongBuffer();
        buffers.indices().put(name, indices);
        buffers.outputs()
                .put(name, OnnxTensor.createTensor(OnnxRuntime.environment(), indices, shape));
    }

    private static void give(Buffers buffers, String name, Vec values) {
        FloatBuffer numbers = buffers.numbers().get(name);
        if (numbers != null) {
            numbers.put(0, values.toArray());
        }
    }

    private static Vec take(Buffers buffers, String name, int size) {
        float[] values = new float[size];
        FloatBuffer numbers = buffers.numbers().get(name);
        if (numbers != null) {
            numbers.get(0, values);
        }
        return Vec.of(values);
    }

    private static List<Long> indices(Buffers buffers, String name, int size) {
        List<Long> values = new ArrayList<>();
        LongBuffer indices = buffers.indices().get(name);
        for (int i = 0; indices != null && i < size; i++) {
            values.add(indices.get(i));
        }
        return values;
    }

    private static String firstLine(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
