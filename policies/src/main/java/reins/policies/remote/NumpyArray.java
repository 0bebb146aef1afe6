package reins.policies.remote;

import reins.core.fact.Blob;
import reins.core.fact.ReinsException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * An array of NumPy as openpi's protocol packs it: a map whose keys are bytes, not texts. Safe on
 * every thread.
 *
 * @param dtype of NumPy, such as {@code <f4}
 * @param shape the sizes, none below 0; none for a single number
 * @param data its numbers in that type, the last index moving fastest
 */
record NumpyArray(String dtype, List<Integer> shape, Blob data) {
    static final String BYTES = "|u1";
    static final String FLOATS = "<f4";
    static final String DOUBLES = "<f8";

    private static final int MOST_DIMENSIONS = 8;
    private static final Packed ARRAY = key("__ndarray__");
    private static final Packed NUMBER = key("__npgeneric__");
    private static final Packed DATA = key("data");
    private static final Packed DTYPE = key("dtype");
    private static final Packed SHAPE = key("shape");

    NumpyArray {
        shape = List.copyOf(shape);
        long size = Math.multiplyExact(width(dtype), count(shape));
        if (size != data.size()) {
            throw new ReinsException(
                    "An array of %s of %s has %d bytes where it needs %d."
                            .formatted(shape, dtype, data.size(), size));
        }
    }

    private static Packed key(String name) {
        return new Packed.Bytes(Blob.of(name.getBytes(StandardCharsets.UTF_8)));
    }

    static NumpyArray ofFloats(float[] numbers, int... shape) {
        ByteBuffer data =
                ByteBuffer.allocate(Float.BYTES * numbers.length).order(ByteOrder.LITTLE_ENDIAN);
        data.asFloatBuffer().put(numbers);
        return new NumpyArray(FLOATS, sizes(shape), Blob.of(data.array()));
    }

    static NumpyArray ofBytes(Blob bytes, int... shape) {
        return new NumpyArray(BYTES, sizes(shape), bytes);
    }

    private static List<Integer> sizes(int... shape) {
        List<Integer> sizes = new ArrayList<>();
        for (int size : shape) {
            sizes.add(size);
        }
        return sizes;
    }

    private static long width(String dtype) {
        return switch (dtype) {
            case BYTES -> 1;
            case FLOATS -> Float.BYTES;
            case DOUBLES -> Double.BYTES;
            default ->
                    throw new ReinsException(
                            "Arrays of type '%s' are not understood; there are %s, %s and %s."
                                    .formatted(dtype, FLOATS, DOUBLES, BYTES));
        };
    }

    private static long count(List<Integer> shape) {
        long count = 1;
        for (int size : shape) {
            if (size < 0 || shape.size() > MOST_DIMENSIONS) {
                throw new ReinsException("No array is of the shape %s.".formatted(shape));
            }
            count = Math.min(Integer.MAX_VALUE, count * size);
        }
        return count;
    }

    Packed packed() {
        Map<Packed, Packed> fields = new LinkedHashMap<>();
        fields.put(ARRAY, new Packed.Flag(true));
        fields.put(DATA, new Packed.Bytes(data));
        fields.put(DTYPE, new Packed.Text(dtype));
        fields.put(
                SHAPE,
                new Packed.Items(
                        shape.stream().<Packed>map(size -> new Packed.Whole(size)).toList()));
        return new Packed.Fields(fields);
    }

    /**
     * An array, or a single number of NumPy's or of MessagePack's.
     *
     * @param name what it is called, for the sentence
     * @throws ReinsException where it is neither
     */
    static NumpyArray of(String name, Packed packed) {
        return switch (packed) {
            case Packed.Fields(var fields) when fields.containsKey(ARRAY) -> array(name, fields);
            case Packed.Fields(var fields) when fields.containsKey(NUMBER) ->
                    of(name, fields.getOrDefault(DATA, Packed.Nil.NIL));
            case Packed.Whole(long whole) -> number((double) whole);
            case Packed.Real(double real) -> number(real);
            case Packed.Nil _,
                    Packed.Flag _,
                    Packed.Text _,
                    Packed.Bytes _,
                    Packed.Items _,
                    Packed.Fields _ ->
                    throw new ReinsException("'%s' is no array of numbers.".formatted(name));
        };
    }

    private static NumpyArray number(double number) {
        byte[] data =
                ByteBuffer.allocate(Double.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putDouble(number)
                        .array();
        return new NumpyArray(DOUBLES, List.of(), Blob.of(data));
    }

    private static NumpyArray array(String name, Map<Packed, Packed> fields) {
        if (fields.get(DATA) instanceof Packed.Bytes(Blob data)
                && fields.get(DTYPE) instanceof Packed.Text(String dtype)
                && fields.get(SHAPE) instanceof Packed.Items(List<Packed> sizes)) {
            List<Integer> shape = new ArrayList<>();
            for (Packed size : sizes) {
                if (size instanceof Packed.Whole(long whole) && whole == (int) whole) {
                    shape.add((int) whole);
                }
            }
            if (shape.size() == sizes.size()) {
                return new NumpyArray(dtype, shape, data);
            }
        }
        throw new ReinsException("'%s' is no whole array.".formatted(name));
    }

    /** Its numbers, as many as its shape says. */
    float[] floats() {
        ByteBuffer bytes = ByteBuffer.wrap(data.toArray()).order(ByteOrder.LITTLE_ENDIAN);
        float[] floats = new float[(int) count(shape)];
        for (int i = 0; i < floats.length; i++) {
            floats[i] =
                    switch (dtype) {
                        case BYTES -> bytes.get() & 0xFF;
                        case FLOATS -> bytes.getFloat();
                        default -> (float) bytes.getDouble();
                    };
        }
        return floats;
    }
}
