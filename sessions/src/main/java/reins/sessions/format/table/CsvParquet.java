package reins.sessions.format.table;

import com.google.gson.JsonObject;

import reins.core.fact.Camera;
import reins.core.fact.Episode;
import reins.core.fact.Frame;
import reins.core.fact.Observation;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Counted;
import reins.sessions.format.Format;
import reins.sessions.format.JsonFile;
import reins.sessions.format.Kept;
import reins.sessions.format.Memo;
import reins.sessions.format.Note;
import reins.sessions.format.Seen;
import reins.sessions.format.Stills;
import reins.sessions.format.Streamed;
import reins.sessions.format.parquet.Column;
import reins.sessions.format.parquet.ParquetWriter;
import reins.sessions.format.table.TableColumns.Named;
import reins.sessions.format.table.TableColumns.Row;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A folder of plain tables: {@code steps} and {@code episodes}, each as CSV and as Parquet, with
 * {@code world.json} that says what each column holds and in which unit, and pictures as PNG files.
 * What is taken back is read from the Parquet files. Safe on every thread.
 */
public final class CsvParquet implements Format {
    static final String WORLD = "world.json";
    public static final String STEPS = "steps.parquet";
    static final String EPISODES = "episodes.parquet";
    static final String LENGTH = "ticks";
    static final String MEMO = "memo";
    static final String LAST_STATE = "last_state";

    private static final List<Column> EPISODE_COLUMNS =
            List.of(
                    Column.of(TableColumns.EPISODE, Column.Kind.WHOLE),
                    Column.of("task", Column.Kind.TEXT),
                    Column.of(LENGTH, Column.Kind.WHOLE),
                    Column.of("ending", Column.Kind.TEXT),
                    Column.of("return", Column.Kind.DOUBLE),
                    Column.of("teacher_share", Column.Kind.DOUBLE),
                    Column.of("seed", Column.Kind.WHOLE),
                    Column.of("first_tick", Column.Kind.WHOLE),
                    Column.of(MEMO, Column.Kind.TEXT),
                    Column.listOf(LAST_STATE, Column.Kind.FLOAT));

    @Override
    public String id() {
        return "table";
    }

    @Override
    public String title() {
        return "CSV and Parquet";
    }

    @Override
    public String readers() {
        return "pandas, Polars, DuckDB, R, MATLAB and spreadsheets";
    }

    @Override
    public Optional<String> ending() {
        return Optional.empty();
    }

    @Override
    public Set<Kept> keeps() {
        return Set.copyOf(EnumSet.complementOf(EnumSet.of(Kept.PICTURES_NEARLY)));
    }

    @Override
    public Attempts read(Path source) {
        return TableAttempts.open(source);
    }

    @Override
    public void write(Attempts attempts, Path target, Progress progress) throws IOException {
        Files.createDirectories(target);
        TableColumns columns = TableColumns.of(attempts.world());
        JsonObject world = Note.of(attempts).object();
        world.add("columns", columns.describe());
        JsonFile.write(target.resolve(WORLD), world);
        try (Writing writing = new Writing(attempts.world(), columns, target)) {
            Counted ticks = new Counted(attempts, progress);
            Streamed.each(attempts, attempt -> writing.write(attempt, ticks));
        }
    }

    /** Where an episode's picture is, {@code number} counting what is seen, from 0. */
    static String picture(String key, long episode, int number) {
        return "frames/%s/episode-%06d/%06d.png".formatted(key, episode, number);
    }

    /** One export. Used by one thread. */
    private static final class Writing implements AutoCloseable {
        private final WorldSpec world;
        private final Path target;
        private final TableColumns columns;
        private final ParquetWriter steps;
        private final CsvWriter stepLines;
        private final ParquetWriter episodes;
        private final CsvWriter episodeLines;
        private long episode;

        Writing(WorldSpec world, TableColumns columns, Path target) throws IOException {
            this.world = world;
            this.columns = columns;
            this.target = target;
            steps = new ParquetWriter(target.resolve(STEPS), columns.columns(), Map.of());
            stepLines =
                    new CsvWriter(
                            target.resolve("steps.csv"),
                            columns.all().stream().map(Named::name).toList());
            episodes = new ParquetWriter(target.resolve(EPISODES), EPISODE_COLUMNS, Map.of());
            episodeLines = new CsvWriter(target.resolve("episodes.csv"), episodeNames());
        }

        /** In the lines for people, the last state has a column a channel, and there is no memo. */
        private List<String> episodeNames() {
            List<String> names = new ArrayList<>();
            EPISODE_COLUMNS.stream()
                    .map(Column::name)
                    .filter(name -> !name.equals(MEMO) && !name.equals(LAST_STATE))
                    .forEach(names::add);
            names.addAll(TableColumns.names(LAST_STATE, world.state()));
            return names;
        }

        void write(Attempt attempt, Counted ticks) throws IOException {
            episode++;
            Episode of = attempt.episode();
            for (Step step : of.steps()) {
                Row row = new Row(episode, step);
                for (int i = 0; i < columns.all().size(); i++) {
                    Object value = columns.all().get(i).content().apply(row);
                    TableColumns.put(steps.column(i), value);
                    stepLines.put(value);
                }
                steps.endRow();
                stepLines.endRow();
                ticks.done(1);
            }
            describe(attempt);
            List<Observation> seen = Seen.all(of);
            List<String> keys = Seen.keys(world.cameras());
            for (int camera = 0; camera < keys.size(); camera++) {
                for (int i = 0; i < seen.size(); i++) {
                    write(keys.get(camera), i, seen.get(i).frames().get(camera));
                    ticks.done(0);
                }
            }
        }

        private void write(String key, int number, Frame frame) throws IOException {
            Path file = target.resolve(picture(key, episode, number));
            if (number == 0) {
                Files.createDirectories(file.getParent());
            }
            Files.write(file, Stills.png(frame));
        }

        private void describe(Attempt attempt) throws IOException {
            Episode of = attempt.episode();
            List<Object> values =
                    List.of(
                            episode,
                            attempt.task(),
                            (long) of.steps().size(),
                            TableColumns.ending(of.ending()),
                            of.episodeReturn(),
                            of.teacherShare(),
                            of.start().seed(),
                            of.start().firstTick());
            for (int i = 0; i < values.size(); i++) {
                TableColumns.put(episodes.column(i), values.get(i));
                episodeLines.put(values.get(i));
            }
            episodes.column(values.size()).put(Memo.of(attempt).json());
            Vec last = of.steps().getLast().outcome().observation().state();
            for (int i = 0; i < last.size(); i++) {
                episodes.column(values.size() + 1).put(last.at(i));
                episodeLines.put(last.at(i));
            }
            episodes.endRow();
            episodeLines.endRow();
        }

        @Override
        public void close() throws IOException {
            try (steps;
                    stepLines;
                    episodes) {
                episodeLines.close();
            }
        }
    }

    /** The cameras by the names of their folders. */
    static Map<String, Camera> folders(WorldSpec world) {
        Map<String, Camera> folders = new java.util.LinkedHashMap<>();
        List<String> keys = Seen.keys(world.cameras());
        for (int i = 0; i < keys.size(); i++) {
            folders.put(keys.get(i), world.cameras().get(i));
        }
        return folders;
    }
}
