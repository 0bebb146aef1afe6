package reins.sessions.format.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes a table as text, RFC 4180. Used by one thread at a time. */
final class CsvWriter implements AutoCloseable {
    private final BufferedWriter out;
    private boolean begun;

    CsvWriter(Path file, List<String> names) throws IOException {
        out = Files.newBufferedWriter(file);
        for (String name : names) {
            put(name);
        }
        endRow();
    }

    /** The next value of the row; numbers are exact. */
    void put(Object value) throws IOException {
        if (begun) {
            out.write(',');
        }
        begun = true;
        String text = value.toString();
        boolean isPlain =
                text.chars().noneMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        out.write(isPlain ? text : '"' + text.replace("\"", "\"\"") + '"');
    }

    void endRow() throws IOException {
        out.write("\r\n");
        begun = false;
    }

    @Override
    public void close() throws IOException {
        out.close();
    }
}
