package reins.sessions.formats;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import reins.core.fact.Camera;
import reins.core.fact.Observation;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.JsonFile;
import reins.sessions.format.Seen;
import reins.sessions.format.Streamed;
import reins.sessions.format.WorldJson;

import java.io.BufferedWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.List;

/**
 * What the session store holds, written down for programs in other languages: a line of JSON for
 * the world, and one for each attempt. Numbers are exact.
 */
final class Told {
    private Told() {}

    static void write(Attempts attempts, Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            out.write(JsonFile.write(WorldJson.write(attempts.world())) + "\n");
            Streamed.each(
                    attempts,
                    attempt ->
                            out.write(
                                    JsonFile.write(attempt(attempt, attempts.world().cameras()))
                                            + "\n"));
        }
    }

    private static JsonObject attempt(Attempt attempt, List<Camera> cameras) {
        JsonObject json = new JsonObject();
        json.addProperty("task", attempt.task());
        json.addProperty("ending", attempt.episode().ending().name());
        JsonArray states = new JsonArray();
        List<Observation> seen = Seen.all(attempt.episode());
        seen.forEach(observation -> states.add(numbers(observation.state())));
        json.add("states", states);
        JsonArray executed = new JsonArray();
        JsonArray rewards = new JsonArray();
        JsonArray driven = new JsonArray();
        for (Step step : attempt.episode().steps()) {
            executed.add(numbers(step.decision().executed().asControls()));
            rewards.add(numbers(step.outcome().reward()));
            driven.add(step.decision().teacherDrives());
        }
        json.add("executed", executed);
        json.add("rewards", rewards);
        json.add("driven", driven);
        JsonObject pictures = new JsonObject();
        for (int i = 0; i < cameras.size(); i++) {
            ByteArrayOutputStream pixels = new ByteArrayOutputStream();
            Seen.pictures(seen, i).forEach(pixels::writeBytes);
            pictures.addProperty(
                    cameras.get(i).name(),
                    Base64.getEncoder().encodeToString(pixels.toByteArray()));
        }
        json.add("pictures", pictures);
        return json;
    }

    private static JsonArray numbers(Vec vec) {
        JsonArray array = new JsonArray();
        for (float value : vec.toArray()) {
            array.add(value);
        }
        return array;
    }
}
