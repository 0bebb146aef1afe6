package reins.sessions.format.lerobot;

import com.google.gson.JsonObject;

import reins.sessions.format.JsonFile;
import reins.sessions.format.parquet.Column;
import reins.sessions.format.parquet.ParquetWriter;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What was to be done, numbered from 0. Used by one thread at a time. */
final class LeRobotTasks {
    /**
     * LeRobot reads the table by pandas and takes the tasks' words from its index: without this it
     * would take the numbers, and say nothing.
     */
    private static final String PANDAS =
            """
            {"index_columns":["task"],"column_indexes":[],"columns":[\
            {"name":"task_index","field_name":"task_index","pandas_type":"int64",\
            "numpy_type":"int64","metadata":null},\
            {"name":"task","field_name":"task","pandas_type":"unicode",\
            "numpy_type":"object","metadata":null}],"pandas_version":"2.2.0"}\
            """;

    private final Map<String, Integer> numbers = new LinkedHashMap<>();

    int number(String task) {
        return numbers.computeIfAbsent(task, _ -> numbers.size());
    }

    int count() {
        return numbers.size();
    }

    /** Writes them as v3.0 has them. */
    void write(Path file) throws IOException {
        List<Column> columns =
                List.of(
                        Column.of(LeRobotFeature.TASK, Column.Kind.WHOLE),
                        Column.of("task", Column.Kind.TEXT));
        try (ParquetWriter table = new ParquetWriter(file, columns, Map.of("pandas", PANDAS))) {
            for (Map.Entry<String, Integer> task : numbers.entrySet()) {
                table.column(0).put((long) task.getValue());
                table.column(1).put(task.getKey());
                table.endRow();
            }
        }
    }

    /** Writes them as v2.1 has them. */
    void writeLines(Path file) throws IOException {
        List<String> lines = new ArrayList<>();
        numbers.forEach((task, number) -> {
            JsonObject line = new JsonObject();
            line.addProperty(LeRobotFeature.TASK, number);
            line.addProperty("task", task);
            lines.add(JsonFile.write(line));
        });
        Files.write(file, lines);
    }
}
