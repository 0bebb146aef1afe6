package reins.sessions.format.hdf5;

import io.jhdf.api.Attribute;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import io.jhdf.api.dataset.ChunkedDataset;
import io.jhdf.dataset.DatasetBase;
import io.jhdf.filter.PipelineFilterWithData;

import reins.core.fact.ReinsException;
import reins.sessions.Damaged;
import reins.sessions.format.Columns;
import reins.sessions.format.Limits;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/**
 * A group of an HDF5 file. Used by one thread.
 *
 * @param path within the file, for sentences
 */
record Hdf5Group(Path file, String path, Group group) implements Columns {
    /** Deflate, shuffle, Fletcher's checksum: what h5py offers without plug-ins, but for lzf. */
    private static final Set<Integer> FILTERS = Set.of(1, 2, 3);

    private static final Set<String> TRUE = Set.of("TRUE", "True", "true");

    /** The names in it, as they come. */
    List<String> names() {
        return Hdf5Reader.guarded(file, path, () -> List.copyOf(group.getChildren().keySet()));
    }

    @Override
    public boolean has(String name) {
        return names().contains(name);
    }

    Hdf5Group group(String name) {
        return Hdf5Reader.guarded(
                file,
                inside(name),
                () -> {
                    if (node(name) instanceof Group found) {
                        return new Hdf5Group(file, inside(name), found);
                    }
                    throw wrong(name, "a group belongs here");
                });
    }

    boolean isGroup(String name) {
        return Hdf5Reader.guarded(file, inside(name), () -> node(name).isGroup());
    }

    /** The shape of a data set. */
    long[] shape(String name) {
        return Hdf5Reader.guarded(
                file, inside(name), () -> dataset(name).getDimensionsAsLong().clone());
    }

    /** Whether a data set is of 8-bit numbers without sign, as pictures are. */
    boolean isBytes(String name) {
        return Hdf5Reader.guarded(file, inside(name), () -> isBytes(dataset(name)));
    }

    private static boolean isBytes(Dataset dataset) {
        return dataset.getDataType() instanceof io.jhdf.object.datatype.FixedPoint type
                && type.getSize() == 1
                && !type.isSigned();
    }

    /** Whether each element of a data set has a length of its own. */
    boolean isRagged(String name) {
        return Hdf5Reader.guarded(file, inside(name), () -> dataset(name).isVariableLength());
    }

    /** The 8-bit numbers of a data set of any shape. */
    byte[] bytes(String name) {
        return Hdf5Reader.guarded(
                file,
                inside(name),
                () -> {
                    Dataset dataset = checked(name);
                    if (!isBytes(dataset) || !(dataset instanceof DatasetBase base)) {
                        throw wrong(name, "numbers from 0 to 255 belong here");
                    }
                    ByteBuffer buffer = base.getDataBuffer();
                    byte[] bytes = new byte[Math.toIntExact(base.getSizeInBytes())];
                    buffer.get(bytes);
                    return bytes;
                });
    }

    /** Elements of their own lengths, as bytes. */
    List<byte[]> ragged(String name) {
        return Hdf5Reader.guarded(
                file,
                inside(name),
                () -> {
                    if (!(checked(name).getData() instanceof Object[] elements)) {
                        throw wrong(name, "elements of their own lengths belong here");
                    }
                    List<byte[]> all = new ArrayList<>();
                    for (Object element : elements) {
                        if (element instanceof int[] numbers) { // bytes without sign
                            byte[] bytes = new byte[numbers.length];
                            for (int i = 0; i < bytes.length; i++) {
                                bytes[i] = (byte) numbers[i];
                            }
                            all.add(bytes);
                        } else if (element instanceof byte[] bytes) {
                            all.add(bytes);
                        } else {
                            throw wrong(name, "bytes belong here");
                        }
                    }
                    return all;
                });
    }

    /** A text that is kept as its UTF-8 bytes. */
    String text(String name) {
        return new String(bytes(name), StandardCharsets.UTF_8);
    }

    /** All numbers of a data set of any shape. */
    float[] floats(String name) {
        return Hdf5Reader.guarded(
                file,
                inside(name),
                () -> {
                    Object flat = checked(name).getDataFlat();
                    return switch (flat) {
                        case float[] values -> values;
                        case double[] values -> {
                            float[] near = new float[values.length];
                            for (int i = 0; i < near.length; i++) {
                                near[i] = (float) values[i];
                            }
                            yield near;
                        }
                        default -> {
                            long[] whole = longs(name, flat);
                            float[] near = new float[whole.length];
                            for (int i = 0; i < near.length; i++) {
                                near[i] = whole[i];
                            }
                            yield near;
                        }
                    };
                });
    }

    /** All numbers of a data set, before they are rounded to 32 bits. */
    double[] doubles(String name) {
        return Hdf5Reader.guarded(
                file,
                inside(name),
                () -> {
                    if (checked(name).getDataFlat() instanceof double[] values) {
                        return values;
                    }
                    float[] values = floats(name);
                    double[] wide = new double[values.length];
                    for (int i = 0; i < wide.length; i++) {
                        wide[i] = values[i];
                    }
                    return wide;
                });
    }

    private long[] longs(String name, Object flat) {
        return switch (flat) {
            case long[] values -> values;
            case int[] values -> Arrays.stream(values).asLongStream().toArray();
            case short[] values -> {
                long[] wide = new long[values.length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = values[i];
                }
                yield wide;
            }
            case byte[] values -> {
                long[] wide = new long[values.length];
                for (int i = 0; i < wide.length; i++) {
                    wide[i] = values[i];
                }
                yield wide;
            }
            case String[] values -> // an enumeration: NumPy's bool
                    Arrays.stream(values)
                            .mapToLong(value -> TRUE.contains(value) ? 1 : 0)
                            .toArray();
            default -> throw wrong(name, "numbers belong here");
        };
    }

    @Override
    public float[] floats(String name, int rows, int columns) {
        long[] shape = shape(name);
        float[] values = floats(name);
        if (shape.length == 0 || shape[0] != rows || values.length != (long) rows * columns) {
            throw wrong(name, misshaped(shape, rows, columns));
        }
        return values;
    }

    @Override
    public int[] ints(String name, int rows) {
        return Hdf5Reader.guarded(
                file,
                inside(name),
                () -> {
                    long[] shape = shape(name);
                    long[] values = longs(name, checked(name).getDataFlat());
                    if (shape.length == 0 || shape[0] != rows || values.length != rows) {
                        throw wrong(name, misshaped(shape, rows, 1));
                    }
                    int[] ints = new int[rows];
                    for (int i = 0; i < rows; i++) {
                        ints[i] = Math.toIntExact(values[i]);
                    }
                    return ints;
                });
    }

    static String misshaped(long[] shape, int rows, int columns) {
        return "numbers of shape %s are where [%d, %d] belong"
                .formatted(Arrays.toString(shape), rows, columns);
    }

    /** A text beside the group; empty where there is none. */
    Optional<String> attribute(String name) {
        return attribute(
                name,
                data ->
                        switch (data) {
                            case String text -> text;
                            case String[] texts when texts.length == 1 -> texts[0];
                            default -> throw wrong("@" + name, "a text belongs here");
                        });
    }

    /** A whole number beside the group; empty where there is none. */
    Optional<Long> number(String name) {
        return attribute(
                name,
                data ->
                        switch (data) {
                            case Number number -> number.longValue();
                            default -> throw wrong("@" + name, "a whole number belongs here");
                        });
    }

    private <T> Optional<T> attribute(String name, Function<Object, T> meaning) {
        return Hdf5Reader.guarded(
                file,
                path + "@" + name,
                () -> {
                    Optional<Attribute> attribute = Optional.ofNullable(group.getAttribute(name));
                    return attribute.map(Attribute::getData).map(meaning);
                });
    }

    @Override
    public ReinsException wrong(String name, String what) {
        return Damaged.at(file, inside(name), what);
    }

    private String inside(String name) {
        return path.endsWith("/") ? path + name : path + "/" + name;
    }

    private Node node(String name) {
        Node node = group.getChildren().get(name);
        if (node == null) {
            throw wrong(name, "there is nothing, and it is needed");
        }
        if (node.isLink()) {
            throw wrong(name, "there is a link, and links are not followed");
        }
        return node;
    }

    private Dataset dataset(String name) {
        if (node(name) instanceof Dataset dataset) {
            return dataset;
        }
        throw wrong(name, "a data set belongs here");
    }

    /** A data set whose claims are possible. */
    private Dataset checked(String name) throws IOException {
        Dataset dataset = dataset(name);
        long elements = Limits.product(dataset.getDimensionsAsLong());
        long bytes = Limits.product(elements, dataset.getDataType().getSize());
        Limits.hold(file, inside(name), bytes);
        if (dataset instanceof ChunkedDataset chunked) {
            long[] chunk = Arrays.stream(chunked.getChunkDimensions()).asLongStream().toArray();
            long chunkBytes =
                    Limits.product(Limits.product(chunk), dataset.getDataType().getSize());
            if (chunkBytes < 1 || chunkBytes > Hdf5Deflate.MOST) {
                throw wrong(name, "a chunk has " + chunkBytes + " bytes");
            }
            for (PipelineFilterWithData filter : dataset.getFilters()) {
                if (!FILTERS.contains(filter.getId())) {
                    throw wrong(
                            name,
                            "it is compressed by %s; of those, only gzip is read here"
                                    .formatted(filter.getName()));
                }
            }
            bytes = bytes / Limits.DEFLATE_RATIO;
        }
        if (bytes > Files.size(file)) {
            throw wrong(name, "more is said to be here than the whole file has");
        }
        return dataset;
    }
}
