package reins.sessions.format.hdf5;

import reins.core.fact.WorldSpec;
import reins.sessions.format.Attempt;
import reins.sessions.format.Columns;
import reins.sessions.format.Extras;
import reins.sessions.format.Memo;
import reins.sessions.format.Note;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** What Reins adds to an attempt in an HDF5 file. Safe on every thread. */
final class Hdf5Extras {
    private static final String MEMO = "memo";

    private Hdf5Extras() {}

    /** The addresses of what was written, by name. */
    static SortedMap<String, Long> write(Hdf5Writer file, WorldSpec world, Attempt attempt)
            throws IOException {
        SortedMap<String, Long> written = new TreeMap<>();
        written.put(MEMO, file.text(Memo.of(attempt).json()));
        try {
            Extras.write(
                    world,
                    attempt.episode(),
                    new Columns.Out() {
                        @Override
                        public void floats(String name, int columns, float[] values) {
                            put(name, () -> file.floats(values, values.length / columns, columns));
                        }

                        @Override
                        public void ints(String name, int[] values) {
                            put(name, () -> file.ints(values, values.length));
                        }

                        private void put(String name, Writing writing) {
                            try {
                                written.put(name, writing.write());
                            } catch (IOException e) {
                                throw new UncheckedIOException(e);
                            }
                        }
                    });
        } catch (UncheckedIOException e) {
            throw new IOException(e.getMessage(), e);
        }
        return written;
    }

    @FunctionalInterface
    private interface Writing {
        long write() throws IOException;
    }

    static Optional<Memo> memo(Hdf5Group group) {
        return group.has(MEMO)
                ? Optional.of(Memo.read(group.text(MEMO), group.file(), group.path()))
                : Optional.empty();
    }

    /** What Reins wrote of the whole file; empty where another program wrote it. */
    static Optional<Note> note(Hdf5Group root) {
        if (!root.has("reins")) {
            return Optional.empty();
        }
        Hdf5Group ours = root.group("reins");
        return Optional.of(Note.read(ours.text("note"), root.file(), "/reins/note"));
    }
}
