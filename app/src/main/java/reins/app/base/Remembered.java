package reins.app.base;

import com.google.gson.Gson;
import com.google.gson.GsonBuilder;
import com.google.gson.JsonParseException;

import reins.core.fact.ReinsException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Small files that the program keeps from one start to the next. Safe on every thread. */
public final class Remembered {
    private Remembered() {}

    /** What is in a file; empty where nothing readable is, for a lost habit is worth no message. */
    public static <T> Optional<T> read(Path file, Class<T> type) {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(new Gson().fromJson(Files.readString(file), type));
        } catch (IOException | JsonParseException _) {
            return Optional.empty();
        }
    }

    /**
     * @throws ReinsException where it cannot be written
     */
    public static void write(Path file, Object habit) {
        try {
            Files.writeString(
                    file,
                    new GsonBuilder()
                            .serializeSpecialFloatingPointValues()
                            .setPrettyPrinting()
                            .create()
                            .toJson(habit));
        } catch (IOException e) {
            throw new ReinsException(
                    "What was chosen in the window cannot be remembered; make this file writable: "
                            + file,
                    e);
        }
    }
}
