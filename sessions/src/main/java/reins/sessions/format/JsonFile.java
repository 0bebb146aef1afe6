package reins.sessions.format;

import com.google.gson.FormattingStyle;
import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParseException;
import com.google.gson.JsonParser;

import reins.core.fact.ReinsException;
import reins.sessions.Damaged;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads and writes JSON files; nothing in them is trusted. Safe on every thread. */
public final class JsonFile {
    /** More than any description of demonstrations takes, in bytes. */
    private static final long MOST_BYTES = 256L << 20;

    private static final Gson WRITER =
            new GsonBuilder().disableHtmlEscaping().serializeNulls().create();

    /** In lines, for people. */
    private static final Gson PAGE =
            new GsonBuilder()
                    .disableHtmlEscaping()
                    .serializeNulls()
                    .setFormattingStyle(FormattingStyle.PRETTY)
                    .create();

    private JsonFile() {}

    /** One line; NaN and infinite numbers are refused by an IllegalArgumentException. */
    public static String write(JsonElement element) {
        return WRITER.toJson(element);
    }

    /** Writes one object. */
    public static void write(Path file, JsonObject object) throws IOException {
        Files.writeString(file, PAGE.toJson(object) + "\n");
    }

    /**
     * Reads one object, and makes a value from it.
     *
     * @throws ReinsException where the file cannot be read, is none, or {@code make} throws
     */
    public static <T> T read(Path file, Function<JsonObject, T> make) {
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("it is too long");
            }
            return make.apply(JsonParser.parseString(Files.readString(file)).getAsJsonObject());
        } catch (IOException | RuntimeException e) {
            throw damaged(file, "its text", e);
        }
    }

    /** Reads one object a line. */
    public static <T> List<T> readLines(Path file, Function<JsonObject, T> make) {
        List<T> things = new ArrayList<>();
        int number = 0;
        try (BufferedReader in = Files.newBufferedReader(file)) {
            if (Files.size(file) > MOST_BYTES) {
                throw new IllegalArgumentException("it is too long");
            }
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                number++;
                if (!line.isBlank()) {
                    things.add(make.apply(JsonParser.parseString(line).getAsJsonObject()));
                }
            }
        } catch (IOException | RuntimeException e) {
            throw damaged(file, "line " + Math.max(1, number), e);
        }
        return things;
    }

    private static ReinsException damaged(Path file, String place, Exception cause) {
        return switch (cause) {
            case ReinsException known -> known;
            case JsonParseException _ -> Damaged.at(file, place, "there is no JSON", cause);
            default -> Damaged.at(file, place, cause);
        };
    }

    /**
     * @throws IllegalArgumentException where it is not there
     */
    public static JsonElement part(JsonObject object, String name) {
        JsonElement part = object.get(name);
        if (part == null || part.isJsonNull()) {
            throw new IllegalArgumentException("there is no '%s'".formatted(name));
        }
        return part;
    }

    public static JsonObject object(JsonObject object, String name) {
        return part(object, name).getAsJsonObject();
    }

    public static JsonArray array(JsonObject object, String name) {
        return part(object, name).getAsJsonArray();
    }

    public static String text(JsonObject object, String name) {
        return part(object, name).getAsString();
    }

    /**
     * @throws IllegalArgumentException where it is no whole number
     */
    public static long whole(JsonObject object, String name) {
        return part(object, name).getAsBigDecimal().longValueExact();
    }

    public static double number(JsonObject object, String name) {
        return part(object, name).getAsDouble();
    }

    public static boolean has(JsonObject object, String name) {
        return object.has(name) && !object.get(name).isJsonNull();
    }
}
