package reins.sessions.format.npz;

import reins.core.fact.ReinsException;
import reins.core.fact.WorldSpec;
import reins.sessions.Damaged;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Columns;
import reins.sessions.format.Extras;
import reins.sessions.format.Memo;
import reins.sessions.format.Note;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What Reins adds to attempts in an archive of NumPy's, read attempt by attempt. Used by one
 * thread.
 */
final class NpzExtras implements Columns, AutoCloseable {
    private static final String OURS = "reins.";
    private static final String NOTE = OURS + "note";
    private static final String MEMOS = OURS + "memos";
    private static final String MEMO_LENGTHS = OURS + "memo_lengths";
    private static final int LONGEST_MEMO = 1 << 26;

    private final NpzReader reader;
    private final Map<String, NpzReader.Array> open = new HashMap<>();

    NpzExtras(NpzReader reader) {
        this.reader = reader;
    }

    static void begin(NpzWriter file, Attempts attempts) throws IOException {
        WorldSpec world = attempts.world();
        file.begin(NOTE, NpyType.UINT8);
        file.bytes(NOTE, Note.of(attempts).json().getBytes(StandardCharsets.UTF_8));
        file.begin(MEMOS, NpyType.UINT8);
        file.begin(MEMO_LENGTHS, NpyType.INT64);
        file.begin(OURS + Extras.MODE, NpyType.INT32);
        file.begin(OURS + Extras.VERSION, NpyType.INT32);
        file.begin(OURS + Extras.REWARDS, NpyType.FLOAT32, world.objectives().size());
        for (String name : new String[] {Extras.EXECUTED, Extras.WISH, Extras.TAUGHT}) {
            if (world.controls().isEmpty()) {
                file.begin(OURS + name, NpyType.INT32);
            } else {
                file.begin(OURS + name, NpyType.FLOAT32, world.controls().size());
            }
        }
    }

    static void write(NpzWriter file, WorldSpec world, Attempt attempt) throws IOException {
        byte[] memo = Memo.of(attempt).json().getBytes(StandardCharsets.UTF_8);
        file.bytes(MEMOS, memo);
        file.longs(MEMO_LENGTHS, memo.length);
        try {
            Extras.write(
                    world,
                    attempt.episode(),
                    new Columns.Out() {
                        @Override
                        public void floats(String name, int columns, float[] values) {
                            try {
                                file.floats(OURS + name, values);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }

                        @Override
                        public void ints(String name, int[] values) {
                            try {
                                file.ints(OURS + name, values);
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }
                    });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
    }

    /** What Reins wrote of the whole file; empty where another program wrote it. */
    static Optional<Note> note(NpzReader reader) {
        if (!reader.has(NOTE)) {
            return Optional.empty();
        }
        try (NpzReader.Array array = reader.array(NOTE)) {
            byte[] text = array.bytes(array.header().rows());
            return Optional.of(
                    Note.read(new String(text, StandardCharsets.UTF_8), reader.file(), NOTE));
        }
    }

    /** What Reins wrote of the next attempt. */
    Optional<Memo> memo() {
        if (!reader.has(MEMOS)) {
            return Optional.empty();
        }
        long length = array(MEMO_LENGTHS).longs(1)[0];
        if (length < 0 || length > LONGEST_MEMO) {
            throw Damaged.at(reader.file(), MEMO_LENGTHS, "there is " + length);
        }
        String text = new String(array(MEMOS).bytes(length), StandardCharsets.UTF_8);
        return Optional.of(Memo.read(text, reader.file(), MEMOS));
    }

    @Override
    public boolean has(String name) {
        return reader.has(OURS + name);
    }

    @Override
    public float[] floats(String name, int rows, int columns) {
        NpzReader.Array array = array(OURS + name);
        if (array.header().columns() != columns) {
            throw wrong(name, "there are not %d numbers a tick".formatted(columns));
        }
        return array.floats(rows);
    }

    @Override
    public int[] ints(String name, int rows) {
        NpzReader.Array array = array(OURS + name);
        if (array.header().columns() != 1) {
            throw wrong(name, "there is not one number a tick");
        }
        long[] values = array.longs(rows);
        int[] ints = new int[rows];
        for (int i = 0; i < rows; i++) {
            if (values[i] != (int) values[i]) {
                throw wrong(name, "there is " + values[i]);
            }
            ints[i] = (int) values[i];
        }
        return ints;
    }

    private NpzReader.Array array(String name) {
        return open.computeIfAbsent(name, reader::array);
    }

    @Override
    public ReinsException wrong(String name, String what) {
        return Damaged.at(reader.file(), name, what);
    }

    @Override
    public void close() {
        open.values().forEach(NpzReader.Array::close);
    }
}
