package reins.sessions.format.tub;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;

import reins.core.fact.ReinsException;
import reins.sessions.Damaged;
import reins.sessions.format.Columns;
import reins.sessions.format.Extras;
import reins.sessions.format.JsonFile;

import java.nio.file.Path;
import java.util.List;

/**
 * The records of one attempt in a tub. Where another program wrote them, the teacher demonstrated
 * those in the mode {@code user}, and the policy drove in the others. Safe on every thread.
 */
record TubRecords(Path root, List<JsonObject> records, boolean isOurs) implements Columns {
    private static final int DEMONSTRATED = 4;
    private static final int AUTONOMOUS = 0;

    TubRecords {
        records = List.copyOf(records);
    }

    @Override
    public boolean has(String name) {
        return isOurs
                ? records.getFirst().has(Donkeycar.OURS + name)
                : name.equals(Extras.MODE)
                        || name.equals(Extras.EXECUTED)
                        || name.equals(Extras.WISH)
                        || name.equals(Extras.TAUGHT);
    }

    @Override
    public float[] floats(String name, int rows, int columns) {
        float[] values = new float[rows * columns];
        for (int i = 0; i < rows; i++) {
            JsonObject record = records.get(i);
            if (isOurs) {
                list(record, Donkeycar.OURS + name, values, i * columns, columns);
            } else {
                String driver = isUser(record) ? "user" : "pilot";
                values[i * columns] = number(record, driver + "/angle");
                values[i * columns + 1] = number(record, driver + "/throttle");
            }
        }
        return values;
    }

    @Override
    public int[] ints(String name, int rows) {
        int[] values = new int[rows];
        for (int i = 0; i < rows; i++) {
            JsonObject record = records.get(i);
            if (isOurs) {
                float value = number(record, Donkeycar.OURS + name);
                values[i] = (int) value;
                if (values[i] != value) {
                    throw wrong(place(record) + " " + name, "there is " + value);
                }
            } else {
                values[i] = isUser(record) ? DEMONSTRATED : AUTONOMOUS;
            }
        }
        return values;
    }

    /** Counts as the policy's only where its action is recorded. */
    private static boolean isUser(JsonObject record) {
        return !record.has("pilot/angle")
                || !record.has("pilot/throttle")
                || !record.has("user/mode")
                || record.get("user/mode").equals(new com.google.gson.JsonPrimitive("user"));
    }

    /** Numbers that are side by side in every record. */
    float number(JsonObject record, String name) {
        try {
            JsonElement value = JsonFile.part(record, name);
            if (value.getAsJsonPrimitive().isBoolean()) {
                return value.getAsBoolean() ? 1 : 0;
            }
            return value.getAsFloat();
        } catch (RuntimeException e) { // Gson has several
            throw Damaged.at(root, place(record) + " " + name, "there is no number", e);
        }
    }

    void list(JsonObject record, String name, float[] values, int from, int size) {
        try {
            List<JsonElement> list = JsonFile.array(record, name).asList();
            if (list.size() != size) {
                throw new IllegalArgumentException(list.size() + " numbers");
            }
            for (int i = 0; i < size; i++) {
                values[from + i] = list.get(i).getAsFloat();
            }
        } catch (RuntimeException e) { // Gson has several
            throw Damaged.at(
                    root,
                    place(record) + " " + name,
                    "there are not %d numbers".formatted(size),
                    e);
        }
    }

    private static String place(JsonObject record) {
        String text = String.valueOf(record.get("_index"));
        return "record " + text.substring(0, Math.min(20, text.length()));
    }

    @Override
    public ReinsException wrong(String name, String what) {
        return Damaged.at(root, name, what);
    }
}
