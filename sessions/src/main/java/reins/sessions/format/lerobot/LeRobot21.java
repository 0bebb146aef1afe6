package reins.sessions.format.lerobot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import reins.core.fact.Camera;
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
import reins.sessions.format.lerobot.LeRobotFeature.Row;
import reins.sessions.format.parquet.ParquetWriter;
import reins.sessions.format.video.FilmWriter;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A LeRobotDataset v2.1: a Parquet file an attempt, and a film an attempt and camera. What LeRobot
 * has no place for is in columns that begin with {@code reins}, in {@code meta/info.json} and in
 * {@code meta/episodes.jsonl}, so that nothing but the last picture of an attempt is lost. Safe on
 * every thread.
 */
public final class LeRobot21 implements Format {
    private static final String VERSION = "v2.1";

    @Override
    public String id() {
        return "lerobot21";
    }

    @Override
    public String title() {
        return "LeRobotDataset v2.1";
    }

    @Override
    public String readers() {
        return "LeRobot before 0.4, openpi, GR00T and phosphobot";
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
        Path meta = Files.createDirectories(target.resolve("meta"));
        try (BufferedWriter episodes = Files.newBufferedWriter(meta.resolve("episodes.jsonl"));
                BufferedWriter stats =
                        Files.newBufferedWriter(meta.resolve("episodes_stats.jsonl"))) {
            Writing writing = new Writing(attempts, target, episodes, stats);
            Counted ticks = new Counted(attempts, progress);
            Streamed.each(attempts, attempt -> writing.write(attempt, ticks));
            writing.end(attempts);
        }
    }

    /** One export. Used by one thread. */
    private static final class Writing {
        private final Path target;
        private final BufferedWriter episodes;
        private final BufferedWriter stats;
        private final LeRobotRows rows;
        private final Map<String, Camera> films;
        private final LeRobotTasks tasks = new LeRobotTasks();
        private long index;
        private int episode;

        Writing(Attempts attempts, Path target, BufferedWriter episodes, BufferedWriter stats) {
            this.target = target;
            this.episodes = episodes;
            this.stats = stats;
            rows = new LeRobotRows(attempts.world());
            films = LeRobotRows.films(attempts.world());
            films.values().forEach(LeRobotFilm::requireFilm);
        }

        void write(Attempt attempt, Counted ticks) throws IOException {
            long first = index;
            int task = tasks.number(attempt.task());
            try (ParquetWriter table =
                    new ParquetWriter(file(LeRobotInfo.table(episode)), rows.columns(), Map.of())) {
                for (Step step : attempt.episode().steps()) {
                    long frame = index - first;
                    rows.put(
                            table,
                            new Row(step, frame, episode, index, task, frame / (float) rows.fps()));
                    index++;
                    ticks.done(1);
                }
            }
            int number = 0;
            for (Map.Entry<String, Camera> film : films.entrySet()) {
                write(film.getKey(), film.getValue(), number++, attempt, ticks);
            }
            write(episodes, describe(attempt, index - first));
            JsonObject line = new JsonObject();
            line.addProperty(LeRobotFeature.EPISODE, episode);
            line.add("stats", rows.json(rows.endAttempt()));
            write(stats, line);
            episode++;
        }

        private Path file(String name) throws IOException {
            Path file = target.resolve(name);
            Files.createDirectories(file.getParent());
            return file;
        }

        private void write(String key, Camera camera, int number, Attempt attempt, Counted ticks)
                throws IOException {
            try (FilmWriter film =
                    new FilmWriter(file(LeRobotInfo.film(key, episode)), camera, rows.fps())) {
                for (Step step : attempt.episode().steps()) {
                    Frame frame = step.observation().frames().get(number);
                    film.write(frame);
                    ticks.done(0);
                }
            }
        }

        private JsonObject describe(Attempt attempt, long length) {
            JsonArray words = new JsonArray();
            words.add(attempt.task());
            JsonArray last = new JsonArray();
            Vec state = attempt.episode().steps().getLast().outcome().observation().state();
            for (int i = 0; i < state.size(); i++) {
                last.add(Float.toString(state.at(i)));
            }
            JsonObject ours = new JsonObject();
            ours.addProperty("memo", Memo.of(attempt).json());
            ours.add("last_state", last);
            JsonObject line = new JsonObject();
            line.addProperty(LeRobotFeature.EPISODE, episode);
            line.add("tasks", words);
            line.addProperty("length", length);
            line.add("reins", ours);
            return line;
        }

        private static void write(BufferedWriter out, JsonObject line) throws IOException {
            out.write(JsonFile.write(line));
            out.write("\n");
        }

        void end(Attempts attempts) throws IOException {
            tasks.writeLines(target.resolve("meta/tasks.jsonl"));
            List<String> names = new ArrayList<>(films.keySet());
            JsonObject info =
                    LeRobotInfo.json(VERSION, attempts, rows, episode, index, tasks.count());
            info.addProperty("total_videos", names.size() * episode);
            info.addProperty("total_chunks", Math.ceilDiv(episode, LeRobotInfo.CHUNK));
            info.addProperty(
                    "data_path",
                    "data/chunk-{episode_chunk:03d}/episode_{episode_index:06d}.parquet");
            LeRobotInfo.addVideoPath(
                    info,
                    names.isEmpty(),
                    "videos/chunk-{episode_chunk:03d}/{video_key}/episode_{episode_index:06d}.mp4");
            JsonFile.write(target.resolve("meta/info.json"), info);
        }
    }
}
