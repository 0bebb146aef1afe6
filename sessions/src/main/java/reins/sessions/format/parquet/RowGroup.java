package reins.sessions.format.parquet;

import reins.core.fact.Vec;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** A row group of a table, each column read when it is asked for. Used by one thread at a time. */
public final class RowGroup {
    private final ParquetReader table;
    private final int group;
    private final Map<String, Values> columns = new HashMap<>();

    public RowGroup(ParquetReader table, int group) {
        this.table = table;
        this.group = group;
    }

    public int rows() {
        return table.rows(group);
    }

    public boolean has(String column) {
        return table.has(column);
    }

    public Values values(String column) {
        return columns.computeIfAbsent(column, name -> table.read(group, name));
    }

    /**
     * @throws IllegalArgumentException where it is no number
     */
    public long whole(String column, int row) {
        return values(column).whole(row);
    }

    /** Empty where there is no such column, or the text is empty. */
    public Optional<String> text(String column, int row) {
        return has(column)
                ? Optional.of(values(column).text(row)).filter(text -> !text.isEmpty())
                : Optional.empty();
    }

    /** The first text of a list. */
    public Optional<String> firstText(String column, int row) {
        if (!has(column) || values(column).length(row) == 0) {
            return Optional.empty();
        }
        return Optional.of(values(column).text(values(column).start(row)));
    }

    public Optional<Vec> floats(String column, int row) {
        return has(column) ? Optional.of(Vec.of(values(column).floats(row))) : Optional.empty();
    }
}
