package reins.sessions.format.table;

import reins.core.fact.Camera;
import reins.core.fact.Ending;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.ReinsException;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.sessions.Damaged;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Columns;
import reins.sessions.format.Extras;
import reins.sessions.format.JsonFile;
import reins.sessions.format.Limits;
import reins.sessions.format.Memo;
import reins.sessions.format.Note;
import reins.sessions.format.Rebuilt;
import reins.sessions.format.Seen;
import reins.sessions.format.SourceFolder;
import reins.sessions.format.Stills;
import reins.sessions.format.parquet.ParquetReader;
import reins.sessions.format.parquet.RowGroup;
import reins.sessions.format.parquet.Values;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** What a folder of plain tables holds. Used by one thread at a time. */
final class TableAttempts implements Attempts {
    private static final long MOST_PICTURE_BYTES = 1 << 26;

    private final SourceFolder folder;
    private final Path steps;
    private final Note note;
    private final List<About> episodes = new ArrayList<>();

    private record About(int length, Memo memo, Vec lastState) {}

    private TableAttempts(SourceFolder folder) {
        this.folder = folder;
        note = JsonFile.read(folder.file(CsvParquet.WORLD), Note::of);
        steps = folder.file(CsvParquet.STEPS);
        Path file = folder.file(CsvParquet.EPISODES);
        try (ParquetReader reader = ParquetReader.open(file)) {
            for (int group = 0; group < reader.rowGroups(); group++) {
                Values lengths = reader.read(group, CsvParquet.LENGTH);
                Values memos = reader.read(group, CsvParquet.MEMO);
                Values states = reader.read(group, CsvParquet.LAST_STATE);
                for (int row = 0; row < reader.rows(group); row++) {
                    episodes.add(about(file, lengths, memos, states, row));
                }
            }
        } catch (IllegalArgumentException e) {
            throw Damaged.at(file, "its columns", e);
        }
    }

    private About about(Path file, Values lengths, Values memos, Values states, int row) {
        String place = "episode " + (episodes.size() + 1);
        Vec last = Vec.of(states.floats(row));
        if (last.size() != note.world().state().size()) {
            throw Damaged.at(file, place, "the last state has %d numbers".formatted(last.size()));
        }
        return new About(
                Limits.ticks(file, place, lengths.whole(row)),
                Memo.read(memos.text(row), file, place),
                last);
    }

    static TableAttempts open(Path source) {
        return new TableAttempts(SourceFolder.open(source));
    }

    @Override
    public WorldSpec world() {
        return note.world();
    }

    @Override
    public Map<String, String> about() {
        return note.about();
    }

    @Override
    public int count() {
        return episodes.size();
    }

    @Override
    public long ticks() {
        return episodes.stream().mapToLong(About::length).sum();
    }

    @Override
    public void each(Consumer<Attempt> consumer) {
        try (ParquetReader reader = ParquetReader.open(steps)) {
            int episode = 0;
            Rows rows = new Rows();
            for (int group = 0; group < reader.rowGroups(); group++) {
                RowGroup table = new RowGroup(reader, group);
                int row = 0;
                while (row < table.rows()) {
                    if (episode == count()) {
                        throw wrong("row %d".formatted(row), "it belongs to no episode");
                    }
                    int length = episodes.get(episode).length();
                    int end = Math.min(table.rows(), row + length - rows.count);
                    rows.add(table, row, end, episode);
                    row = end;
                    if (rows.count == length) {
                        consumer.accept(attempt(rows, episode));
                        rows = new Rows();
                        episode++;
                    }
                }
            }
            if (episode < count()) {
                throw wrong("its end", "there are %d of %d episodes".formatted(episode, count()));
            }
        } catch (IllegalArgumentException e) {
            throw Damaged.at(steps, "its columns", e);
        }
    }

    private ReinsException wrong(String place, String what) {
        return Damaged.at(steps, place, what);
    }

    private Attempt attempt(Rows rows, int number) {
        About about = episodes.get(number);
        List<Vec> states =
                new ArrayList<>(
                        Extras.vectors(
                                rows.floats(TableColumns.STATE, rows.count, world().state().size()),
                                rows.count));
        states.add(about.lastState());
        List<List<Frame>> frames = new ArrayList<>();
        CsvParquet.folders(world())
                .forEach((key, camera) ->
                        frames.add(frames(key, camera, number + 1, states.size())));
        List<Observation> seen = Seen.observations(states, frames);
        return new Rebuilt(
                        Optional.of(about.memo()),
                        seen,
                        Extras.actions(world(), rows.count, Extras.EXECUTED, rows),
                        Extras.rewards(world(), rows.count, rows),
                        Ending.NONE)
                .attempt(world(), number + 1L, about.memo().task(), rows);
    }

    private List<Frame> frames(String key, Camera camera, int episode, int count) {
        Limits.hold(folder.root(), key, 3L * camera.width() * camera.height() * count);
        List<Frame> frames = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            Path file = folder.file(CsvParquet.picture(key, episode, i));
            try {
                if (Files.size(file) > MOST_PICTURE_BYTES) {
                    throw new IllegalArgumentException("it is too large");
                }
                frames.add(Stills.read(Files.readAllBytes(file), camera));
            } catch (IOException | IllegalArgumentException e) {
                throw Damaged.at(file, "its pixels", e);
            }
        }
        return frames;
    }

    @Override
    public void close() {}

    /** The rows of one episode. Used by one thread. */
    private final class Rows implements Columns {
        private final List<Part> parts = new ArrayList<>();
        private int count;

        private record Part(RowGroup table, int first, int end) {}

        void add(RowGroup table, int first, int end, int episode) {
            Values numbers = table.values(TableColumns.EPISODE);
            for (int row = first; row < end; row++) {
                if (numbers.whole(row) != episode + 1) {
                    throw wrong(
                            "row %d".formatted(row),
                            "there is episode %d, where episode %d belongs"
                                    .formatted(numbers.whole(row), episode + 1));
                }
            }
            parts.add(new Part(table, first, end));
            count += end - first;
        }

        private List<String> names(String part, int columns) {
            List<String> names =
                    TableColumns.names(
                            part.equals(Extras.EXECUTED)
                                    ? TableColumns.ACTION
                                    : part.equals(Extras.REWARDS) ? TableColumns.REWARD : part,
                            switch (part) {
                                case TableColumns.STATE -> world().state();
                                case Extras.REWARDS -> world().objectives();
                                default -> world().controls();
                            });
            if (names.size() != columns) {
                throw wrong(part, "there are %d columns, not %d".formatted(names.size(), columns));
            }
            return names;
        }

        @Override
        public boolean has(String name) {
            return true;
        }

        @Override
        public float[] floats(String name, int rows, int columns) {
            float[] all = new float[count * columns];
            List<String> names = names(name, columns);
            for (int column = 0; column < columns; column++) {
                int row = 0;
                for (Part part : parts) {
                    Values values = part.table().values(names.get(column));
                    for (int i = part.first(); i < part.end(); i++) {
                        all[row++ * columns + column] = (float) values.number(i);
                    }
                }
            }
            return all;
        }

        @Override
        public int[] ints(String name, int rows) {
            int[] all = new int[count];
            int row = 0;
            for (Part part : parts) {
                Values values =
                        part.table()
                                .values(name.equals(Extras.EXECUTED) ? TableColumns.ACTION : name);
                for (int i = part.first(); i < part.end(); i++) {
                    all[row++] = (int) values.whole(i);
                }
            }
            return all;
        }

        @Override
        public ReinsException wrong(String name, String what) {
            return TableAttempts.this.wrong("column '%s'".formatted(name), what);
        }
    }
}
