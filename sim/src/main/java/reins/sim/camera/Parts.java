package reins.sim.camera;

import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;

/**
 * The pictures of a stream of parts, whatever its peer makes of the rules: lines end in LF or CRLF,
 * the boundary was declared with its dashes or without, there is a length or none. Used by one
 * thread.
 */
final class Parts {
    /** The largest picture that is read, in bytes. */
    static final int LARGEST = 16 << 20;

    private static final int LONGEST_LINE = 4096;
    private static final int MOST_LINES = 100;
    private static final String LENGTH = "content-length:";
    private static final String ENDED = "its stream ended";

    private final InputStream in;
    private final String boundary;
    private final byte[] buffer = new byte[1 << 16];
    private int at;
    private int end;

    /**
     * @param boundary as it was declared; empty where it was not
     */
    Parts(InputStream in, String boundary) {
        this.in = in;
        this.boundary = boundary.replaceAll("^[\"\\s-]+|[\"\\s-]+$", "");
    }

    /**
     * The next picture's bytes, as they came; what is no JPEG is passed over.
     *
     * @throws IOException where the stream ends or cannot be read on
     */
    byte[] next() throws IOException {
        while (true) {
            toBoundary();
            int length = readHead();
            byte[] part = length < 0 ? scan() : read(length);
            if (part.length > 3 && (part[0] & 0xFF) == 0xFF && (part[1] & 0xFF) == 0xD8) {
                return part;
            }
        }
    }

    private void toBoundary() throws IOException {
        long passed = 0;
        while (true) {
            String line = line();
            if (boundary.isEmpty() ? line.startsWith("--") : line.contains(boundary)) {
                return;
            }
            passed += line.length() + 1;
            if (passed > LARGEST) {
                throw new IOException("no picture begins in its stream");
            }
        }
    }

    /** The length of what follows; -1 where it is not said. */
    private int readHead() throws IOException {
        int length = -1;
        for (int lines = 0; lines < MOST_LINES; lines++) {
            String line = line();
            if (line.isEmpty()) {
                return length;
            }
            if (line.toLowerCase(Locale.ROOT).startsWith(LENGTH)) {
                length = length(line.substring(LENGTH.length()).strip());
            }
        }
        throw new IOException("a picture's head has no end");
    }

    private static int length(String said) throws IOException {
        try {
            long length = Long.parseLong(said);
            if (length > LARGEST) {
                throw new IOException(tooLarge());
            }
            return length > 0 ? (int) length : -1;
        } catch (NumberFormatException _) {
            return -1;
        }
    }

    private static String tooLarge() {
        return "a picture is larger than %d MB".formatted(LARGEST >> 20);
    }

    /** A line without its end; of one that is too long the last bytes. */
    private String line() throws IOException {
        StringBuilder line = new StringBuilder();
        long read = 0;
        for (int next = one(); next != '\n'; next = one()) {
            if (line.length() == LONGEST_LINE) {
                line.delete(0, LONGEST_LINE / 2);
            }
            line.append((char) next);
            if (++read > LARGEST) {
                throw new IOException("no picture begins in its stream");
            }
        }
        int length = line.length();
        if (length > 0 && line.charAt(length - 1) == '\r') {
            line.setLength(length - 1);
        }
        return line.toString();
    }

    private int one() throws IOException {
        if (at == end) {
            fill();
        }
        return buffer[at++] & 0xFF;
    }

    private void fill() throws IOException {
        at = 0;
        end = Math.max(0, in.read(buffer, 0, buffer.length));
        if (end == 0) {
            throw new EOFException(ENDED);
        }
    }

    private byte[] read(int length) throws IOException {
        byte[] part = new byte[length];
        int done = 0;
        while (done < length) {
            if (at == end) {
                fill();
            }
            int some = Math.min(length - done, end - at);
            System.arraycopy(buffer, at, part, done, some);
            at += some;
            done += some;
        }
        return part;
    }

    /** One JPEG by its own marks: a thumbnail within a segment does not end it. */
    private byte[] scan() throws IOException {
        long passed = 0;
        for (int last = one(), next = one(); last != 0xFF || next != 0xD8; next = one()) {
            last = next;
            if (++passed > LARGEST) {
                throw new IOException("no picture begins in its stream");
            }
        }
        ByteArrayOutputStream part = new ByteArrayOutputStream(1 << 16);
        part.write(0xFF);
        part.write(0xD8);
        int mark = copy(part) == 0xFF ? mark(part) : 0;
        while (mark > 1 && mark != 0xD9) {
            int length = (copy(part) << 8) | copy(part);
            for (int i = 2; i < length; i++) {
                copy(part);
            }
            mark = mark == 0xDA ? behindScan(part) : copy(part) == 0xFF ? mark(part) : 0;
        }
        return mark == 0xD9 ? part.toByteArray() : new byte[0];
    }

    /** What stands behind 0xFF, which may come several times. */
    private int mark(ByteArrayOutputStream part) throws IOException {
        int mark = copy(part);
        while (mark == 0xFF) {
            mark = copy(part);
        }
        return mark;
    }

    /** The mark behind coded pixels, in which 0 and the restarts may stand behind 0xFF. */
    private int behindScan(ByteArrayOutputStream part) throws IOException {
        while (true) {
            if (copy(part) == 0xFF) {
                int mark = mark(part);
                if (mark != 0 && (mark < 0xD0 || mark > 0xD7)) {
                    return mark;
                }
            }
        }
    }

    private int copy(ByteArrayOutputStream part) throws IOException {
        if (part.size() == LARGEST) {
            throw new IOException(tooLarge());
        }
        int one = one();
        part.write(one);
        return one;
    }
}
