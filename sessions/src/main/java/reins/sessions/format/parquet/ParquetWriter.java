package reins.sessions.format.parquet;

import org.apache.parquet.format.ColumnChunk;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.CompressionCodec;
import org.apache.parquet.format.DataPageHeader;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.KeyValue;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.RowGroup;
import org.apache.parquet.format.Util;
import org.xerial.snappy.Snappy;

import reins.core.fact.Release;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Writes a table as it comes, some thousand rows in memory: plain values, one page a column and row
 * group, Snappy. The file's own structures are Apache's. Used by one thread at a time.
 */
public final class ParquetWriter implements AutoCloseable {
    /** What the columns of a row group take at most, in bytes, and in rows. */
    private static final long MOST_BYTES = 16 << 20;

    private static final int MOST_ROWS = 1 << 15;

    private static final byte[] MAGIC = "PAR1".getBytes(StandardCharsets.US_ASCII);

    private final OutputStream out;
    private final List<ColumnBuffer> columns;
    private final Map<String, String> about;
    private final List<RowGroup> groups = new ArrayList<>();
    private long place;
    private long rows;
    private int waiting;
    private boolean done;

    /**
     * @param file is not there yet
     * @param about what the file's end says beside the columns
     */
    public ParquetWriter(Path file, List<Column> columns, Map<String, String> about)
            throws IOException {
        Packing.start();
        this.columns = columns.stream().map(ColumnBuffer::new).toList();
        this.about = Map.copyOf(about);
        out = Files.newOutputStream(file);
        write(MAGIC);
    }

    /** Where the next row's values of that column belong. */
    public ColumnBuffer column(int number) {
        return columns.get(number);
    }

    /** After every column was given its value, or all of its list. */
    public void endRow() throws IOException {
        long bytes = 0;
        for (ColumnBuffer column : columns) {
            column.endRow();
            bytes += column.bytes();
        }
        waiting++;
        rows++;
        if (waiting >= MOST_ROWS || bytes >= MOST_BYTES) {
            flush();
        }
    }

    public long rows() {
        return rows;
    }

    /** Bytes written, without what waits. */
    public long bytes() {
        return place;
    }

    private void flush() throws IOException {
        RowGroup group = new RowGroup(new ArrayList<>(), 0, waiting);
        group.setFile_offset(place);
        long start = place;
        long bytes = 0;
        for (ColumnBuffer column : columns) {
            ColumnMetaData written = flush(column);
            bytes += written.getTotal_uncompressed_size();
            group.addToColumns(new ColumnChunk(0).setMeta_data(written));
        }
        group.setTotal_byte_size(bytes);
        group.setTotal_compressed_size(place - start);
        group.setOrdinal((short) Math.min(groups.size(), Short.MAX_VALUE));
        groups.add(group);
        waiting = 0;
    }

    private ColumnMetaData flush(ColumnBuffer column) throws IOException {
        byte[] page = column.page();
        byte[] packed = Snappy.compress(page);
        PageHeader header = new PageHeader(PageType.DATA_PAGE, page.length, packed.length);
        header.setData_page_header(
                new DataPageHeader(column.levels(), Encoding.PLAIN, Encoding.RLE, Encoding.RLE));
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        Util.writePageHeader(header, head);
        long start = place;
        write(head.toByteArray());
        write(packed);
        ColumnShape shape = ColumnShape.of(column.column());
        ColumnMetaData written =
                new ColumnMetaData(
                        shape.type(),
                        List.of(Encoding.PLAIN, Encoding.RLE),
                        shape.path(),
                        CompressionCodec.SNAPPY,
                        column.levels(),
                        (long) head.size() + page.length,
                        (long) head.size() + packed.length,
                        start);
        column.clear();
        return written;
    }

    private void write(byte[] bytes) throws IOException {
        out.write(bytes);
        place += bytes.length;
    }

    /** Writes what waits and the file's end, without which it cannot be read. */
    @Override
    public void close() throws IOException {
        try (out) {
            if (!done) {
                done = true;
                if (waiting > 0) {
                    flush();
                }
                writeEnd();
            }
        }
    }

    private void writeEnd() throws IOException {
        FileMetaData end =
                new FileMetaData(
                        2,
                        Schemas.of(columns.stream().map(ColumnBuffer::column).toList()),
                        rows,
                        groups);
        end.setCreated_by("Reins version " + Release.VERSION);
        for (Map.Entry<String, String> entry : about.entrySet()) {
            end.addToKey_value_metadata(new KeyValue(entry.getKey()).setValue(entry.getValue()));
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Util.writeFileMetaData(end, bytes);
        write(bytes.toByteArray());
        write(
                ByteBuffer.allocate(Integer.BYTES)
                        .order(ByteOrder.LITTLE_ENDIAN)
                        .putInt(bytes.size())
                        .array());
        write(MAGIC);
    }
}
