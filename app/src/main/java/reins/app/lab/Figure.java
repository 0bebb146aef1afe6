package reins.app.lab;

import com.google.gson.JsonObject;

import java.util.Locale;

/**
 * One measured number. Safe on every thread.
 *
 * @param id for programs
 * @param what for people
 * @param goal for people; may be empty
 */
record Figure(String id, String what, double value, String unit, String goal) {
    Figure(String id, String what, double value, String unit) {
        this(id, what, value, unit, "");
    }

    /** The number with its unit, to the digits that count. */
    String text() {
        double size = Math.abs(value);
        String number =
                String.format(
                        Locale.ROOT,
                        size >= 100 || value == Math.rint(value)
                                ? "%,.0f"
                                : size >= 1 ? "%.1f" : "%.3f",
                        value);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    String markdown() {
        return "| %s | %s | %s |".formatted(what, text(), goal);
    }

    JsonObject json() {
        JsonObject json = new JsonObject();
        json.addProperty("value", value);
        json.addProperty("unit", unit);
        json.addProperty("goal", goal);
        return json;
    }
}
