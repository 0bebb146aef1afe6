package reins.sim.json;

import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import reins.core.fact.ReinsException;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * JSON that somebody else wrote, read place by place: whatever is not as it should be is a sentence
 * that names what was read and where in it. Safe on every thread.
 *
 * @param of what is read, such as {@code The world file cart.world.json}
 * @param place where in it; empty at the top
 */
public record Json(String of, String place, JsonElement element) {
    /**
     * @throws ReinsException where it is no JSON
     */
    public static Json parse(String of, String text) {
        try {
            return new Json(of, "", JsonParser.parseString(text));
        } catch (JsonParseException e) {
            throw new ReinsException(of + " is no JSON.", e);
        } catch (StackOverflowError e) {
            throw new ReinsException(of + " is nested too deeply.", e);
        }
    }

    /** The same, called so in sentences. */
    public Json as(String other) {
        return new Json(other, place, element);
    }

    public ReinsException wrong(String what) {
        return new ReinsException(
                place.isEmpty() ? of + ": " + what : "%s, at %s: %s".formatted(of, place, what));
    }

    private JsonObject object() {
        if (!element.isJsonObject()) {
            throw wrong("an object is needed.");
        }
        return element.getAsJsonObject();
    }

    /** Refuses names that mean nothing here. */
    public Json withOnly(Set<String> names) {
        for (String name : object().keySet()) {
            if (!names.contains(name)) {
                throw wrong(
                        "'%s' means nothing here; there are: %s."
                                .formatted(
                                        name, String.join(", ", names.stream().sorted().toList())));
            }
        }
        return this;
    }

    /** What has this name; empty where there is none, or null. */
    public Optional<Json> maybe(String name) {
        JsonElement found = object().get(name);
        return found == null || found.isJsonNull()
                ? Optional.empty()
                : Optional.of(new Json(of, place.isEmpty() ? name : place + "." + name, found));
    }

    public Json at(String name) {
        return maybe(name).orElseThrow(() -> wrong("'" + name + "' is missing."));
    }

    /** The names and what they mean, in order. */
    public List<String> names() {
        return List.copyOf(object().keySet());
    }

    /** The elements of a list. */
    public List<Json> list(int most) {
        if (!element.isJsonArray()) {
            throw wrong("a list is needed.");
        }
        if (element.getAsJsonArray().size() > most) {
            throw wrong("more than %d are too many.".formatted(most));
        }
        List<Json> all = new ArrayList<>();
        for (JsonElement one : element.getAsJsonArray()) {
            all.add(new Json(of, "%s[%d]".formatted(place, all.size()), one));
        }
        return all;
    }

    public boolean isNull() {
        return element.isJsonNull();
    }

    public boolean isFlag() {
        return element.isJsonPrimitive() && element.getAsJsonPrimitive().isBoolean();
    }

    public boolean flag() {
        if (!isFlag()) {
            throw wrong("true or false is needed.");
        }
        return element.getAsBoolean();
    }

    public String text() {
        if (!element.isJsonPrimitive() || !element.getAsJsonPrimitive().isString()) {
            throw wrong("a text is needed.");
        }
        return element.getAsString();
    }

    public double number() {
        try {
            if (element.isJsonPrimitive() && element.getAsJsonPrimitive().isNumber()) {
                double number = element.getAsDouble();
                if (Double.isFinite(number)) {
                    return number;
                }
            }
        } catch (NumberFormatException _) {
            // said below
        }
        throw wrong("a number is needed.");
    }

    public int whole(int least, int most) {
        double number = number();
        if (number != Math.rint(number) || number < least || number > most) {
            throw wrong("a whole number from %d to %d is needed.".formatted(least, most));
        }
        return (int) number;
    }
}
