package reins.policies.nn;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.zip.CRC32;

/**
 * Named arrays of float32 numbers: a network's parameters, or all that a learner needs to go on.
 * Safe on every thread.
 */
public record Weights(List<Array> arrays) {
    private static final int MAGIC = 0x52574754; // "RWGT"
    private static final int VERSION = 1;
    private static final int MAX_RANK = 8;

    /** One array, its numbers row after row, shape {@code [shape…]}; a lone number has no shape. */
    public record Array(String name, List<Integer> shape, Vec values) {
        public Array {
            shape = List.copyOf(shape);
            long size = 1;
            for (int dimension : shape) {
                if (dimension < 0) {
                    throw new IllegalArgumentException(name + ": shape " + shape);
                }
                size *= dimension;
            }
            if (shape.size() > MAX_RANK || size != values.size()) {
                throw new IllegalArgumentException(
                        name + ": " + values.size() + " numbers for shape " + shape);
            }
        }

        /** A vector, shape {@code [values.length]}. */
        public static Array of(String name, float... values) {
            return new Array(name, List.of(values.length), Vec.of(values));
        }
    }

    public Weights {
        arrays = List.copyOf(arrays);
        Set<String> names = new HashSet<>();
        for (Array array : arrays) {
            if (!names.add(array.name())) {
                throw new IllegalArgumentException("two arrays are called " + array.name());
            }
        }
    }

    public static Weights of(Array... arrays) {
        return new Weights(List.of(arrays));
    }

    /**
     * Parameters to begin with: linear layers and convolutions uniform in ±1/√inputs (PyTorch's
     * rule), layer norms as the identity.
     */
    public static Weights initial(Net net, RandomGenerator random) {
        List<Array> arrays = new ArrayList<>();
        int next = 0;
        List<Net.Parameter> parameters = net.parameters();
        for (Layer layer : net.layers()) {
            switch (layer) {
                case Layer.Linear _, Layer.Conv2d _ -> {
                    arrays.add(uniform(parameters.get(next++), random));
                    arrays.add(uniform(parameters.get(next++), random));
                }
                case Layer.LayerNorm _ -> {
                    arrays.add(filled(parameters.get(next++), 1));
                    arrays.add(filled(parameters.get(next++), 0));
                }
                case Layer.Relu _, Layer.Tanh _ -> {}
            }
        }
        return new Weights(arrays);
    }

    /** The array of that name. */
    public Array array(String name) {
        for (Array array : arrays) {
            if (array.name().equals(name)) {
                return array;
            }
        }
        throw new ReinsException(
                "The saved training state lacks '%s'; it belongs to another learner or version."
                        .formatted(name));
    }

    /** The same arrays, each named {@code prefix/name}. */
    public Weights under(String prefix) {
        return new Weights(
                arrays.stream()
                        .map(a -> new Array(prefix + "/" + a.name(), a.shape(), a.values()))
                        .toList());
    }

    /** The arrays named {@code prefix/…}, without the prefix. */
    public Weights part(String prefix) {
        String start = prefix + "/";
        return new Weights(
                arrays.stream()
                        .filter(a -> a.name().startsWith(start))
                        .map(a ->
                                new Array(
                                        a.name().substring(start.length()), a.shape(), a.values()))
                        .toList());
    }

    /** The arrays named {@code prefix0/…}, {@code prefix1/…} and so on, each without the prefix. */
    public List<Weights> parts(String prefix, int count) {
        List<Weights> parts = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            parts.add(part(prefix + i));
        }
        return parts;
    }

    /** These arrays and those. */
    public Weights and(Weights more) {
        List<Array> all = new ArrayList<>(arrays);
        all.addAll(more.arrays);
        return new Weights(all);
    }

    /** The arrays as bytes: magic, version, arrays, CRC-32. */
    public Blob toBlob() {
        int size = 4 * Integer.BYTES;
        for (Array array : arrays) {
            int rank = array.shape().size();
            size += Integer.BYTES * (2 + rank + array.values().size()) + utf8(array.name()).length;
        }
        ByteBuffer bytes = ByteBuffer.allocate(size);
        bytes.putInt(MAGIC).putInt(VERSION).putInt(arrays.size());
        for (Array array : arrays) {
            byte[] name = utf8(array.name());
            bytes.putInt(name.length).put(name).putInt(array.shape().size());
            array.shape().forEach(bytes::putInt);
            for (float value : array.values().toArray()) {
                bytes.putFloat(value);
            }
        }
        bytes.putInt(checksum(bytes.array(), bytes.position()));
        return Blob.of(bytes.array());
    }

    /**
     * The arrays that {@link #toBlob} wrote.
     *
     * @throws ReinsException where they are something else, cut off or damaged
     */
    public static Weights from(Blob blob) {
        byte[] all = blob.toArray();
        ByteBuffer bytes = ByteBuffer.wrap(all);
        try {
            if (bytes.getInt() != MAGIC) {
                throw refused("is not one of Reins");
            }
            int version = bytes.getInt();
            if (version != VERSION) {
                throw refused("is of version " + version + ", and this program reads " + VERSION);
            }
            int body = all.length - Integer.BYTES;
            if (bytes.getInt(body) != checksum(all, body)) {
                throw refused("is cut off or damaged");
            }
            bytes.limit(body);
            int count = bytes.getInt();
            List<Array> arrays = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                arrays.add(read(bytes));
            }
            if (bytes.hasRemaining()) {
                throw refused("has bytes left over");
            }
            return new Weights(arrays);
        } catch (BufferUnderflowException | IllegalArgumentException e) {
            throw new ReinsException("The saved training state is cut off or damaged.", e);
        }
    }

    private static Array read(ByteBuffer bytes) {
        byte[] name = new byte[length(bytes, 1)];
        bytes.get(name);
        List<Integer> shape = new ArrayList<>();
        int rank = length(bytes, Integer.BYTES);
        long size = 1;
        for (int i = 0; i < rank; i++) {
            int dimension = bytes.getInt();
            shape.add(dimension);
            size = Math.clamp(size * dimension, 0, Integer.MAX_VALUE);
        }
        if (size > bytes.remaining() / Float.BYTES) {
            throw new BufferUnderflowException();
        }
        float[] values = new float[(int) size];
        for (int i = 0; i < values.length; i++) {
            values[i] = bytes.getFloat();
        }
        return new Array(new String(name, StandardCharsets.UTF_8), shape, Vec.of(values));
    }

    /** A length no greater than what remains, so that garbage cannot ask for gigabytes. */
    private static int length(ByteBuffer bytes, int unit) {
        int length = bytes.getInt();
        if (length < 0 || length > bytes.remaining() / unit) {
            throw new BufferUnderflowException();
        }
        return length;
    }

    private static ReinsException refused(String why) {
        return new ReinsException("The saved training state " + why + ".");
    }

    private static int checksum(byte[] bytes, int length) {
        CRC32 crc = new CRC32();
        crc.update(bytes, 0, length);
        return (int) crc.getValue();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Array uniform(Net.Parameter parameter, RandomGenerator random) {
        float bound = (float) (1 / Math.sqrt(parameter.fanIn()));
        float[] values = new float[size(parameter)];
        for (int i = 0; i < values.length; i++) {
            values[i] = random.nextFloat(-bound, bound);
        }
        return new Array(parameter.name(), parameter.shape(), Vec.of(values));
    }

    private static Array filled(Net.Parameter parameter, float value) {
        float[] values = new float[size(parameter)];
        Arrays.fill(values, value);
        return new Array(parameter.name(), parameter.shape(), Vec.of(values));
    }

    private static int size(Net.Parameter parameter) {
        return parameter.shape().stream().reduce(1, Math::multiplyExact);
    }
}
