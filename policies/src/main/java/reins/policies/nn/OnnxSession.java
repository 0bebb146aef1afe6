package reins.policies.nn;

import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;

import org.jspecify.annotations.Nullable;

import reins.core.fact.Camera;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * A graph loaded into ONNX Runtime and the memory it reads and writes. Only the {@value #MAX_OPEN}
 * sessions used last stay open, so that policies may be swapped for hours and nobody has to close
 * them. Safe on every thread.
 */
final class OnnxSession {
    static final int MAX_OPEN = 16;

    private static final Set<OnnxSession> OPEN = ConcurrentHashMap.newKeySet();
    private static final AtomicLong USES = new AtomicLong();

    /** One caller's tensors, over memory that both Java and the graph see; used for a whole run. */
    private record Buffers(
            Map<String, FloatBuffer> numbers,
            ByteBuffer picture,
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
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setInterOpNumThreads(1);
            options.setIntraOpNumThreads(1);
            options.setCPUArenaAllocator(false);
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            OnnxSession opened =
                    new OnnxSession(environment().createSession(onnx, options), contract);
            OPEN.add(opened);
            closeLeastUsed();
            return opened;
        } catch (OrtException e) {
            throw OnnxContract.refused("is refused by ONNX Runtime (" + firstLine(e) + ")", e);
        }
    }

    static OrtEnvironment environment() {
        try {
            OrtEnvironment environment =
                    OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "reins");
            environment.setTelemetry(false);
            return environment;
        } catch (OrtException | LinkageError e) {
            throw new ReinsException(
                    "ONNX Runtime does not start; it unpacks a library, so make this folder"
                            + " writable: "
                            + System.getProperty("java.io.tmpdir"),
                    e);
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

    /** What one run gave: the action {@code [A]}, the memory {@code [M]}, doubt and risk. */
    record Result(Vec action, Vec memory, float doubt, float risk) {}

    /**
     * Runs the graph once, between {@link #enter} and {@link #leave}.
     *
     * @param picture bytes {@code [H, W, 3]}, where the graph looks
     * @param observation {@code [S]}
     * @param noise {@code [Z]}
     * @param memory {@code [M]}
     */
    Result run(Optional<byte[]> picture, float[] observation, float[] noise, float[] memory) {
        try {
            Buffers taken = spare.getAndSet(null);
            Buffers buffers = taken == null ? allocate() : taken;
            try {
                picture.ifPresent(pixels -> buffers.picture().put(0, pixels));
                give(buffers, ActingGraph.OBSERVATION, observation);
                give(buffers, ActingGraph.NOISE, noise);
                give(buffers, ActingGraph.MEMORY, memory);
                session.run(buffers.inputs(), buffers.outputs()).close();
                return new Result(
                        take(buffers, ActingGraph.ACTION, contract.actions()),
                        take(buffers, ActingGraph.NEXT_MEMORY, contract.memory()),
                        contract.doubt() ? take(buffers, ActingGraph.DOUBT, 1).at(0) : 0,
                        contract.risk() ? take(buffers, ActingGraph.RISK, 1).at(0) : 0);
            } finally {
                if (!spare.compareAndSet(null, buffers)) {
                    buffers.close();
                }
            }
        } catch (OrtException e) {
            throw new ReinsException("The policy's graph does not run (" + firstLine(e) + ").", e);
        }
    }

    private Buffers allocate() throws OrtException {
        int height = contract.camera().map(Camera::height).orElse(0);
        int width = contract.camera().map(Camera::width).orElse(0);
        ByteBuffer picture = ByteBuffer.allocateDirect(height * width * 3);
        Buffers buffers = new Buffers(new HashMap<>(), picture, new HashMap<>(), new HashMap<>());
        if (contract.camera().isPresent()) {
            long[] shape = {1, height, width, 3};
            buffers.inputs()
                    .put(
                            ActingGraph.IMAGE,
                            OnnxTensor.createTensor(
                                    environment(), picture, shape, OnnxJavaType.UINT8));
        }
        if (contract.state() > 0) {
            add(buffers, buffers.inputs(), ActingGraph.OBSERVATION, 1, contract.state());
        }
        if (contract.noise() > 0) {
            add(buffers, buffers.inputs(), ActingGraph.NOISE, 1, contract.noise());
        }
        if (contract.memory() > 0) {
            add(buffers, buffers.inputs(), ActingGraph.MEMORY, 1, contract.memory());
            add(buffers, buffers.outputs(), ActingGraph.NEXT_MEMORY, 1, contract.memory());
        }
        add(buffers, buffers.outputs(), ActingGraph.ACTION, 1, contract.actions());
        if (contract.doubt()) {
            add(buffers, buffers.outputs(), ActingGraph.DOUBT, 1);
        }
        if (contract.risk()) {
            add(buffers, buffers.outputs(), ActingGraph.RISK, 1);
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
        tensors.put(name, OnnxTensor.createTensor(environment(), numbers, shape));
    }

    private static void give(Buffers buffers, String name, float[] values) {
        FloatBuffer numbers = buffers.numbers().get(name);
        if (numbers != null) {
            numbers.put(0, values);
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

    private static String firstLine(OrtException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }
}
