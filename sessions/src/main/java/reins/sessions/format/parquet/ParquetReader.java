package reins.sessions.format.parquet;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.RowGroup;

import reins.core.fact.ReinsException;
import reins.sessions.Damaged;

import shaded.parquet.org.apache.thrift.TException;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a table, a column of a row group at a time; nothing in the file is trusted, and no more
 * memory taken than a file of its size can fill. Reads plain and dictionary values, compressed by
 * Snappy, gzip or not at all. Used by one thread at a time.
 */
public final class ParquetReader implements AutoCloseable {
    private static final int TAIL = 8;
    private static final String COLUMNS = "list of columns";
    private static final byte[] MAGIC = {'P', 'A', 'R', '1'};

    /** More than any writer puts into one row group of a column. */
    private static final long MOST_VALUES = 1L << 26;

    /**
     * Values allowed whatever the file's size, since a run of equal values takes next to no bytes.
     */
    private static final long FREE_VALUES = 1L << 20;

    private static final long VALUES_PER_BYTE = 64;

    private final Path file;
    private final FileChannel channel;
    private final long bytes;
    private final FileMetaData about;
    private final Map<String, Integer> places = new LinkedHashMap<>();
    private final List<Optional<ColumnShape>> leaves;

    private ParquetReader(Path file, FileChannel channel) throws IOException {
        this.file = file;
        this.channel = channel;
        bytes = channel.size();
        try {
            about = readEnd();
            leaves = Schemas.read(Given.part(about.getSchema(), COLUMNS));
        } catch (TException | RuntimeException e) {
            throw damaged("its end", e);
        }
        for (int i = 0; i < leaves.size(); i++) {
            int place = i;
            leaves.get(i).ifPresent(leaf -> places.put(leaf.column().name(), place));
        }
        for (int group = 0; group < about.getRow_groupsSize(); group++) {
            check(group);
        }
    }

    /**
     * @throws ReinsException where it cannot be read, is no such table or damaged
     */
    public static ParquetReader open(Path file) {
        Packing.start();
        FileChannel channel;
        try {
            channel = FileChannel.open(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        boolean sound = false;
        try {
            ParquetReader reader = new ParquetReader(file, channel);
            sound = true;
            return reader;
        } catch (IOException e) {
            throw unreadable(file, e);
        } finally {
            if (!sound) {
                close(file, channel);
            }
        }
    }

    private FileMetaData readEnd() throws IOException, TException {
        if (bytes < MAGIC.length + TAIL) {
            throw new IllegalArgumentException("it is too short for a Parquet file");
        }
        ByteBuffer tail = read(bytes - TAIL, TAIL);
        int size = tail.getInt();
        byte[] magic = new byte[MAGIC.length];
        tail.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IllegalArgumentException("there is no mark of a Parquet file");
        }
        if (size < 0 || size > bytes - TAIL - MAGIC.length) {
            throw new IllegalArgumentException("its end has %d bytes".formatted(size));
        }
        FileMetaData read = new FileMetaData();
        read.read(Bounded.over(read(bytes - TAIL - size, size).array(), 0, size));
        return read;
    }

    private ByteBuffer read(long place, int size) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        while (buffer.hasRemaining()) {
            if (channel.read(buffer, place + buffer.position()) < 0) {
                throw new IOException("it ends too early");
            }
        }
        return buffer.flip();
    }

    private void check(int number) {
        RowGroup group = group(number);
        if (group.getColumnsSize() != leaves.size()) {
            throw damaged(
                    "row group " + number,
                    new IllegalArgumentException(
                            "there are %d columns, not %d"
                                    .formatted(group.getColumnsSize(), leaves.size())));
        }
        if (group.getNum_rows() < 0 || group.getNum_rows() > mostValues()) {
            throw damaged(
                    "row group " + number,
                    new IllegalArgumentException("%d rows".formatted(group.getNum_rows())));
        }
    }

    private RowGroup group(int number) {
        return Given.part(about.getRow_groups(), "row group").get(number);
    }

    private long mostValues() {
        return Math.min(MOST_VALUES, FREE_VALUES + VALUES_PER_BYTE * bytes);
    }

    public Path file() {
        return file;
    }

    /** What the file's end says beside the columns. */
    public Map<String, String> about() {
        Map<String, String> texts = new LinkedHashMap<>();
        List<KeyValue> entries = about.getKey_value_metadata();
        if (entries != null) {
            for (KeyValue entry : entries) {
                String value = entry.getValue();
                texts.put(entry.getKey(), value == null ? "" : value);
            }
        }
        return texts;
    }

    /** Those columns that can be read. */
    public List<Column> columns() {
        List<Column> columns = new ArrayList<>();
        leaves.forEach(leaf -> leaf.ifPresent(shape -> columns.add(shape.column())));
        return columns;
    }

    public boolean has(String column) {
        return places.containsKey(column);
    }

    public int rowGroups() {
        return about.getRow_groupsSize();
    }

    public int rows(int rowGroup) {
        return (int) group(rowGroup).getNum_rows();
    }

    /** Rows of all row groups. */
    public long rows() {
        long rows = 0;
        for (int group = 0; group < rowGroups(); group++) {
            rows += rows(group);
        }
        return rows;
    }

    /**
     * @throws ReinsException where there is no such column, or it is damaged
     */
    public Values read(int rowGroup, String column) {
        Integer number = places.get(column);
        String place = "column '%s', row group %d".formatted(column, rowGroup);
        if (number == null) {
            throw damaged(place, new IllegalArgumentException("there is no such column"));
        }
        try {
            ColumnChunk chunk = Given.part(group(rowGroup).getColumns(), COLUMNS).get(number);
            return chunk(leaves.get(number).orElseThrow(), chunk).read(rows(rowGroup));
        } catch (IOException | TException | RuntimeException e) {
            throw damaged(place, e);
        }
    }

    private Chunk chunk(ColumnShape shape, ColumnChunk chunk) throws IOException {
        if (chunk.isSetFile_path()) {
            throw new IllegalArgumentException("it lies in another file");
        }
        ColumnMetaData of = Given.part(chunk.getMeta_data(), "description of the column");
        if (of.getType() != shape.type()) {
            throw new IllegalArgumentException(
                    "it is of type %s, not %s".formatted(of.getType(), shape.type()));
        }
        long start = of.getData_page_offset();
        if (of.isSetDictionary_page_offset() && of.getDictionary_page_offset() > 0) {
            start = Math.min(start, of.getDictionary_page_offset());
        }
        long size = of.getTotal_compressed_size();
        if (start < 0 || size < 0 || size > bytes - start || size > Integer.MAX_VALUE - TAIL) {
            throw new IllegalArgumentException(
                    "it has %d bytes from byte %d on, in a file of %d"
                            .formatted(size, start, bytes));
        }
        if (of.getNum_values() < 0 || of.getNum_values() > mostValues()) {
            throw new IllegalArgumentException("it has %d values".formatted(of.getNum_values()));
        }
        return new Chunk(shape, of, read(start, (int) size).array(), (int) of.getNum_values());
    }

    private ReinsException damaged(String place, Exception cause) {
        return Damaged.at(file, place, cause);
    }

    private static ReinsException unreadable(Path file, IOException cause) {
        return new ReinsException("This file cannot be read; choose another one: " + file, cause);
    }

    private static void close(Path file, FileChannel channel) {
        try {
            channel.close();
        } catch (IOException e) {
            throw unreadable(file, e);
        }
    }

    @Override
    public void close() {
        close(file, channel);
    }
}
