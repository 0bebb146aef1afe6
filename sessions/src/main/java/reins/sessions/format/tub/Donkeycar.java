package reins.sessions.format.tub;

import com.google.gson.JsonArray;
import com.google.gson.JsonObject;

import reins.core.fact.Action;
import reins.core.fact.Decision;
import reins.core.fact.Episode;
import reins.core.fact.Step;
import reins.core.fact.Vec;
import reins.core.fact.WorldSpec;
import reins.core.flow.Progress;
import reins.sessions.format.Attempt;
import reins.sessions.format.Attempts;
import reins.sessions.format.Extras;
import reins.sessions.format.Format;
import reins.sessions.format.Jpeg;
import reins.sessions.format.Kept;
import reins.sessions.format.Memo;
import reins.sessions.format.Note;
import reins.sessions.format.Streamed;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A folder as donkeycar's tub of version 2: a record a tick with the first camera's picture, {@code
 * user/angle} and {@code user/throttle} as the teacher has them or would have them, {@code pilot/…}
 * as the policy has them, and {@code user/mode}, {@code user} where the teacher drove and {@code
 * pilot} elsewhere. Each attempt is a session of its own. What else Reins knows is in inputs whose
 * names begin with {@code reins/}. Safe on every thread.
 */
public final class Donkeycar implements Format {
    static final String IMAGE = "cam/image_array";
    static final String OURS = "reins/";
    static final String STATE = OURS + "state";
    static final String MEMO = OURS + "memo";

    private static final int WIDTH = 160;
    private static final int HEIGHT = 120;

    @Override
    public String id() {
        return "donkeycar";
    }

    @Override
    public String title() {
        return "donkeycar tub v2";
    }

    @Override
    public String readers() {
        return "donkeycar, its tub manager and trainer";
    }

    @Override
    public Optional<String> ending() {
        return Optional.empty();
    }

    /** A tub has no room for what the last tick led to, and one camera of one size. */
    @Override
    public Set<Kept> keeps() {
        return EnumSet.complementOf(
                EnumSet.of(
                        Kept.LAST_STATE, Kept.LAST_PICTURES, Kept.PICTURES, Kept.PICTURES_NEARLY));
    }

    @Override
    public void write(Attempts attempts, Path target, Progress progress) throws IOException {
        Driving driving = Driving.of(attempts.world());
        Path images = Files.createDirectories(target.resolve(DonkeycarAttempts.IMAGES));
        try (TubWriter tub = new TubWriter(target, inputs(attempts.world()), attempts)) {
            int count = attempts.count();
            int[] done = {0};
            Streamed.each(
                    attempts,
                    attempt -> {
                        tub.beginSession();
                        write(tub, images, driving, attempt);
                        done[0]++;
                        progress.at(Math.min(done[0], count), Math.max(1, count));
                    });
            tub.finish(Note.of(attempts).json());
        }
    }

    /** Each input's type, by its name. */
    private static SortedMap<String, String> inputs(WorldSpec world) {
        SortedMap<String, String> inputs = new TreeMap<>();
        if (!world.cameras().isEmpty()) {
            inputs.put(IMAGE, "image_array");
        }
        for (String driver : List.of("user", "pilot")) {
            inputs.put(driver + "/angle", "float");
            inputs.put(driver + "/throttle", "float");
        }
        inputs.put("user/mode", "str");
        inputs.put(MEMO, "str");
        inputs.put(STATE, "list");
        inputs.put(OURS + Extras.MODE, "int");
        inputs.put(OURS + Extras.VERSION, "int");
        for (String name : List.of(Extras.EXECUTED, Extras.WISH, Extras.TAUGHT, Extras.REWARDS)) {
            inputs.put(OURS + name, "list");
        }
        return inputs;
    }

    private static void write(TubWriter tub, Path images, Driving driving, Attempt attempt)
            throws IOException {
        Episode episode = attempt.episode();
        for (Step step : episode.steps()) {
            Decision decision = step.decision();
            JsonObject record = new JsonObject();
            if (!driving.world().cameras().isEmpty()) {
                String name = tub.index() + "_" + IMAGE.replace('/', '_') + "_.jpg";
                Files.write(
                        images.resolve(name),
                        Jpeg.encode(step.observation().frames().getFirst(), WIDTH, HEIGHT));
                record.addProperty(IMAGE, name);
            }
            if (step.tick() == episode.start().firstTick()) {
                record.addProperty(MEMO, Memo.of(attempt).json());
            }
            Action user = decision.label().orElse(decision.executed());
            record.addProperty("user/angle", driving.angle(user));
            record.addProperty("user/throttle", driving.throttle(user));
            record.addProperty("user/mode", decision.teacherDrives() ? "user" : "pilot");
            if (!(decision instanceof Decision.Demonstrated)) {
                record.addProperty("pilot/angle", driving.angle(decision.wish()));
                record.addProperty("pilot/throttle", driving.throttle(decision.wish()));
            }
            record.add(STATE, numbers(step.observation().state()));
            record.addProperty(OURS + Extras.MODE, Extras.mode(decision));
            record.addProperty(OURS + Extras.VERSION, step.policy().version());
            record.add(OURS + Extras.EXECUTED, numbers(decision.executed().asControls()));
            record.add(OURS + Extras.WISH, numbers(decision.wish().asControls()));
            record.add(OURS + Extras.TAUGHT, numbers(user.asControls()));
            record.add(OURS + Extras.REWARDS, numbers(step.outcome().reward()));
            tub.add(record);
        }
    }

    /** JSON has no name for what is not finite: that is a text. */
    private static JsonArray numbers(Vec vec) {
        JsonArray array = new JsonArray();
        for (float value : vec.toArray()) {
            if (Float.isFinite(value)) {
                array.add(value);
            } else {
                array.add(String.valueOf(value));
            }
        }
        return array;
    }

    @Override
    public Attempts read(Path source) {
        return DonkeycarAttempts.open(source);
    }
}
