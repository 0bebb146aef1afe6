package reins.sim.gym;

import reins.core.fact.ReinsException;
import reins.core.flow.Worker;
import reins.sim.json.Json;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;

/** Reads a world's program's answers until there are no more. Used by one thread, its own. */
final class AnswerReader implements Worker {
    private static final int MOST_JSON = 4 << 20;
    private static final int MOST_BLOBS = 1002;
    private static final long MOST_BYTES = 1L << 28;
    private static final int MOST_AT_ONCE = 1 << 23;

    /** What was found: an answer, or why there are no more. */
    sealed interface Arrived {}

    record Came(Answer answer) implements Arrived {}

    /**
     * @param garbled what was wrong with what came; empty where it ended
     */
    record Ended(String garbled) implements Arrived {}

    private final DataInputStream in;
    private final BlockingQueue<Arrived> arrived;

    /**
     * @param arrived told what is found; has room for two
     */
    AnswerReader(InputStream in, BlockingQueue<Arrived> arrived) {
        this.in = new DataInputStream(in);
        this.arrived = arrived;
    }

    @Override
    public String name() {
        return "gym bridge";
    }

    @Override
    public boolean work() {
        Answer answer;
        try {
            answer = read();
        } catch (IOException _) {
            throw ended("");
        } catch (ReinsException e) {
            throw ended(e.sentence());
        }
        if (!arrived.offer(new Came(answer))) {
            throw ended("The world's program tells more than it was asked.");
        }
        return true;
    }

    /** Tells that nothing follows; thrown, it ends this worker. */
    private ReinsException ended(String garbled) {
        if (!arrived.offer(new Ended(garbled))) {
            arrived.clear();
            arrived.add(new Ended(garbled));
        }
        return new ReinsException("The bridge ended.");
    }

    private Answer read() throws IOException {
        int size = in.readInt();
        if (size <= 0 || size > MOST_JSON) {
            throw new ReinsException(
                    "The world's program told something that Reins does not understand;"
                            + " something else writes to its wire.");
        }
        byte[] body = read(size);
        Json told =
                Json.parse(
                        "What the world's program answered",
                        new String(body, StandardCharsets.UTF_8));
        List<byte[]> blobs = new ArrayList<>();
        long total = 0;
        for (Json length : told.at("blobs").list(MOST_BLOBS)) {
            int bytes = length.whole(0, Integer.MAX_VALUE);
            total += bytes;
            if (total > MOST_BYTES) {
                throw length.wrong("so many bytes are too many.");
            }
            blobs.add(read(bytes));
        }
        return new Answer(told, blobs);
    }

    /** What is promised beyond this is made room for as it comes. */
    private byte[] read(int size) throws IOException {
        if (size <= MOST_AT_ONCE) {
            byte[] bytes = new byte[size];
            in.readFully(bytes);
            return bytes;
        }
        byte[] bytes = in.readNBytes(size);
        if (bytes.length < size) {
            throw new EOFException();
        }
        return bytes;
    }

    @Override
    public void close() {
        // The streams are closed by ending the process or the socket.
    }
}
