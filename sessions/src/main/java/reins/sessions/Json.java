package reins.sessions;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.reflect.TypeToken;

import reins.core.fact.WorldSpec;

import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;

/** The texts in a session that are JSON. Safe on every thread. */
final class Json {
    /** Bounds may be infinite, and a broken learner's numbers may be NaN. */
    private static final Gson GSON =
            new GsonBuilder().serializeSpecialFloatingPointValues().create();

    private Json() {}

    static String write(Object value) {
        return GSON.toJson(value);
    }

    static WorldSpec spec(String json) throws SQLException {
        return read(json, new TypeToken<>() {});
    }

    static SortedMap<String, String> texts(String json) throws SQLException {
        return read(json, new TypeToken<>() {});
    }

    static Map<String, Double> numbers(String json) throws SQLException {
        LinkedHashMap<String, Double> numbers = read(json, new TypeToken<>() {});
        return numbers;
    }

    private static <T> T read(String json, TypeToken<T> type) throws SQLException {
        try {
            T value = GSON.fromJson(json, type);
            if (value == null) {
                throw Faults.damaged("an empty text");
            }
            return value;
        } catch (RuntimeException e) { // Gson throws a bare one where a record refuses its parts
            throw Faults.damaged(String.valueOf(e.getMessage()));
        }
    }
}
