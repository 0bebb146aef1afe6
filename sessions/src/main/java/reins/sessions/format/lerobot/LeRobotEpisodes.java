package reins.sessions.format.lerobot;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import reins.core.fact.Vec;
import reins.sessions.Damaged;
import reins.sessions.format.JsonFile;
import reins.sessions.format.Limits;
import reins.sessions.format.Memo;
import reins.sessions.format.SourceFolder;
import reins.sessions.format.parquet.Column;
import reins.sessions.format.parquet.ParquetReader;
import reins.sessions.format.parquet.RowGroup;
import reins.sessions.format.parquet.Values;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What a dataset says about its episodes and tasks. Safe on every thread.
 *
 * @param tasks their words by their numbers
 */
record LeRobotEpisodes(List<About> all, Map<Long, String> tasks) {
    private static final String LINES = "meta/episodes.jsonl";
    private static final String LENGTH = "length";

    /**
     * One episode.
     *
     * @param task its first task's words, where they are told here
     * @param memo what Reins wrote of it
     * @param lastState what the last tick led to, where Reins wrote it
     * @param films by their features
     */
    record About(
            int length,
            Optional<String> task,
            Optional<Memo> memo,
            Optional<Vec> lastState,
            Map<String, Place> films) {
        Place film(String feature) {
            Place place = films.get(feature);
            if (place == null) {
                throw new IllegalArgumentException("there is no film of " + feature);
            }
            return place;
        }
    }

    /**
     * Where an episode's pictures are.
     *
     * @param file within the dataset
     * @param from when the first is shown, in seconds from the film's beginning
     */
    record Place(String file, double from) {}

    /** The words of a task: those of its number, else those told of the episode. */
    Optional<String> task(long number, About about) {
        return Optional.ofNullable(tasks.get(number)).or(about::task);
    }

    static LeRobotEpisodes read(SourceFolder folder, LeRobotDescription description) {
        LeRobotEpisodes read =
                folder.has(LINES) ? lines(folder, description) : tables(folder, description);
        long frames = read.all().stream().mapToLong(About::length).sum();
        require(description, "total_episodes", description.totalEpisodes(), read.all().size());
        require(description, "total_frames", description.totalFrames(), frames);
        return read;
    }

    private static void require(
            LeRobotDescription description, String name, long said, long found) {
        if (said != found) {
            throw Damaged.at(
                    description.file(), name, "there are %d, not %d".formatted(found, said));
        }
    }

    private static LeRobotEpisodes lines(SourceFolder folder, LeRobotDescription description) {
        Path file = folder.file(LINES);
        int[] number = {0};
        List<About> all =
                JsonFile.readLines(file, line -> about(file, line, number[0]++, description));
        Map<Long, String> tasks = new HashMap<>();
        JsonFile.readLines(
                folder.file("meta/tasks.jsonl"),
                line ->
                        tasks.put(
                                JsonFile.whole(line, LeRobotFeature.TASK),
                                JsonFile.text(line, "task")));
        return new LeRobotEpisodes(all, tasks);
    }

    private static About about(
            Path file, JsonObject line, int number, LeRobotDescription description) {
        requireNumber(JsonFile.whole(line, LeRobotFeature.EPISODE), number);
        Optional<Memo> memo = Optional.empty();
        Optional<Vec> last = Optional.empty();
        if (JsonFile.has(line, "reins")) {
            JsonObject ours = JsonFile.object(line, "reins");
            memo = Optional.of(Memo.read(JsonFile.text(ours, "memo"), file, "episode " + number));
            JsonArray state = JsonFile.array(ours, "last_state");
            float[] values = new float[state.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = state.get(i).getAsFloat();
            }
            last = Optional.of(Vec.of(values));
        }
        JsonArray tasks =
                JsonFile.has(line, "tasks") ? JsonFile.array(line, "tasks") : new JsonArray();
        Map<String, Place> films = new HashMap<>();
        for (LeRobotDescription.Pictures pictures : description.pictures()) {
            films.put(
                    pictures.feature(), new Place(LeRobotInfo.film(pictures.feature(), number), 0));
        }
        return new About(
                Limits.ticks(file, "episode " + number, JsonFile.whole(line, LENGTH)),
                tasks.isEmpty() ? Optional.empty() : Optional.of(tasks.get(0).getAsString()),
                memo,
                last,
                films);
    }

    private static void requireNumber(long found, int wanted) {
        if (found != wanted) {
            throw new IllegalArgumentException(
                    "there is episode %d, where %d belongs".formatted(found, wanted));
        }
    }

    private static LeRobotEpisodes tables(SourceFolder folder, LeRobotDescription description) {
        List<About> all = new ArrayList<>();
        for (Path file : folder.files("meta/episodes", ".parquet")) {
            try (ParquetReader table = ParquetReader.open(file)) {
                for (int group = 0; group < table.rowGroups(); group++) {
                    read(table, group, description, all);
                }
            }
        }
        Map<Long, String> tasks = new HashMap<>();
        Path file = folder.file("meta/tasks.parquet");
        try (ParquetReader table = ParquetReader.open(file)) {
            String words =
                    table.columns().stream()
                            .filter(column -> column.kind() == Column.Kind.TEXT && !column.list())
                            .map(Column::name)
                            .findFirst()
                            .orElseThrow(() -> Damaged.at(file, "its columns", "there is no text"));
            for (int group = 0; group < table.rowGroups(); group++) {
                Values numbers = table.read(group, LeRobotFeature.TASK);
                Values texts = table.read(group, words);
                for (int row = 0; row < table.rows(group); row++) {
                    tasks.put(numbers.whole(row), texts.text(row));
                }
            }
        }
        return new LeRobotEpisodes(all, tasks);
    }

    private static void read(
            ParquetReader table, int group, LeRobotDescription description, List<About> all) {
        RowGroup in = new RowGroup(table, group);
        for (int row = 0; row < table.rows(group); row++) {
            int number = all.size();
            String place = "episode " + number;
            try {
                requireNumber(in.whole(LeRobotFeature.EPISODE, row), number);
                Map<String, Place> films = new HashMap<>();
                for (LeRobotDescription.Pictures pictures : description.pictures()) {
                    if (pictures.film()) {
                        films.put(pictures.feature(), place(in, pictures.feature(), row));
                    }
                }
                all.add(
                        new About(
                                Limits.ticks(table.file(), place, in.whole(LENGTH, row)),
                                in.firstText("tasks", row),
                                in.text(LeRobotInfo.MEMO, row)
                                        .map(json -> Memo.read(json, table.file(), place)),
                                in.floats(LeRobotInfo.LAST_STATE, row),
                                films));
            } catch (IllegalArgumentException e) {
                throw Damaged.at(table.file(), place, e);
            }
        }
    }

    private static Place place(RowGroup in, String feature, int row) {
        String videos = "videos/" + feature;
        long chunk = in.whole(videos + "/chunk_index", row);
        long file = in.whole(videos + "/file_index", row);
        return new Place(
                videos + "/chunk-%03d/file-%03d.mp4".formatted(chunk, file),
                in.values(videos + "/from_timestamp").number(row));
    }
}
