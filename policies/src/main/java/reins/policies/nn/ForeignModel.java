package reins.policies.nn;

import static java.util.stream.Collectors.joining;

import ai.djl.MalformedModelException;
import ai.djl.Model;
import ai.djl.engine.EngineException;
import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDList;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import ai.djl.training.ParameterStore;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.policies.nn.onnx.TensorShapeProto;
import reins.policies.nn.onnx.ValueInfoProto;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An ONNX file that another program wrote for its own use, opened by DJL. Used by one thread, who
 * closes it.
 */
final class ForeignModel implements AutoCloseable {
    private static final long MOST_NUMBERS = 1 << 24;

    private final Model model;
    private final List<ValueInfoProto> inputs;

    private ForeignModel(Model model, List<ValueInfoProto> inputs) {
        this.model = model;
        this.inputs = inputs;
    }

    /**
     * Opens a file that keeps all its numbers in itself.
     *
     * @param inputs the graph's, which DJL knows the names of only
     * @throws ReinsException where ONNX Runtime refuses it
     */
    static ForeignModel open(Blob onnx, Collection<ValueInfoProto> inputs) {
        OnnxRuntime.environment();
        Model model = Model.newInstance("foreign", OnnxRuntime.ENGINE);
        try (OrtSession.SessionOptions options = OnnxRuntime.oneThread()) {
            model.load(new ByteArrayInputStream(onnx.toArray()), Map.of("sessionOptions", options));
            return new ForeignModel(model, List.copyOf(inputs));
        } catch (IOException | MalformedModelException | OrtException | EngineException e) {
            model.close();
            throw new ReinsException("The file is not a model that ONNX Runtime can open.", e);
        }
    }

    /** What it takes and gives, as in {@code takes x [any, 3] and gives scores [1, 4]}. */
    String described() {
        String takes =
                inputs.stream()
                        .map(input -> described(input.getName(), shape(input, -1)))
                        .collect(joining(", "));
        return "takes " + takes + gives().map(" and gives "::concat).orElse("");
    }

    /** What it makes of zeros, every free size 1; empty where it does not take those. */
    private Optional<String> gives() {
        NDManager manager = model.getNDManager();
        try (NDList zeros = new NDList()) {
            for (ValueInfoProto input : inputs) {
                Shape shape = shape(input, 1);
                if (shape.size() > MOST_NUMBERS) {
                    return Optional.empty();
                }
                NDArray array = manager.create(FloatBuffer.allocate((int) shape.size()), shape);
                array.setName(input.getName());
                zeros.add(array);
            }
            ParameterStore none = new ParameterStore(manager, false);
            try (NDList given = model.getBlock().forward(none, zeros, false)) {
                return Optional.of(
                        given.stream()
                                .map(array -> described(array.getName(), array.getShape()))
                                .collect(joining(", ")));
            }
        } catch (EngineException e) {
            return Optional.empty();
        }
    }

    private static Shape shape(ValueInfoProto input, long free) {
        return new Shape(
                input.getType().getTensorType().getShape().getDimList().stream()
                        .mapToLong(TensorShapeProto.Dimension::getDimValue)
                        .map(size -> size > 0 ? size : free)
                        .toArray());
    }

    private static String described(String name, Shape shape) {
        return Arrays.stream(shape.getShape())
                .mapToObj(size -> size < 0 ? "any" : Long.toString(size))
                .collect(joining(", ", name + " [", "]"));
    }

    @Override
    public void close() {
        model.close();
    }
}
