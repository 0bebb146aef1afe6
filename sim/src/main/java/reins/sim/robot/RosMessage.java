package reins.sim.robot;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/**
 * A message of ROS, or a part of one, read place by place: what is not as it should be is an {@code
 * IOException} that names the place. Safe on every thread.
 *
 * @param place where in the message; empty at the top
 */
record RosMessage(String place, JsonElement value) {
    /**
     * @throws IOException where it is no JSON
     */
    static RosMessage parse(String json) throws IOException {
        try {
            return new RosMessage("", JsonParser.parseString(json));
        } catch (JsonParseException | StackOverflowError e) {
            throw new IOException("it is no JSON", e);
        }
    }

    private IOException wrong(String what) {
        return new IOException("'%s' is %s".formatted(place, what));
    }

    RosMessage at(String name) throws IOException {
        JsonElement found = value.isJsonObject() ? value.getAsJsonObject().get(name) : null;
        String there = place.isEmpty() ? name : place + "." + name;
        if (found == null) {
            throw new IOException("'%s' is missing".formatted(there));
        }
        return new RosMessage(there, found);
    }

    /** The same, with places counted from here. */
    RosMessage asTop() {
        return new RosMessage("", value);
    }

    boolean has(String name) {
        return value.isJsonObject() && value.getAsJsonObject().has(name);
    }

    /** A finite number. */
    float number() throws IOException {
        float number = any(value);
        if (!Float.isFinite(number)) {
            throw wrong("no number");
        }
        return number;
    }

    /** A whole number within these bounds. */
    int whole(int least, int most) throws IOException {
        float number = number();
        if (number != Math.rint(number) || number < least || number > most) {
            throw wrong("no whole number from %d to %d".formatted(least, most));
        }
        return (int) number;
    }

    /**
     * Numbers, which need not be finite: rosbridge says {@code null} in JSON for each that is not.
     */
    float[] numbers() throws IOException {
        JsonArray all = array();
        float[] numbers = new float[all.size()];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = any(all.get(i));
        }
        return numbers;
    }

    List<RosMessage> list() throws IOException {
        List<RosMessage> list = new ArrayList<>();
        for (JsonElement one : array()) {
            list.add(new RosMessage("%s[%d]".formatted(place, list.size()), one));
        }
        return list;
    }

    private JsonArray array() throws IOException {
        if (!value.isJsonArray()) {
            throw wrong("no list");
        }
        return value.getAsJsonArray();
    }

    /** NaN where it is none. */
    private static float any(JsonElement value) {
        try {
            return value.isJsonPrimitive() && value.getAsJsonPrimitive().isNumber()
                    ? value.getAsFloat()
                    : Float.NaN;
        } catch (NumberFormatException _) {
            return Float.NaN;
        }
    }

    boolean isTrue() {
        return value.isJsonPrimitive()
                && value.getAsJsonPrimitive().isBoolean()
                && value.getAsBoolean();
    }

    String text() throws IOException {
        if (!value.isJsonPrimitive() || !value.getAsJsonPrimitive().isString()) {
            throw wrong("no text");
        }
        return value.getAsString();
    }

    /** The bytes that a text is the base64 of. */
    byte[] bytes() throws IOException {
        try {
            return Base64.getDecoder().decode(text());
        } catch (IllegalArgumentException e) {
            throw new IOException("'%s' is no base64".formatted(place), e);
        }
    }
}
