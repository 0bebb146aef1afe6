package reins.sessions.format;

import reins.core.fact.Vec;
import reins.sessions.format.LeRobotEpisodes.Place;
import reins.sessions.format.parquet.ParquetReader;
import reins.sessions.format.parquet.Values;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A row group of a table, each column read when it is asked for. Used by one thread at a time. */
final class LeRobotTable {
    private final ParquetReader table;
    private final int group;
    private final Map<String, Values> columns = new HashMap<>();

    LeRobotTable(ParquetReader table, int group) {
        this.table = table;
        this.group = group;
    }

    int rows() {
        return table.rows(group);
    }

    boolean has(String column) {
        return table.has(column);
    }

    Values values(String column) {
        return columns.computeIfAbsent(column, name -> table.read(group, name));
    }

    /**
     * @throws IllegalArgumentException where it is no number
     */
    long whole(String column, int row) {
        return values(column).whole(row);
    }

    /** Empty where there is no such column, or the text is empty. */
    Optional<String> text(String column, int row) {
        return has(column)
                ? Optional.of(values(column).text(row)).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The first text of a list. */
    Optional<String> firstText(String column, int row) {
        if (!has(column) || values(column).length(row) == 0) {
            return Optional.empty();
        }
        return Optional.of(values(column).text(values(column).start(row)));
    }

    Optional<Vec> floats(String column, int row) {
        return has(column) ? Optional.of(Vec.of(values(column).floats(row))) : Optional.empty();
    }

    Place film(String feature, int row) {
        String videos = "videos/" + feature;
        long chunk = whole(videos + "/chunk_index", row);
        long file = whole(videos + "/file_index", row);
        return new Place(
                videos + "/chunk-%03d/file-%03d.mp4".formatted(chunk, file),
                values(videos + "/from_timestamp").number(row));
    }
}
