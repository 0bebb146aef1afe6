package reins.sessions.format.lerobot;

import com.google.gson.JsonObject;

import reins.core.fact.Camera;
import reins.core.fact.Episode;
import reins.core.fact.Frame;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.flow.Progress;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Counted;
import reins.sessions.format.Format;
import reins.sessions.format.JsonFile;
import reins.sessions.format.Kept;
import reins.sessions.format.Memo;
import reins.sessions.format.Streamed;
import reins.sessions.format.lerobot.Distribution.Summary;
import reins.sessions.format.lerobot.LeRobotFeature.Row;
import reins.sessions.format.parquet.Column;
import reins.sessions.format.parquet.ParquetWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A LeRobotDataset v3.0: many attempts a Parquet file and many a film. What LeRobot has no place
 * for is in columns that begin with {@code reins} and in {@code meta/info.json}, so that nothing
 * but the last picture of an attempt is lost. Safe on every thread.
 */
public final class LeRobot3 implements Format {
    private static final String VERSION = "v3.0";

    /** A file is closed behind the attempt that makes it larger, in MB. */
    private static final int DATA_MB = 100;

    @Override
    public String id() {
        return "lerobot";
    }

    @Override
    public String title() {
        return "LeRobotDataset v3.0";
    }

    @Override
    public String readers() {
        return "LeRobot 0.4 and newer, its visualiser and everything on the Hugging Face Hub";
    }

    @Override
    public Optional<String> ending() {
        return Optional.empty();
    }

    @Override
    public Set<Kept> keeps() {
        return LeRobotInfo.KEPT;
    }

    @Override
    public Attempts read(Path source) {
        return LeRobotAttempts.open(source, VERSION);
    }

    @Override
    public void write(Attempts attempts, Path target, Progress progress) throws IOException {
        try (Writing writing = new Writing(attempts, target)) {
            Counted ticks = new Counted(attempts, progress);
            Streamed.each(attempts, attempt -> writing.write(attempt, ticks));
            writing.end(attempts);
        }
    }

    /** One export. Used by one thread. */
    private static final class Writing implements AutoCloseable {
        private final Path target;
        private final LeRobotRows rows;
        private final List<LeRobotFilm> films = new ArrayList<>();
        private final LeRobotTasks tasks = new LeRobotTasks();
        private final ParquetWriter episodes;
        private ParquetWriter data;
        private int dataFile;
        private long index;
        private long episode;

        Writing(Attempts attempts, Path target) throws IOException {
            this.target = target;
            rows = new LeRobotRows(attempts.world());
            for (Map.Entry<String, Camera> film : LeRobotRows.films(attempts.world()).entrySet()) {
                films.add(new LeRobotFilm(target, film.getKey(), film.getValue(), rows.fps()));
            }
            Files.createDirectories(target.resolve("meta/episodes/chunk-000"));
            episodes =
                    new ParquetWriter(
                            target.resolve("meta/episodes/chunk-000/file-000.parquet"),
                            episodeColumns(),
                            Map.of());
            data = openData();
        }

        private ParquetWriter openData() throws IOException {
            Path file = target.resolve("data").resolve(LeRobotInfo.place(dataFile) + ".parquet");
            Files.createDirectories(file.getParent());
            return new ParquetWriter(file, rows.columns(), Map.of());
        }

        private List<Column> episodeColumns() {
            List<Column> columns = new ArrayList<>();
            columns.add(Column.of(LeRobotFeature.EPISODE, Column.Kind.WHOLE));
            columns.add(Column.listOf("tasks", Column.Kind.TEXT));
            for (String name :
                    List.of(
                            "length",
                            "data/chunk_index",
                            "data/file_index",
                            "dataset_from_index",
                            "dataset_to_index",
                            "meta/episodes/chunk_index",
                            "meta/episodes/file_index")) {
                columns.add(Column.of(name, Column.Kind.WHOLE));
            }
            columns.add(Column.of(LeRobotInfo.MEMO, Column.Kind.TEXT));
            columns.add(Column.listOf(LeRobotInfo.LAST_STATE, Column.Kind.FLOAT));
            for (LeRobotFilm film : films) {
                String videos = "videos/" + film.key();
                columns.add(Column.of(videos + "/chunk_index", Column.Kind.WHOLE));
                columns.add(Column.of(videos + "/file_index", Column.Kind.WHOLE));
                columns.add(Column.of(videos + "/from_timestamp", Column.Kind.DOUBLE));
                columns.add(Column.of(videos + "/to_timestamp", Column.Kind.DOUBLE));
            }
            columns.addAll(rows.spreadColumns());
            return columns;
        }

        void write(Attempt attempt, Counted ticks) throws IOException {
            Episode of = attempt.episode();
            if (data.bytes() > (long) DATA_MB << 20) {
                data.close();
                dataFile++;
                data = openData();
            }
            for (LeRobotFilm film : films) {
                film.beginAttempt();
            }
            long first = index;
            int task = tasks.number(attempt.task());
            for (Step step : of.steps()) {
                long frame = index - first;
                rows.put(
                        data,
                        new Row(step, frame, episode, index, task, frame / (float) rows.fps()));
                List<Frame> frames = step.observation().frames();
                for (int i = 0; i < films.size(); i++) {
                    films.get(i).write(frames.get(i));
                }
                index++;
                ticks.done(1);
            }
            put(attempt, first);
            episode++;
        }

        private void put(Attempt attempt, long first) throws IOException {
            int column = 0;
            episodes.column(column++).put(episode);
            episodes.column(column++).put(attempt.task());
            for (long number :
                    new long[] {
                        index - first,
                        LeRobotInfo.chunk(dataFile),
                        LeRobotInfo.file(dataFile),
                        first,
                        index,
                        0,
                        0
                    }) {
                episodes.column(column++).put(number);
            }
            episodes.column(column++).put(Memo.of(attempt).json());
            Vec last = attempt.episode().steps().getLast().outcome().observation().state();
            for (int i = 0; i < last.size(); i++) {
                episodes.column(column).put(last.at(i));
            }
            column++;
            for (LeRobotFilm film : films) {
                episodes.column(column++).put((long) LeRobotInfo.chunk(film.number()));
                episodes.column(column++).put((long) LeRobotInfo.file(film.number()));
                episodes.column(column++).put(film.from());
                episodes.column(column++).put(film.to());
            }
            Map<String, List<Summary>> spreads = rows.endAttempt();
            rows.putSpreads(spreads, episodes, column);
            episodes.endRow();
        }

        void end(Attempts attempts) throws IOException {
            data.close();
            for (LeRobotFilm film : films) {
                film.close();
            }
            episodes.close();
            tasks.write(target.resolve("meta/tasks.parquet"));
            JsonObject info =
                    LeRobotInfo.json(VERSION, attempts, rows, episode, index, tasks.count());
            info.addProperty("data_files_size_in_mb", DATA_MB);
            info.addProperty("video_files_size_in_mb", LeRobotFilm.MB);
            info.addProperty(
                    "data_path", "data/chunk-{chunk_index:03d}/file-{file_index:03d}.parquet");
            LeRobotInfo.addVideoPath(
                    info,
                    films.isEmpty(),
                    "videos/{video_key}/chunk-{chunk_index:03d}/file-{file_index:03d}.mp4");
            JsonFile.write(target.resolve("meta/info.json"), info);
            JsonFile.write(target.resolve("meta/stats.json"), rows.json(rows.whole()));
        }

        @Override
        public void close() throws IOException {
            try (ParquetWriter _ = data;
                    episodes) {
                for (LeRobotFilm film : films) {
                    film.close();
                }
            }
        }
    }
}
