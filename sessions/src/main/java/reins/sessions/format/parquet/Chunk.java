package reins.sessions.format.parquet;

import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.DataPageHeaderV2;
import org.apache.parquet.format.DictionaryPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.Type;
import org.jspecify.annotations.Nullable;

import shaded.parquet.org.apache.thrift.TException;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.Optional;

/**
 * The pages of one column in one row group, none of which is trusted. Used by one thread at a time.
 */
final class Chunk {
    private static final String HEADER = "header of a page";

    private final ColumnShape shape;
    private final CompressionCodec codec;
    private final byte[] bytes;
    private final int levelCount;
    private final Values values;
    private final Plain plain;
    private Optional<Values> dictionary = Optional.empty();

    /** For lists: the definition and repetition level of every place, as far as read. */
    private final int[] definitions;

    private final int[] repetitions;
    private int levels;

    /**
     * @param bytes all of the column's pages
     * @param levelCount values and empty lists, known to be no more than is reasonable
     */
    Chunk(ColumnShape shape, ColumnMetaData about, byte[] bytes, int levelCount) {
        this.shape = shape;
        this.bytes = bytes;
        this.levelCount = levelCount;
        codec = Given.part(about.getCodec(), "codec");
        values = new Values(shape.column(), levelCount);
        plain = new Plain(shape.type());
        boolean list = shape.column().list();
        definitions = new int[list ? levelCount : 0];
        repetitions = new int[list ? levelCount : 0];
    }

    /**
     * @param rows of the row group
     * @throws RuntimeException where something makes no sense
     */
    Values read(int rows) throws TException {
        int place = 0;
        while (levels < levelCount) {
            Bounded protocol = Bounded.over(bytes, place, bytes.length - place);
            PageHeader header = new PageHeader();
            header.read(protocol);
            place = bytes.length - protocol.rest();
            int size = header.getCompressed_page_size();
            if (size < 0 || size > bytes.length - place) {
                throw new IllegalArgumentException("a page of %d bytes".formatted(size));
            }
            read(header, place, size);
            place += size;
        }
        if (shape.column().list()) {
            values.setStarts(starts(rows));
        }
        if (values.rows() != rows) {
            throw new IllegalArgumentException(
                    "there are %d rows, not %d".formatted(values.rows(), rows));
        }
        return values;
    }

    private void read(PageHeader header, int place, int size) {
        int whole = header.getUncompressed_page_size();
        switch (Given.part(header.getType(), "type of page")) {
            case DATA_PAGE -> {
                DataPageHeader page = Given.part(header.getData_page_header(), HEADER);
                ByteBuffer in = unpacked(place, size, whole);
                int count = levelsOf(page.getNum_values());
                int[] repetition = levels(in, count, repetitionBits());
                int[] definition = levels(in, count, bits(shape.maxDefinition()));
                take(in, count, repetition, definition, encoding(page.getEncoding()));
            }
            case DATA_PAGE_V2 ->
                    readSecond(
                            Given.part(header.getData_page_header_v2(), HEADER),
                            place,
                            size,
                            whole);
            case DICTIONARY_PAGE -> {
                DictionaryPageHeader page = Given.part(header.getDictionary_page_header(), HEADER);
                ByteBuffer in = unpacked(place, size, whole);
                int count = page.getNum_values();
                if (count < 0 || count > Math.max(in.remaining(), 1)) {
                    throw new IllegalArgumentException("a dictionary of %d".formatted(count));
                }
                Values entries = new Values(shape.column(), count);
                plain.read(in, entries, 0, count);
                entries.add(count);
                dictionary = Optional.of(entries);
            }
            case INDEX_PAGE -> {}
        }
    }

    /** The levels lie before what is compressed, and without their sizes. */
    private void readSecond(DataPageHeaderV2 page, int place, int size, int whole) {
        int repetitionSize = page.getRepetition_levels_byte_length();
        int definitionSize = page.getDefinition_levels_byte_length();
        long sizes = (long) repetitionSize + definitionSize;
        if (repetitionSize < 0 || definitionSize < 0 || sizes > size || sizes > whole) {
            throw new IllegalArgumentException("levels of %d bytes".formatted(sizes));
        }
        int count = levelsOf(page.getNum_values());
        int[] repetition =
                levelsIn(ByteBuffer.wrap(bytes, place, repetitionSize), count, repetitionBits());
        int[] definition =
                levelsIn(
                        ByteBuffer.wrap(bytes, place + repetitionSize, definitionSize),
                        count,
                        bits(shape.maxDefinition()));
        int start = place + (int) sizes;
        ByteBuffer in =
                page.isSetIs_compressed() && !page.isIs_compressed()
                        ? ByteBuffer.wrap(bytes, start, size - (int) sizes)
                        : unpacked(start, size - (int) sizes, whole - (int) sizes);
        take(
                in.order(ByteOrder.LITTLE_ENDIAN),
                count,
                repetition,
                definition,
                encoding(page.getEncoding()));
    }

    private static Encoding encoding(@Nullable Encoding encoding) {
        return Given.part(encoding, "encoding");
    }

    private int repetitionBits() {
        return shape.column().list() ? 1 : 0;
    }

    private static int bits(int most) {
        return Integer.SIZE - Integer.numberOfLeadingZeros(most);
    }

    private int levelsOf(int count) {
        if (count < 0 || count > levelCount - levels) {
            throw new IllegalArgumentException("a page of %d values".formatted(count));
        }
        return count;
    }

    private ByteBuffer unpacked(int place, int size, int whole) {
        return Packing.unpack(codec, bytes, place, size, whole).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** Levels with their size in front; empty where all are 0. */
    private static int[] levels(ByteBuffer in, int count, int bitWidth) {
        if (bitWidth == 0) {
            return new int[0];
        }
        int size = in.getInt();
        if (size < 0 || size > in.remaining()) {
            throw new IllegalArgumentException("levels of %d bytes".formatted(size));
        }
        ByteBuffer own = in.slice(in.position(), size);
        in.position(in.position() + size);
        return levelsIn(own, count, bitWidth);
    }

    private static int[] levelsIn(ByteBuffer in, int count, int bitWidth) {
        if (bitWidth == 0 || count == 0) {
            return new int[0];
        }
        int[] levels = new int[count];
        Levels.read(in, bitWidth, levels);
        return levels;
    }

    private void take(
            ByteBuffer in, int count, int[] repetition, int[] definition, Encoding encoding) {
        int max = shape.maxDefinition();
        int present = count;
        for (int level : definition) {
            present -= level == max ? 0 : 1;
        }
        Values into = values;
        int first = into.count();
        int places = shape.column().list() ? places(definition, count) : count;
        if (present == places) {
            decode(in, into, first, present, encoding);
        } else {
            Values some = new Values(shape.column(), present);
            decode(in, some, 0, present, encoding);
            spread(some, into, first, definition);
        }
        into.add(places);
        if (shape.column().list()) {
            if (definition.length == 0) {
                Arrays.fill(definitions, levels, levels + count, max);
            } else {
                System.arraycopy(definition, 0, definitions, levels, count);
            }
            System.arraycopy(repetition, 0, repetitions, levels, count);
        }
        levels += count;
    }

    /** How many places of lists there are, empty lists left out. */
    private int places(int[] definition, int count) {
        int places = count;
        for (int level : definition) {
            places -= level < shape.listDefinition() ? 1 : 0;
        }
        return places;
    }

    private void spread(Values some, Values into, int first, int[] definition) {
        int place = first;
        int next = 0;
        for (int level : definition) {
            if (level == shape.maxDefinition()) {
                into.set(place, some, next++);
            }
            place += level >= shape.listDefinition() ? 1 : 0;
        }
    }

    private void decode(ByteBuffer in, Values into, int first, int count, Encoding encoding) {
        switch (encoding) {
            case PLAIN -> plain.read(in, into, first, count);
            case PLAIN_DICTIONARY, RLE_DICTIONARY -> {
                Values entries =
                        dictionary.orElseThrow(
                                () -> new IllegalArgumentException("there is no dictionary"));
                int[] numbers = new int[count];
                if (count > 0) {
                    Levels.read(in, in.get(), numbers);
                }
                for (int i = 0; i < count; i++) {
                    if (numbers[i] < 0 || numbers[i] >= entries.count()) {
                        throw new IllegalArgumentException(
                                "entry %d of a dictionary of %d"
                                        .formatted(numbers[i], entries.count()));
                    }
                    into.set(first + i, entries, numbers[i]);
                }
            }
            case RLE -> {
                if (shape.type() != Type.BOOLEAN) {
                    throw unknown(encoding);
                }
                int[] flags = levels(in, count, 1);
                for (int i = 0; i < count; i++) {
                    into.wholes()[first + i] = flags[i];
                }
            }
            default -> throw unknown(encoding);
        }
    }

    private IllegalArgumentException unknown(Encoding encoding) {
        return new IllegalArgumentException(
                "values are written as %s, which this program does not read; write them plainly"
                        .formatted(encoding));
    }

    private int[] starts(int rows) {
        int[] starts = new int[rows + 1];
        int row = -1;
        int place = 0;
        for (int i = 0; i < levelCount; i++) {
            if (repetitions[i] == 0) {
                row++;
                if (row >= rows) {
                    throw new IllegalArgumentException("more rows than %d".formatted(rows));
                }
                starts[row] = place;
            } else if (row < 0) {
                throw new IllegalArgumentException("a list without a beginning");
            }
            place += definitions[i] >= shape.listDefinition() ? 1 : 0;
        }
        if (row != rows - 1) {
            throw new IllegalArgumentException("%d rows, not %d".formatted(row + 1, rows));
        }
        starts[rows] = place;
        return starts;
    }
}
